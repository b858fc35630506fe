import { onceFor } from '../../kinds/once';
import { fewOf } from '../../findings/index';
import type { MeshState, ServiceFacts } from '../../mesh/index';
import { sharingOf } from '../../simulate/index';
import type { TreesRule } from '../rule';
import { meshOf } from './mesh';

export const globalPorts: TreesRule = {
  id: 'service/global-ports',
  severity: 'error',
  breaks:
    'Backends of other clusters are found by the name and protocol of the port: callers of one that only some clusters have, or call otherwise, reach fewer backends or none.',
  docs: 'Documentation/network/clustermesh/global-services.rst; cilium pkg/loadbalancer/writer',
  *check(trees) {
    const state = meshOf(trees);
    for (const [key, holders] of state.holders) {
      const groups = byPorts(state, key, holders);
      if (groups.size < 2) continue;
      const [one, other] = linkedPair(state, [...groups.values()]) ?? [];
      if (one === undefined || other === undefined) continue;
      const place = (name: string): string | undefined => state.clusters.get(name)?.services.get(key)?.path;
      yield {
        at: place(other) ?? place(one) ?? '',
        clusters: [one, other].sort(),
        message: `the global Service ${key} has other ports in ${other} than in ${one}: ${portsIn(state, key, other)} and ${portsIn(state, key, one)}`,
        hint: 'Give it ports of the same names, numbers and protocols everywhere; target ports may differ.',
      };
    }
  },
};

/** The clusters that have a global Service of a name, by its ports. */
function byPorts(
  { clusters }: MeshState,
  key: string,
  holders: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  let last: { readonly found: unknown; readonly version: unknown; readonly group?: string[] } | undefined;
  for (const name of holders) {
    const cluster = clusters.get(name);
    const found = cluster?.services.get(key);
    const version = cluster?.settings.version;
    // Clusters alike share what is found in them.
    if (last?.found !== found || last?.version !== version)
      last = {
        found,
        version,
        ...(found && isGlobal(found.value, version) && { group: groupIn(groups, found.value) }),
      };
    last?.group?.push(name);
  }
  return groups;
}

const isGlobal = (service: ServiceFacts, version: string | undefined): boolean =>
  !service.headless && service.type !== 'ExternalName' && sharingOf(service, version).global;

function groupIn(groups: Map<string, string[]>, service: ServiceFacts): string[] {
  const ports = textOf(service.ports);
  const group = groups.get(ports) ?? [];
  groups.set(ports, group);
  return group;
}

/** Equal objects of a fleet are one object, so that most services are put into words once. */
const textOf = onceFor((ports: ServiceFacts['ports']) =>
  ports
    .map(({ name, port, protocol }) => `${name === '' ? '' : `${name} `}${port}/${protocol}`)
    .sort()
    .join(', '),
);

function portsIn({ clusters }: MeshState, key: string, name: string): string {
  const service = clusters.get(name)?.services.get(key)?.value;
  return service === undefined ? '' : fewOf(textOf(service.ports).split(', '));
}

/** Two clusters of different groups that are linked. */
function linkedPair(
  { links }: MeshState,
  groups: readonly (readonly string[])[],
): readonly [string, string] | undefined {
  for (const [i, group] of groups.entries()) {
    const others = groups.slice(i + 1).flat();
    for (const one of group) {
      const peers = new Set(links.get(one));
      const other = others.find(name => peers.has(name));
      if (other !== undefined) return [one, other];
    }
  }
  return undefined;
}
