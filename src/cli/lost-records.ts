import { existsSync } from 'node:fs';
import path from 'node:path';
import { fewOf, printable } from '../findings/index';
import { objectsOf } from '../kinds/index';
import { manifestName } from '../output/index';
import type { ClusterPlan, Plan } from '../plan/index';
import { type Ids, recordedId } from '../registry/index';
import type { Synthesized } from './blueprints';
import { UsageError } from './terminal';
import { sourceOf, type WrittenCluster, writtenClusters } from './written-ids';

/** A fleet, and what was written of it that its lock does not know. */
export interface Compared extends Synthesized {
  readonly wasWritten: boolean;
  /** Ids of clusters that only what was written still has, where the lock has nothing of the fleet. */
  readonly gone: Ids;
}

/** The folders of other fleets than those that are synthesised. */
interface OtherFleets {
  readonly fleets: readonly string[];
  /** True when no blueprint makes them, so that also the name of a cluster says which one it was. */
  readonly areStray: boolean;
}

/**
 * Compares the clusters that a lock has no entry of with what was written before. Their lock was lost, or their
 * blueprint was moved or renamed without it, and clusters that run would get other ids.
 *
 * @throws UsageError when anything differs that must not
 */
export function compareWithWritten(out: string, synthesis: Synthesized, others: OtherFleets): Compared {
  const { lock, fleet, plan } = synthesis;
  if (plan === undefined) return Object.assign(synthesis, { wasWritten: false, gone: new Map() });
  const known = lock.registry.fleets.get(fleet);
  const isNew = (name: string): boolean => recordedId(known, name) === undefined;
  const newcomers = plan.clusters.filter(({ name }) => isNew(name));
  const written = writtenClusters(out, fleet, isNew);
  const byName = new Map(newcomers.map(cluster => [cluster.name, cluster]));
  refuse(
    differences(written, ({ cluster }) => byName.get(cluster), newcomers, plan),
    `${lock.shown} has no entry of clusters that ${path.join(out, fleet)} has already, and the blueprint is not like them`,
    `Bring the lock back (git restore ${lock.shown}), move it along with its blueprint, or put back what ${path.join(out, fleet)} has. Where such a cluster is gone for good, delete its folder there.`,
  );
  refuseUnreadable(out, synthesis, newcomers, written);
  if (newcomers.length > 0) refuseRenamed(out, synthesis, plan, newcomers, others);
  const gone = known === undefined ? written.filter(({ cluster }) => !byName.has(cluster)) : [];
  // Each id once, whatever was written: a lock in which two clusters have one id is refused.
  const owners = new Map(gone.map(({ id, cluster }) => [id, cluster]));
  const wasGone = new Map([...owners].map(([id, cluster]) => [cluster, id]));
  return Object.assign(synthesis, { wasWritten: written.length > 0, gone: wasGone });
}

/** A fleet of another name is the same fleet when its clusters have the same repositories. */
function refuseRenamed(
  out: string,
  { lock, fleet, trees }: Synthesized,
  plan: Plan,
  newcomers: readonly ClusterPlan[],
  { fleets, areStray }: OtherFleets,
): void {
  const byName = new Map(newcomers.map(cluster => [cluster.name, cluster]));
  const bySource = new Map(
    trees.flatMap(tree => {
      const instance = [...objectsOf(tree)].find(({ object }) => object.kind === 'FluxInstance');
      const [cluster, source] = [byName.get(tree.cluster), sourceOf(instance?.object)];
      return cluster === undefined || source === undefined ? [] : [[source, cluster] as const];
    }),
  );
  const partner = ({ cluster, source }: WrittenCluster): ClusterPlan | undefined =>
    source !== undefined ? bySource.get(source) : areStray ? byName.get(cluster) : undefined;
  for (const other of fleets) {
    const written = writtenClusters(out, other);
    if (!written.some(cluster => partner(cluster) !== undefined)) continue;
    refuse(
      differences(written, partner, newcomers, plan),
      `${lock.shown} has no entry of clusters of '${fleet}' that ${path.join(out, other)} has already, as of a fleet of another name, and the blueprint is not like them`,
      `If '${other}' is now '${fleet}', write the new name in place of the old one in ${lock.shown} (bring it back first where it is gone: git restore), and put back what differs. Where no cluster of '${other}' runs any more, delete ${path.join(out, other)}.`,
    );
  }
}

/** What would become of running clusters, one line each. */
function differences(
  written: readonly WrittenCluster[],
  partner: (written: WrittenCluster) => ClusterPlan | undefined,
  newcomers: readonly ClusterPlan[],
  { mesh: { maxConnectedClusters: most } }: Plan,
): string[] {
  const takers = new Map(newcomers.map(cluster => [cluster.id, cluster.name]));
  return written.flatMap(before => {
    const [cluster, taker] = [partner(before), takers.get(before.id)];
    if (cluster === undefined)
      return taker === undefined
        ? []
        : [
            `'${taker}' has the id ${before.id}, which is reserved for '${before.cluster}' of ${before.shown}, a cluster that the blueprint does not have`,
          ];
    const size = before.maxConnectedClusters ?? most;
    return [
      cluster.name !== before.cluster && `'${cluster.name}' has the repository of ${before.shown}`,
      cluster.id !== before.id &&
        `'${cluster.name}' has the id ${cluster.id}; ${before.shown} has ${before.id}`,
      size !== most && `'${cluster.name}' has maxConnectedClusters ${most}; ${before.shown} has ${size}`,
    ].filter(line => line !== false);
  });
}

const shownAtMost = 8;

function refuse(lines: readonly string[], what: string, hint: string): void {
  if (lines.length === 0) return;
  const more = lines.length > shownAtMost ? [`and ${lines.length - shownAtMost} more`] : [];
  const shown = [...lines.slice(0, shownAtMost), ...more].map(line => `  ${printable(line)}\n`).join('');
  throw new UsageError(
    `${printable(what)}:\n${shown}` +
      '  Identities that exist keep the old name, id and size, so that on running clusters peers and policies no longer agree on whose pods they are.\n' +
      `  ${printable(hint)}`,
  );
}

/** Without knowing the id that a cluster was written with, no other can be given to it. */
function refuseUnreadable(
  out: string,
  { lock, fleet }: Synthesized,
  newcomers: readonly ClusterPlan[],
  written: readonly WrittenCluster[],
): void {
  const readable = new Set(written.map(({ cluster }) => cluster));
  const lost = newcomers
    .filter(({ name, autoId }) => autoId && !readable.has(name))
    .map(({ name }) => name)
    .filter(name => existsSync(path.join(out, fleet, name, manifestName)));
  if (lost.length > 0)
    throw new UsageError(
      `${lock.shown} has no id of ${fewOf(lost)}, which ${path.join(out, fleet)} has already.\n` +
        '  With id: auto it could be another one than the cluster runs with. Bring the lock back (git restore), move it along with its blueprint, or write the id that the cluster runs with.',
    );
}
