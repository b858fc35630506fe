import type { Link, Plan } from './plan';

/** Every peering of a fleet once, in order. The plan has them as peers of clusters alone: 511 clusters have 130,305. */
export const linksIn = ({ clusters }: Pick<Plan, 'clusters'>): Link[] =>
  clusters.flatMap(({ name, peers }) => peers.filter(peer => name < peer).map((peer): Link => [name, peer]));
