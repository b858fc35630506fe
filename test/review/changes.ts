import type { Change, Edit } from '../../src/review/change';

/** Every difference in every cluster. */
export const changesOf = (found: ReadonlyMap<string, readonly Edit[]>): Change[] =>
  [...found].flatMap(([cluster, edits]) => edits.map(edit => ({ ...edit, cluster })));
