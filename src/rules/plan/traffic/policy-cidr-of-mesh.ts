import type { Detail } from '../../../findings/index';
import { type Cidr, contains, type Owned, overlappingPairs } from '../../../net/index';
import {
  type AddressesOfPeer,
  type ClusterPlan,
  type FlowPolicy,
  type Plan,
  valueAt,
} from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { linksBetween } from '../linked';
import { flowsOf, holdersOf, sidesOf } from './flows';

export const policyCidrOfMesh: PlanRule = {
  id: 'policy/cidr-of-mesh',
  severity: 'warning',
  breaks:
    'Cilium compares no pod of the mesh with addresses, nor a node unless it is told to: what was meant to be allowed is denied, and what was meant to be denied passes.',
  docs: 'Documentation/security/policy/language.rst, CIDR based',
  *check(plan) {
    const meant = rangesMeant(plan);
    const areLinked = linksBetween(plan.clusters);
    for (const policy of flowsOf(plan))
      for (const [side, peer] of sidesOf(policy))
        if (peer.kind === 'cidrs') yield* overRanges(policy, side, peer, { meant, areLinked });
  },
};

interface Range {
  readonly cluster: string;
  readonly what: 'pods' | 'nodes';
  readonly cidr: Cidr;
}

interface Around {
  /** By the text of a policy's CIDR, the ranges of the mesh that it lies over. */
  readonly meant: ReadonlyMap<string, readonly Range[]>;
  readonly areLinked: (one: string, other: string) => boolean;
}

function* overRanges(
  policy: FlowPolicy,
  side: string,
  { blocks }: AddressesOfPeer,
  { meant, areLinked }: Around,
): Generator<Detail> {
  const holders = holdersOf(policy);
  // Behind a cluster that is not linked there are no pods, only addresses.
  const isMesh = ({ cluster }: Range): boolean =>
    holders.some(name => name === cluster || areLinked(name, cluster));
  for (const { block, except } of blocks) {
    const holes = except.map(({ cidr }) => cidr);
    const isLeftOut = ({ cidr }: Range): boolean => holes.some(hole => hole && contains(hole, cidr));
    const over = meant.get(block.cidr?.text ?? '')?.find(range => !isLeftOut(range) && isMesh(range));
    if (over !== undefined)
      yield {
        at: policy.path,
        clusters: [over.cluster],
        message: `'${block.text}' in '${side}' of the policy '${policy.path}' lies over ${over.cidr.text}, the ${over.what} of '${over.cluster}', and does not mean them`,
        hint:
          over.what === 'pods'
            ? 'Choose the pods by their labels; if only addresses outside of the mesh are meant, put the range into except.'
            : 'Choose nodes by the entities host and remote-node; if only addresses outside of the mesh are meant, put the range into except.',
      };
  }
}

/** One sweep over all ranges. The default route lies over everything, and whoever writes it means the world. */
function rangesMeant(plan: Plan): Map<string, Range[]> {
  const written = flowsOf(plan).flatMap(policy =>
    sidesOf(policy).flatMap(([, peer]) => (peer.kind === 'cidrs' ? peer.blocks : [])),
  );
  const cidrs = new Map(
    written.flatMap(({ block: { cidr } }) => (cidr && cidr.prefix > 0 ? [[cidr.text, cidr]] : [])),
  );
  const found = new Map<string, Range[]>([...cidrs.keys()].map(text => [text, []]));
  if (cidrs.size === 0) return found;
  const blocks: Owned<string | Range>[] = [
    ...[...cidrs].map(([owner, cidr]) => ({ cidr, owner })),
    ...plan.clusters.flatMap(rangesOf).map(range => ({ cidr: range.cidr, owner: range })),
  ];
  for (const [{ owner: a }, { owner: b }] of overlappingPairs(blocks)) {
    if (typeof a === 'string' && typeof b === 'object') found.get(a)?.push(b);
    if (typeof b === 'string' && typeof a === 'object') found.get(b)?.push(a);
  }
  return found;
}

function rangesOf({ name: cluster, podCidrs, nodeCidrs, values }: ClusterPlan): Range[] {
  const mode = valueAt(values, 'policyCIDRMatchMode');
  const matchesNodes = mode === 'nodes' || (Array.isArray(mode) && mode.includes('nodes'));
  const ranges = (what: Range['what'], written: ClusterPlan['podCidrs']): Range[] =>
    written.flatMap(({ cidr }) => (cidr === undefined ? [] : [{ cluster, what, cidr }]));
  return [...ranges('pods', podCidrs), ...(matchesNodes ? [] : ranges('nodes', nodeCidrs))];
}
