import { fewOf } from '../../findings/index';
import type { MeshCluster, MeshState } from '../../mesh/index';
import type { TreesRule } from '../rule';
import { meshOf } from './mesh';

export const sameHostnames: TreesRule = {
  id: 'service/same-hostnames',
  severity: 'warning',
  breaks:
    'The name of one pod answers with the addresses of several: who asks for a certain member of a database gets another.',
  docs: 'Documentation/network/clustermesh/global-services.rst, headless',
  *check(trees) {
    const state = meshOf(trees);
    for (const [key, holders] of state.holders) {
      const byHostname = new Map<string, string[]>();
      for (const name of holders)
        for (const hostname of hostnamesOf(state.clusters.get(name), key)) append(byHostname, hostname, name);
      const [hostname, clusters] = [...byHostname].find(([, names]) => areLinked(state, names)) ?? [];
      if (hostname === undefined || clusters === undefined) continue;
      const place = clusters.map(name => state.clusters.get(name)?.services.get(key)?.path);
      yield {
        at: place.find(path => path !== undefined) ?? '',
        clusters,
        message: `pods behind the headless service ${key} have the same names in ${fewOf(clusters)}, such as '${hostname}'`,
        hint: 'Give the StatefulSet another name in each cluster, or silence this where nobody calls a single pod.',
      };
    }
  },
};

/** Host names that pods have below a headless global Service. */
function hostnamesOf(cluster: MeshCluster | undefined, key: string): readonly string[] {
  const service = cluster?.services.get(key)?.value;
  if (service?.headless !== true || service.annotations['service.cilium.io/global'] !== 'true') return [];
  return (cluster?.workloads.get(service.namespace) ?? [])
    .filter(({ value }) => value.subdomain === service.name)
    .flatMap(({ value }) => value.hostnames);
}

function append(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function areLinked({ links }: MeshState, names: readonly string[]): boolean {
  const those = new Set(names);
  return names.some(name => links.get(name)?.some(peer => those.has(peer)));
}
