import type { BaselinePolicy, PodsOfPeer } from '../../../plan/index';

/** Whether every namespace of the pods is in one of some baselines, in a cluster. */
export function covers(
  { namespaces }: PodsOfPeer,
  cluster: string,
  baselines: readonly BaselinePolicy[],
): boolean {
  const here = baselines.filter(({ clusters }) => clusters.includes(cluster));
  const ofFleet = here.filter(({ namespace }) => namespace === undefined);
  if (!('names' in namespaces)) return ofFleet.length > 0;
  return namespaces.names.every(
    name =>
      here.some(({ namespace }) => namespace === name) ||
      ofFleet.some(({ leavesOut }) => !leavesOut.includes(name)),
  );
}
