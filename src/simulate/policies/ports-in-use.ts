import { isMap } from '../../kinds/index';
import type { MeshState } from '../../mesh/index';
import type { AskedPort } from './reach';

/** Ports at which something changes, and one that stands for all others of TCP. */
export interface PortsInUse {
  readonly ports: readonly AskedPort[];
  readonly other: AskedPort;
}

const protocols = ['TCP', 'UDP', 'SCTP'] as const;

/** The ports that the policies of some meshes name by number; `ANY` counts as TCP, which stands for the others. */
export function portsInUse(states: readonly MeshState[]): PortsInUse {
  const found = new Map<string, AskedPort>();
  const taken: { readonly from: number; readonly to: number }[] = [];
  const seen = new Set<object>();
  for (const { clusters } of states)
    for (const { policies } of clusters.values())
      for (const { value } of [...policies.values()].flat()) {
        if (seen.has(value)) continue;
        seen.add(value);
        for (const { port, protocol, to } of portsIn([value.spec, value.specs])) {
          found.set(`${protocol} ${port}`, { port, protocol });
          taken.push({ from: port, to });
        }
      }
  const ports = [...found.values()].sort((a, b) => order(a) - order(b) || a.port - b.port);
  return { ports, other: { port: free(taken), protocol: 'TCP' } };
}

const order = ({ protocol = 'TCP' }: AskedPort): number => protocols.findIndex(known => known === protocol);

/** A port that no policy names, alone or in a range. */
function free(taken: readonly { readonly from: number; readonly to: number }[]): number {
  for (let port = 65_535; port > 0; port--)
    if (!taken.some(({ from, to }) => from <= port && port <= to)) return port;
  return 65_535;
}

interface Port {
  readonly port: number;
  readonly protocol: (typeof protocols)[number];
  readonly to: number;
}

/** Whatever in a policy has a number as its port; 0 is every port, and no port to ask for. */
function* portsIn(json: unknown): Generator<Port> {
  if (Array.isArray(json)) for (const item of json) yield* portsIn(item);
  if (!isMap(json)) return;
  const port = Number(json.port);
  if (
    (typeof json.port === 'string' || typeof json.port === 'number') &&
    Number.isInteger(port) &&
    port > 0
  ) {
    const protocol = protocols.find(known => known === json.protocol) ?? 'TCP';
    yield { port, protocol, to: Math.max(port, typeof json.endPort === 'number' ? json.endPort : 0) };
  }
  for (const value of Object.values(json)) yield* portsIn(value);
}
