import type { ExportedPort, ExportSpec } from './export';

/** Two ports that contradict each other. */
interface PortConflict {
  /** Of the export that loses. */
  readonly cluster: string;
  /** Of the export that the merged port came from; where whole lists differ the oldest, or what the oldest lacks. */
  readonly against: string;
  /** What differs: `name`, `appProtocol`, `port` of one name, or `ports` as a whole, by position. */
  readonly differs: 'name' | 'appProtocol' | 'port' | 'ports';
  /** The port that is left out or differs; undefined where whole lists differ. */
  readonly port?: ExportedPort;
}

/** The ports of an import, and the first conflict among those of its exports. */
interface MergedPorts {
  readonly ports: readonly ExportedPort[];
  readonly conflict?: PortConflict;
}

interface Owned {
  readonly cluster: string;
  readonly port: ExportedPort;
}

const sameNumber = (a: ExportedPort, b: ExportedPort): boolean =>
  a.port === b.port && a.protocol === b.protocol;

const sameAppProtocol = (a: ExportedPort, b: ExportedPort): boolean =>
  (a.appProtocol ?? '') === (b.appProtocol ?? '');

const samePort = (a: ExportedPort, b: ExportedPort): boolean =>
  a.name === b.name && sameNumber(a, b) && sameAppProtocol(a, b);

/**
 * The union of the ports of some exports, oldest first, as cilium pkg/clustermesh/mcsapi mergePorts makes it. A port
 * whose name is taken by another number is left out; of two with one number the older stays. Lists are then compared
 * by position, so that the same ports in another order are a conflict too.
 */
export function mergePorts(exports: readonly ExportSpec[], comparesPositions: boolean): MergedPorts {
  const merged: Owned[] = [];
  let conflict: PortConflict | undefined;
  for (const { cluster, ports } of exports)
    for (const port of ports) {
      const named = merged.find(older => older.port.name === port.name);
      const numbered = merged.find(older => sameNumber(older.port, port));
      if (named !== undefined && !sameNumber(named.port, port))
        conflict ??= { cluster, against: named.cluster, differs: 'port', port };
      else if (numbered === undefined) merged.push({ cluster, port });
      else conflict ??= contradiction(cluster, port, numbered);
    }
  const ports = merged.map(({ port }) => port);
  if (comparesPositions) conflict ??= differentList(exports, merged);
  return { ports, ...(conflict !== undefined && { conflict }) };
}

function contradiction(cluster: string, port: ExportedPort, older: Owned): PortConflict | undefined {
  if (port.name !== older.port.name) return { cluster, against: older.cluster, differs: 'name', port };
  if (!sameAppProtocol(port, older.port))
    return { cluster, against: older.cluster, differs: 'appProtocol', port };
  return undefined;
}

function differentList(exports: readonly ExportSpec[], merged: readonly Owned[]): PortConflict | undefined {
  const ports = merged.map(({ port }) => port);
  const cluster = exports.find(spec => !sameList(spec.ports, ports))?.cluster;
  if (cluster === undefined) return undefined;
  // The oldest differs from what newer ones added.
  const [oldest] = exports;
  const added = merged.find(owned => owned.cluster !== cluster);
  const against = oldest?.cluster === cluster ? added?.cluster : oldest?.cluster;
  return { cluster, against: against ?? cluster, differs: 'ports' };
}

const sameList = (a: readonly ExportedPort[], b: readonly ExportedPort[]): boolean =>
  a.length === b.length &&
  a.every((port, i) => {
    const other = b[i];
    return other !== undefined && samePort(port, other);
  });
