import type { MeshCluster, MeshState } from '../../mesh/index';
import type { NamedPort } from './flow';
import type { Identity } from './identity';
import type { NamedPorts } from './port-match';

/** Cilium keeps one port per name, whatever its protocol: of two containers the last one (cilium pkg/types/portmap.go). */
const byName = (ports: readonly NamedPort[]): ReadonlyMap<string, NamedPort> =>
  new Map(ports.flatMap(port => (port.name === undefined ? [] : [[port.name.toLowerCase(), port]])));

/** At ingress a name is a port of the pod itself. */
export function ownPorts({ ports = [] }: Identity): NamedPorts {
  if (ports === 'unknown')
    return name => ({ unknown: `which port of the pod has the name ${name}, if any, is not known` });
  const named = byName(ports);
  return (name, protocol) => {
    const port = named.get(name);
    return port?.protocol === protocol ? port.port : undefined;
  };
}

/**
 * What names of ports mean at egress. Since 1.20 they are ports of the destination (cilium/cilium#45760). Before, Cilium
 * did not ask the destination: a name had a number where all pods that the node knows of agree, and none where they do
 * not (cilium/cilium#30003).
 */
export class MeshPorts {
  private readonly byCluster = new Map<string, ReadonlyMap<string, ReadonlySet<number>>>();

  constructor(private readonly state: MeshState) {}

  /** What a pod of a cluster takes a name of its destination for; a destination that is no pod gives no name. */
  seenFrom({ name: cluster, settings }: MeshCluster, destination: Identity): NamedPorts {
    const own = ownPorts(destination);
    if (settings.minor >= 1020) return own;
    return (name, protocol) => {
      const number = own(name, protocol);
      if (typeof number === 'object') return number;
      const key = portKey(name, protocol);
      const numbers = new Set(number === undefined ? [] : [number]);
      for (const known of [cluster, ...(this.state.links.get(cluster) ?? [])])
        for (const other of this.of(known).get(key) ?? []) numbers.add(other);
      if (numbers.size === 0) return undefined;
      if (numbers.size > 1) return { unknown: `pods give the port name ${name} different numbers` };
      return number ?? { unknown: `other pods have the port name ${name}, the destination has not` };
    };
  }

  private of(cluster: string): ReadonlyMap<string, ReadonlySet<number>> {
    const before = this.byCluster.get(cluster);
    if (before !== undefined) return before;
    const found = new Map<string, Set<number>>();
    const workloads = [...(this.state.clusters.get(cluster)?.workloads.values() ?? [])].flat();
    for (const { value } of workloads)
      for (const [name, { port, protocol }] of byName(value.hostNetwork ? [] : value.ports)) {
        const key = portKey(name, protocol);
        const numbers = found.get(key) ?? new Set();
        found.set(key, numbers.add(port));
      }
    this.byCluster.set(cluster, found);
    return found;
  }
}

const portKey = (name: string, protocol: string): string => `${protocol} ${name.toLowerCase()}`;
