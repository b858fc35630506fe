import type { Digests } from './digests';
import { type Blocked, type Entry, join, type TreeView } from './git/tree-view';
import type { Target } from './target';
import type { History } from './written';

/** A cluster's folder at the tip of a branch. */
export interface ClusterFolder {
  readonly view: TreeView;
  readonly target: Target;
  readonly history: History;
  /** Where many folders are looked at. */
  readonly digests?: Digests;
}

/** What stands at a path below the cluster's folder. */
export const entryAt = (
  { view, target }: ClusterFolder,
  file: string,
): Promise<Entry | Blocked | undefined> => view.at(join(target.path, file));
