import { type Cidr, overlaps, parseCidr } from '../../../net/index';
import type { Detail } from '../../../findings/index';
import type { ClusterPlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const reservedRange: PlanRule = {
  id: 'cluster/reserved-range',
  severity: 'warning',
  breaks:
    'The platform answers to these addresses itself, or refuses them: packets to some pods, nodes or services never arrive.',
  docs: 'Documentation/network/clustermesh/aks-clustermesh-prep.rst; eks-clustermesh-prep.rst; RFC 6890',
  *check({ clusters }) {
    for (const cluster of clusters) yield* reserved(cluster);
  },
};

interface Taken {
  readonly cidr: Cidr;
  readonly reason: string;
}

const taken = (cidr: string, reason: string): Taken[] => {
  const parsed = parseCidr(cidr);
  return parsed === undefined ? [] : [{ cidr: parsed, reason }];
};

/** Ranges with a meaning of their own on every platform: RFC 6890, RFC 4291. */
const special: readonly Taken[] = [
  ...taken('0.0.0.0/8', 'means the host itself'),
  ...taken('127.0.0.0/8', 'is the loopback of every host'),
  ...taken('169.254.0.0/16', 'is link-local, with the metadata service of clouds in it'),
  ...taken('224.0.0.0/4', 'is multicast'),
  ...taken('::/127', 'is the loopback of every host'),
  ...taken('fe80::/10', 'is link-local'),
  ...taken('ff00::/8', 'is multicast'),
];

/** What the platform keeps, and what is special everywhere and not named by the platform. */
function rangesOf({ platform }: ClusterPlan): readonly Taken[] {
  const own = platform.reservedRanges.flatMap(({ cidr, reason }) => taken(cidr, reason));
  const named = new Set(own.map(({ cidr }) => cidr.text));
  return [...own, ...special.filter(({ cidr }) => !named.has(cidr.text))];
}

function* reserved(cluster: ClusterPlan): Generator<Detail> {
  const { name, path } = cluster;
  const ranges = rangesOf(cluster);
  for (const property of ['podCidrs', 'nodeCidrs', 'serviceCidrs'] as const)
    for (const { text, cidr } of cluster[property])
      for (const range of ranges)
        if (cidr !== undefined && overlaps(cidr, range.cidr))
          yield {
            at: path,
            clusters: [name],
            message: `${property} ${text} of '${name}' overlaps ${range.cidr.text}, which ${range.reason}`,
            hint: `Take a range apart from ${ranges
              .filter(one => one.cidr.family === cidr.family)
              .map(one => one.cidr.text)
              .join(', ')}.`,
          };
}
