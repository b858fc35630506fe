import { type Cidr, contains, overlaps } from '../../net/index';
import type { ClusterPlan } from '../../plan/index';
import { rangesOf } from '../../simulate/index';
import type { Observed } from '../fleet-choice';
import { UsageError } from '../terminal';
import type { Meant } from './ends';

/** Addresses outside, cut where policies tell them apart. */
export function addresses(address: Cidr, fleet: Observed, clusters: readonly string[]): Meant {
  const notes = insiders(fleet, clusters).flatMap(({ cidr, text, what, of }) => {
    if (!overlaps(cidr, address)) return [];
    if (!contains(cidr, address))
      return [
        `${text} of it are ${what} of ${of}, which policies see by their labels; the answer is not for them`,
      ];
    const mend = what === 'pods' ? 'Name the pods by their labels.' : `Name them host or ${of}/remote-node.`;
    throw new UsageError(
      `${address.text} is among the ${what} of ${of} (${text}), which policies see by their labels. ${mend}`,
    );
  });
  const deciding = clusters.flatMap(name => fleet.state.clusters.get(name) ?? []);
  return {
    candidates: rangesOf(address, deciding).map(({ first, last }) => ({
      name: first === last ? first : `${first} to ${last}`,
      endpoint: { world: { ip: first } },
    })),
    notes,
  };
}

interface Insiders {
  readonly cidr: Cidr;
  readonly text: string;
  readonly what: 'pods' | 'nodes';
  readonly of: string;
}

/** Addresses that have an identity to some clusters: their own, and those of clusters linked with them. */
function insiders({ state, plan }: Observed, clusters: readonly string[]): Insiders[] {
  const known = new Set(clusters.flatMap(name => [name, ...(state.links.get(name) ?? [])]));
  const blocks = (of: string, what: Insiders['what'], list: ClusterPlan['podCidrs']): Insiders[] =>
    list.flatMap(({ cidr, text }) => (cidr === undefined ? [] : [{ cidr, text, what, of }]));
  return (plan?.clusters ?? [])
    .filter(({ name }) => known.has(name))
    .flatMap(({ name, podCidrs, nodeCidrs }) => [
      ...blocks(name, 'pods', podCidrs),
      ...blocks(name, 'nodes', nodeCidrs),
    ]);
}
