import { type Cidr, contains, parseCidr, supernet } from '../../../net/index';
import { type ClusterPlan, valueAt } from '../../../plan/index';
import { type Detail, fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';
import { aboutValue } from '../people-values';

const families = [
  { family: 4, value: 'ipv4NativeRoutingCIDR', property: 'ipv4' },
  { family: 6, value: 'ipv6NativeRoutingCIDR', property: 'ipv6' },
] as const;

export const nativeRoutingCidr: PlanRule = {
  id: 'datapath/native-routing-cidr',
  severity: 'error',
  breaks:
    'Traffic to the pods outside the range is masqueraded: it arrives as the node, or as `world`, and policies drop it.',
  docs: 'Documentation/network/clustermesh/setup.rst',
  *check({ clusters, components }) {
    const byName = new Map(clusters.map(cluster => [cluster.name, cluster]));
    for (const names of components) {
      const component = names.map(name => byName.get(name)).filter(cluster => cluster !== undefined);
      for (const cluster of component)
        if (cluster.datapath.routing === 'native') {
          yield* checkOwnPool(cluster);
          for (const family of families) yield* checkFamily(cluster, component, family);
        }
    }
  },
};

/** A value of 1.20 that copies the cluster's own pool, and so leaves the pods of all others out. */
function* checkOwnPool(cluster: ClusterPlan): Generator<Detail> {
  const keys = ['nativeRoutingCIDRFromClusterPool'];
  if (valueAt(cluster.values, ...keys) !== true) return;
  yield {
    ...aboutValue(cluster, keys, 'takes the cluster’s own pods for all that are routed'),
    hint: 'Leave it out, and set mesh.nativeRoutingCidr to a range that holds the pods of all linked clusters.',
  };
}

function* checkFamily(
  cluster: ClusterPlan,
  component: readonly ClusterPlan[],
  { family, value, property }: (typeof families)[number],
): Generator<Detail> {
  const pods = component.flatMap(({ podCidrs }) =>
    podCidrs.flatMap(({ cidr }) => (cidr?.family === family ? [cidr] : [])),
  );
  if (!cluster.podCidrs.some(({ cidr }) => cidr?.family === family)) return;
  const text = cluster.values[value];
  const range = typeof text === 'string' ? parseCidr(text) : undefined;
  const outside = range === undefined ? pods : pods.filter(cidr => !contains(range, cidr));
  if (outside.length === 0) return;
  yield {
    at: cluster.path,
    clusters: [cluster.name],
    message:
      typeof text !== 'string'
        ? `'${cluster.name}' routes natively, but the mesh has no native routing CIDR for IPv${family}`
        : range === undefined
          ? `the native routing CIDR '${text}' is no CIDR`
          : `the native routing CIDR ${text} does not hold ${list(outside)}`,
    expected: `a range that holds the pods of ${component
      .map(c => c.name)
      .slice(0, 8)
      .join(', ')}`,
    hint: `${advice(pods, property)} Leave room for clusters to come: a change restarts every agent.`,
  };
}

/** Prefixes of the widest private ranges, 10.0.0.0/8 and fc00::/7; anything wider takes in public addresses. */
const widest = { 4: 8, 6: 7 } as const;

function advice(pods: readonly Cidr[], property: 'ipv4' | 'ipv6'): string {
  const common = supernet(pods);
  return common !== undefined && common.prefix >= widest[common.family]
    ? `Set mesh.nativeRoutingCidr.${property}, for example to ${common.text}.`
    : `Move the pods into one private range and set mesh.nativeRoutingCidr.${property} to it: the smallest range that holds them now would take in public addresses.`;
}

const list = (cidrs: readonly Cidr[]): string =>
  fewOf(
    cidrs.map(cidr => cidr.text),
    5,
  );
