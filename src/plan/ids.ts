import { type Finding, found } from '../findings/index';
import { mergeValues } from '../kinds/index';
import type { Cluster, FleetProps } from '../model/index';
import { allocate, type FleetRecord, type Ids } from '../registry/index';
import type { PlatformSetup } from '../platforms/index';
import { datapathOf } from '../values/index';
import { platformOf } from './clusters';
import { sizeOf } from './mesh';
import { mistakes } from './mistakes';
import type { Survey } from './survey';

/** The usable parts of a fleet, each of its clusters with an id. */
export interface Identified extends Survey {
  readonly ids: Ids;
  /** What its platform settles about each cluster, by name. */
  readonly platforms: ReadonlyMap<string, PlatformSetup>;
  /** What was synthesised before, without the clusters that a mistake keeps out now. */
  readonly recorded: FleetRecord | undefined;
}

/** Gives each cluster its id: the written one, or for `auto` one of its own. */
export function identify(parts: Survey, props: FleetProps, record: FleetRecord | undefined): Identified {
  const most = sizeOf(props);
  const platforms = new Map(parts.clusters.map(cluster => [cluster.name, platformOf(cluster)]));
  const claims = parts.clusters.map(cluster => ({
    name: cluster.name,
    id: cluster.props.id,
    reservedIdBit: reservedIdBit(cluster, props, platforms.get(cluster.name)),
  }));
  const ids = allocate(claims, record, most);
  const without = claims.map(({ name }) => name).filter(name => !ids.has(name));
  const broken = new Set([...parts.broken, ...without]);
  return {
    ...parts,
    clusters: parts.clusters.filter(({ name }) => ids.has(name)),
    broken,
    findings: [...parts.findings, ...without.map(name => noFreeId(name, record, most))],
    ids,
    platforms,
    recorded: record && {
      ...record,
      clusters: leaveOut(broken, record.clusters),
      left: leaveOut(broken, record.left),
    },
  };
}

/** Known before the values are composed: the platform's, and people's own where those leave a path free. */
function reservedIdBit(
  cluster: Cluster,
  { cilium }: FleetProps,
  platform: PlatformSetup | undefined,
): number {
  const people = mergeValues(cilium.values ?? {}, cluster.props.cilium?.values ?? {});
  const values = mergeValues(people, platform?.values ?? {});
  return datapathOf(values).reservedIdBit?.bit ?? 0;
}

const leaveOut = (names: ReadonlySet<string>, ids: Ids): Ids =>
  new Map([...ids].filter(([name]) => !names.has(name)));

function noFreeId(name: string, record: FleetRecord | undefined, most: number): Finding {
  const left = record?.left.size ?? 0;
  return found(mistakes.noFreeId, {
    at: name,
    clusters: [name],
    message: `no id that '${name}' could have is free`,
    expected: `a free id from 1 to ${most} (mesh.maxConnectedClusters) that its platform can have`,
    ...(left > 0 && { actual: `${left} are reserved for clusters that left` }),
    hint: 'Release the ids of clusters that are gone for good (meshprint release), or put the cluster into a fleet of its own.',
  });
}
