import { printable } from '../../findings/index';
import { statusContext } from '../../render/index';
import type { Forge, ForgeError, ForgeProblem } from '../forges/forge';
import type { Limits } from './limits';
import type { Standing } from './reports';

/** A cluster as a gate sees it. */
export interface GatedCluster {
  readonly cluster: string;
  readonly wave: number;
  /** Why publishing leaves it alone. */
  readonly held: string | undefined;
  /** Of its tree; see `layersOf`. */
  readonly layers: readonly string[];
  /** The newest commit of its branch, whoever made it; undefined where nothing is published yet. */
  readonly tip: Tip | undefined;
  /** Clusters of one repository should share one, so that it is asked once. Undefined: nothing to ask. */
  readonly forge: Forge | ForgeProblem | undefined;
  /** Why its repository could not be read. */
  readonly unread?: string;
}

/** The newest commit of a branch. */
export interface Tip {
  readonly commit: string;
  /** When it was committed. */
  readonly at: Date;
  /** Whether the cluster's files in it are what the blueprint says now. */
  readonly isCurrent: boolean;
}

/**
 * How a cluster is. Waiting may help one that is `soaking`, `pending` or `unreachable`; it does not help one that has
 * `failed`, is `unpublished`, or `unseen`, since nothing reports on it.
 */
export interface Health {
  readonly state: 'healthy' | 'soaking' | 'pending' | 'unreachable' | 'failed' | 'unpublished' | 'unseen';
  /** About the cluster, without its name and a full stop. */
  readonly says: string;
  /** When it is healthy if nothing happens, or has failed. */
  readonly until?: Date;
}

/** What was reported on a commit, by context, or why nobody could tell. */
export type Reports = ReadonlyMap<string, Standing> | ForgeError;

/** Why a cluster cannot be asked about; undefined where its forge can tell how it is. */
export function unaskable({ wave, layers, tip, forge, unread }: GatedCluster): Health | undefined {
  if (unread !== undefined) return { state: 'unreachable', says: `cannot be read: ${printable(unread)}` };
  if (tip === undefined)
    return { state: 'unpublished', says: `is not published yet: publish wave ${wave} first` };
  if (!tip.isCurrent)
    return {
      state: 'unpublished',
      says: `is not published as the blueprint says now: publish wave ${wave} first`,
    };
  if (forge === undefined)
    return { state: 'unseen', says: 'reports to no forge, so that nobody can tell whether it is healthy' };
  if ('problem' in forge) return { state: 'unseen', says: `cannot be asked about: ${forge.problem}` };
  return layers.length === 0 ? { state: 'unseen', says: 'has no layers that could report' } : undefined;
}

/** How a cluster is by what its layers reported on the tip. */
export function healthOf(
  { cluster, layers }: GatedCluster,
  tip: Tip,
  reports: Reports,
  { soak, timeout }: Limits,
  now: Date,
): Health {
  if (reports instanceof Error)
    return { state: 'unreachable', says: `cannot be asked about: ${printable(reports.message)}` };
  const of = (layer: string): Standing | undefined => reports.get(statusContext(cluster, layer));
  const on = `on the tip ${tip.commit.slice(0, 12)}`;

  // Flux's own sync is no layer, and brings nothing that must be waited for; but when it fails, layers are old ones.
  const failed = [...layers, 'flux-system'].filter(layer => of(layer)?.state === 'failure');
  if (failed.length > 0)
    return {
      state: 'failed',
      says: `has failed ${on}: ${failed.map(layer => told(layer, of(layer))).join('; ')}`,
    };

  const open = layers.filter(layer => of(layer)?.state !== 'success');
  if (open.length > 0) {
    const until = new Date(tip.at.getTime() + timeout);
    return now.getTime() > until.getTime()
      ? { state: 'failed', says: `has layers that did not succeed in time ${on}: ${open.join(', ')}` }
      : { state: 'pending', says: `waits ${on} for ${open.join(', ')}`, until };
  }

  const since = Math.max(...layers.map(layer => of(layer)?.since ?? NaN));
  // Turned round, a time that is none would count as long ago.
  return since + soak <= now.getTime()
    ? { state: 'healthy', says: `is healthy since ${isoTime(since)}` }
    : { state: 'soaking', says: 'is healthy, but not for long enough', until: new Date(since + soak) };
}

const told = (layer: string, standing: Standing | undefined): string =>
  [layer, standing?.words].filter(part => part !== undefined && part !== '').join(', ');

const isoTime = (time: number): string => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
