import type { MeshState } from '../../mesh/index';
import { asksForSeveral } from './asks';
import { policiesOf } from './compile';
import { podIdentity } from './identity';
import { impliedPods } from './implied';
import type { Clash } from './joined';
import { podOf } from './pods';

/** Rules of each cluster of which Cilium can make no policy for some of its pods. */
export function clashesIn(state: MeshState): ReadonlyMap<string, readonly Clash[]> {
  const all = [...state.clusters.values()]
    .filter(asksForSeveral)
    .map(cluster => ({ cluster, policies: policiesOf(cluster) }));
  const suspects = all.filter(({ policies }) => policies.mayClash);
  if (suspects.length === 0) return new Map();
  const implied = impliedPods(state);
  return new Map(
    suspects.map(({ cluster, policies }) => {
      const workloads = [...cluster.workloads.values()].flat().map(({ value }) => podOf(cluster.name, value));
      const pods = [...workloads, ...(implied.get(cluster.name) ?? [])].filter(
        pod => pod.hostNetwork !== true,
      );
      const clashes = pods.flatMap(pod => policies.rulesFor(podIdentity(pod, cluster)).clash ?? []);
      return [cluster.name, [...new Set(clashes)]];
    }),
  );
}
