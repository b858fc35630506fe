import { type FoldedChange, sayPath } from '../change';
import { peerOf } from '../risk/subject';
import { clustersOf, counted, type Intent } from './intent';

/** A cluster that only the later state has, and what the others get for it. */
export const joins: Intent = {
  id: 'cluster-joins',
  subjectOf: (change, { joined }) => named(change, joined, 'added'),
  title: (name, changes) => `cluster ${name} joins: ${counts(changes, '1 new repository', 'gets', 'get')}`,
};

/** A cluster that only the earlier state has, and what the others lose with it. */
export const leaves: Intent = {
  id: 'cluster-leaves',
  subjectOf: (change, { left }) => named(change, left, 'removed'),
  title: (name, changes) =>
    `cluster ${name} leaves: ${counts(changes, '1 repository less', 'loses', 'lose')}`,
};

/** The cluster that a difference is about: its repository, a peer entry with its name, its name in a list. */
function named(
  change: FoldedChange,
  some: ReadonlySet<string>,
  kind: FoldedChange['kind'],
): string | undefined {
  if (change.kind !== kind) return undefined;
  if (change.file === '') return change.clusters.length === 1 ? change.clusters[0] : undefined;
  const peer = peerOf(change);
  if (peer !== undefined) return some.has(peer) && isAllOfPeer(change) ? peer : undefined;
  const value = kind === 'added' ? change.after : change.before;
  return typeof value === 'string' && some.has(value) && isEntryOfList(change) ? value : undefined;
}

export const isAllOfPeer = (change: FoldedChange): boolean => change.path.at(-1) === peerOf(change);
const isEntryOfList = ({ path }: FoldedChange): boolean => /\[[^\]]*\]$/.test(sayPath(path.slice(-1)));

function counts(changes: readonly FoldedChange[], repository: string, one: string, many: string): string {
  const neighbours = clustersOf(changes.filter(change => peerOf(change) !== undefined)).length;
  if (neighbours === 0) return repository;
  return `${repository}, ${counted(neighbours, 'neighbour')} ${neighbours === 1 ? one : many} one peer`;
}
