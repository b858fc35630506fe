import type { Edit, FoldedChange } from './change';
import { peerOf, recordedPeer } from './risk/subject';

/** Equal differences of several clusters as one, in the order of their places. */
export function foldChanges(found: ReadonlyMap<string, readonly Edit[]>): FoldedChange[] {
  const byIdentity = new Map<Edit, string[]>();
  for (const [cluster, edits] of found)
    for (const edit of edits) {
      const clusters = byIdentity.get(edit);
      if (clusters === undefined) byIdentity.set(edit, [cluster]);
      else clusters.push(cluster);
    }
  const byText = new Map<string, { readonly edit: Edit; readonly clusters: string[] }>();
  for (const [edit, clusters] of byIdentity) {
    const text = JSON.stringify([placeOf(edit), edit.kind, edit.before, edit.after, edit.fate]);
    const alike = byText.get(text);
    if (alike === undefined) byText.set(text, { edit, clusters });
    else alike.clusters.push(...clusters);
  }
  return withOutliers([...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, folded]) => folded));
}

const placeOf = ({ layer, file, object, path }: Edit): string => JSON.stringify([layer, file, object, path]);

/** Texts, and who is linked with whom: that others change otherwise says nothing there. */
const isEachItsOwn = (edit: Edit): boolean =>
  (edit.object === undefined && edit.path.length === 0) ||
  recordedPeer(edit) !== undefined ||
  (peerOf(edit) !== undefined && edit.path.at(-1) === peerOf(edit));

/** From how many clusters on it can be said what most of them do. */
const fewestForMost = 3;

function withOutliers(folded: readonly { edit: Edit; clusters: readonly string[] }[]): FoldedChange[] {
  const total = new Map<string, number>();
  const largest = new Map<string, number>();
  for (const { edit, clusters } of folded) {
    const place = placeOf(edit);
    total.set(place, (total.get(place) ?? 0) + clusters.length);
    largest.set(place, Math.max(largest.get(place) ?? 0, clusters.length));
  }
  return folded.map(({ edit, clusters }) => {
    const [all, most] = [total.get(placeOf(edit)) ?? 0, largest.get(placeOf(edit)) ?? 0];
    const hasMost = most >= fewestForMost && most * 2 > all;
    const outlier = hasMost && clusters.length < most && !isEachItsOwn(edit);
    return { ...edit, clusters: [...clusters].sort(), outlier };
  });
}
