import type { FlowPolicy, Peer, Plan } from '../../../plan/index';

/** The statements among the policies. */
export const flowsOf = ({ policies }: Plan): FlowPolicy[] =>
  policies.filter(policy => policy.kind === 'flow');

/** The two sides of a statement. */
export const sidesOf = ({ from, to }: FlowPolicy): (readonly ['from' | 'to', Peer])[] => [
  ['from', from],
  ['to', to],
];

/** The clusters that get one of a statement's policies. */
export function holdersOf({ from, to, ends }: FlowPolicy): string[] {
  const members = [
    ...(ends.egress && from.kind === 'pods' ? from.clusters.members : []),
    ...(ends.ingress && to.kind === 'pods' ? to.clusters.members : []),
  ];
  return [...new Set(members)].sort();
}
