import { fewOf } from '../findings/index';
import { didYouMean, nearest } from '../kinds/nearest';
import { Cluster } from '../model/index';
import { recordedId, releaseCluster } from '../registry/index';
import { type FleetLock, loadBlueprint, readLock } from '../synth/index';
import { namedOrAll, usualFolder } from './blueprints';
import { updateLock, withLocks } from './fleet-lock';
import { UsageError } from './terminal';

/** Options of `meshprint release`. */
export interface ReleaseOptions {
  readonly blueprint?: readonly string[];
}

/** A cluster whose id is to be released. */
interface Leaver {
  readonly fleet: string;
  readonly cluster: string;
  readonly id: number;
  readonly lock: FleetLock;
}

/** What a blueprint has now. */
interface Present {
  readonly clusters: ReadonlySet<string>;
  readonly lock: FleetLock;
}

/** `meshprint release`: takes clusters that left out of `fleet.lock`, all of them or none. */
export async function release(named: readonly string[], { blueprint = [] }: ReleaseOptions): Promise<number> {
  const blueprints = withLocks(namedOrAll(blueprint));
  const locks = blueprints.length > 0 ? blueprints.map(({ lock }) => lock) : [readLock(usualFolder)];
  const fleets = new Map<string, Present>();
  for (const { file, lock } of blueprints) {
    const fleet = await loadBlueprint(file);
    const clusters = fleet.node.findAll().filter(part => part instanceof Cluster);
    fleets.set(fleet.name, { clusters: new Set(clusters.map(({ name }) => name)), lock });
  }
  const around = { fleets, locks: [...new Set(locks)], whole: blueprint.length === 0 };
  const leavers = [...new Set(named)].map(name => leaverOf(name, around));
  around.locks.forEach(lock => {
    releaseIn(
      lock,
      leavers.filter(leaver => leaver.lock === lock),
    );
  });
  return 0;
}

function releaseIn(lock: FleetLock, leavers: readonly Leaver[]): void {
  if (leavers.length === 0) return;
  const fleets = leavers.map(({ fleet }) => fleet);
  updateLock(lock, fleets, now =>
    leavers.reduce((before, { fleet, cluster }) => releaseCluster(before, fleet, cluster), now),
  );
  for (const { fleet, cluster, id } of leavers)
    process.stdout.write(`${lock.shown}: ${fleet}/${cluster} is released, and its id ${id} is free\n`);
}

interface Around {
  readonly fleets: ReadonlyMap<string, Present>;
  readonly locks: readonly FleetLock[];
  /** True when these are all blueprints, so that a fleet which none of them makes is gone with all its clusters. */
  readonly whole: boolean;
}

/** What is to be released. Throws where it is not sure that the cluster left. */
function leaverOf(named: string, { fleets, locks, whole }: Around): Leaver {
  const [fleet = '', cluster = '', ...more] = named.split('/');
  if (fleet === '' || cluster === '' || more.length > 0)
    throw new UsageError(`'${named}' is no cluster. Name it with its fleet: meshprint release shop/paris`);
  const present = fleets.get(fleet);
  if (present?.clusters.has(cluster) === true)
    throw new UsageError(
      `${named} is in its blueprint. Only a cluster that left can be released: take it out, and run meshprint synth.`,
    );
  const lock = present?.lock ?? locks.find(({ registry }) => registry.fleets.has(fleet));
  const record = lock?.registry.fleets.get(fleet);
  const id = recordedId(record, cluster);
  if (lock === undefined || record === undefined || id === undefined)
    throw new UsageError(unknown(named, locks));
  if (present === undefined && !whole)
    throw new UsageError(
      `None of the named blueprints makes the fleet '${fleet}', so that nobody can tell whether '${cluster}' left it. Name its blueprint with --blueprint.`,
    );
  // No synth will say that a cluster left where the whole fleet is gone.
  if (present !== undefined && !record.left.has(cluster))
    throw new UsageError(
      `${named} left its blueprint, but the repositories of its peers still have it. Run meshprint synth, and release it when they have applied that.`,
    );
  return { fleet, cluster, id, lock };
}

/** Says which clusters could be meant. */
function unknown(named: string, locks: readonly FleetLock[]): string {
  const left = locks.flatMap(({ registry }) =>
    [...registry.fleets].flatMap(([fleet, record]) =>
      [...record.left.keys()].map(name => `${fleet}/${name}`),
    ),
  );
  const meant = nearest(named, left);
  const where = fewOf(locks.map(({ shown }) => shown));
  const hint =
    meant !== undefined
      ? didYouMean(meant)
      : left.length === 0
        ? 'No cluster has left.'
        : `Those that left: ${fewOf(left.sort())}.`;
  return `${where} has no cluster ${named}. ${hint}`;
}
