import { fewOf } from '../../../findings/index';
import { type Cidr, contains, parseCidr } from '../../../net/index';
import type { ClusterPlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const encryptionStrictCoverage: PlanRule = {
  id: 'encryption/strict-mode-coverage',
  severity: 'warning',
  breaks: 'Traffic with these pods can leave a node unencrypted, though strict mode is on.',
  docs: 'Documentation/security/network/encryption.rst, Encryption strict mode',
  *check({ clusters, components }) {
    const byName = new Map(clusters.map(cluster => [cluster.name, cluster]));
    for (const names of components) {
      const component = names.map(name => byName.get(name)).filter(cluster => cluster !== undefined);
      for (const [cidr, those] of byRange(component)) {
        const range = parseCidr(cidr);
        if (range?.family !== 4) continue;
        const outside = component.flatMap(({ podCidrs }) =>
          podCidrs.filter(pods => isOutside(pods.cidr, range)),
        );
        const texts = outside.map(({ text }) => text);
        if (outside.length > 0)
          for (const { name, path } of those)
            yield {
              at: path,
              clusters: [name],
              message: `strictMode.cidr ${cidr} of '${name}' does not hold ${fewOf(texts, 5)}`,
              hint: 'Widen the range to the pods of every connected cluster; silence this where pods have IPv6, which strict mode does not protect.',
            };
      }
    }
  },
};

/** The clusters with strict mode, by its range: most fleets have one. */
function byRange(component: readonly ClusterPlan[]): Map<string, ClusterPlan[]> {
  const clusters = new Map<string, ClusterPlan[]>();
  for (const cluster of component) {
    const { encryption } = cluster;
    if (encryption.type !== 'wireguard' || encryption.strictMode === undefined) continue;
    const { cidr } = encryption.strictMode;
    const those = clusters.get(cidr);
    if (those === undefined) clusters.set(cidr, [cluster]);
    else those.push(cluster);
  }
  return clusters;
}

const isOutside = (cidr: Cidr | undefined, range: Cidr): boolean =>
  cidr !== undefined && !contains(range, cidr);
