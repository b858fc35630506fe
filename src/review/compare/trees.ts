import { type Json, objectsOf, type Tree } from '../../kinds/index';
import { peersFile, valuesFile } from '../../mesh/index';
import { type Edit, layerStep, nameOf } from '../change';
import type { Delta } from './delta';
import { withoutSecrets } from './hide';
import { withMoves } from './moves';
import { fatesIn } from './prune';
import { isRecord, withListOfPeers } from './record';
import { FilePairs, type Unit } from './units';
import { textDelta } from './text';
import { valueDeltas } from './values';

/**
 * What differs between two states of a fleet's repositories, by cluster; clusters without a difference are left out.
 * Equal edits of equal documents are one object in all clusters, so that they are cheap to fold.
 */
export function compareTrees(before: readonly Tree[], after: readonly Tree[]): Map<string, readonly Edit[]> {
  const byName = (trees: readonly Tree[]): Map<string, Tree> =>
    new Map(trees.map(tree => [tree.cluster, tree]));
  const [was, is] = [byName(before), byName(after)];
  const comparison = new Comparison();
  const found = new Map<string, readonly Edit[]>();
  for (const cluster of [...new Set([...was.keys(), ...is.keys()])].sort()) {
    const edits = comparison.of(was.get(cluster), is.get(cluster));
    if (edits.length > 0) found.set(cluster, edits);
  }
  return found;
}

class Comparison {
  private readonly files = new FilePairs();
  /** Edits of a pair of documents, by the place of the pair. */
  private readonly known = new Map<Json, Map<Json | undefined, Map<string, readonly Edit[]>>>();

  of(before: Tree | undefined, after: Tree | undefined): readonly Edit[] {
    if (before === undefined || after === undefined) return [wholeTree(before, after)];
    const [was, is] = this.files.differingUnits(before, after);
    const fateOf = fatesIn(before, after);
    return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap(key => {
      const [old, now] = [was.get(key), is.get(key)];
      const hasLeft = old?.object !== undefined && old.layer !== now?.layer;
      const fate = hasLeft ? fateOf(old.layer, old.object) : undefined;
      return this.once(old, now, fate);
    });
  }

  private once(old: Unit | undefined, now: Unit | undefined, fate: Edit['fate']): readonly Edit[] {
    const first = old?.value ?? null;
    const pairs = this.known.get(first) ?? new Map<Json | undefined, Map<string, readonly Edit[]>>();
    const places = pairs.get(now?.value) ?? new Map<string, readonly Edit[]>();
    const place = [old?.file, now?.file, fate, now?.blueprint ?? old?.blueprint].join('\n');
    const edits = places.get(place) ?? editsOf(old, now, fate);
    this.known.set(first, pairs.set(now?.value, places.set(place, edits)));
    return edits;
  }
}

/** A repository that is new or gone is one difference: its contents are the join of the cluster, not changes. */
function wholeTree(before: Tree | undefined, after: Tree | undefined): Edit {
  const summary = (tree: Tree): Json => ({ files: tree.files.length, objects: [...objectsOf(tree)].length });
  const place = { layer: '', file: '', path: [] };
  if (after !== undefined) return { ...place, kind: 'added', after: summary(after) };
  return { ...place, kind: 'removed', ...(before !== undefined && { before: summary(before) }) };
}

function editsOf(old: Unit | undefined, now: Unit | undefined, fate: Edit['fate']): readonly Edit[] {
  const unit = now ?? old;
  if (unit === undefined) return [];
  const object = unit.object && nameOf(unit.object);
  const blueprint = now?.blueprint ?? old?.blueprint;
  const place = {
    layer: unit.layer,
    file: unit.file,
    ...(object !== undefined && { object }),
    ...(blueprint !== undefined && { blueprint }),
  };
  const deltas = unit.isText
    ? [textDelta(old?.value, now?.value)]
    : deltasOf(old, now, unit.file).map(found => withoutSecrets(found, object));
  const moved: Edit[] =
    object === undefined || old === undefined || now === undefined || old.layer === now.layer
      ? []
      : [
          {
            ...place,
            path: [layerStep],
            kind: 'changed',
            before: old.layer,
            after: now.layer,
            ...(fate && { fate }),
          },
        ];
  const isGone = now === undefined && fate !== undefined;
  return [...moved, ...deltas.map(found => ({ ...place, ...found, ...(isGone && { fate }) }))];
}

const filesOfValues = new Set<string>([valuesFile, peersFile]);

/** In a file of values, or among those that a HelmRelease itself says. */
const isOfHelm = (file: string, path: readonly string[]): boolean =>
  filesOfValues.has(file) || (path[0] === 'spec' && path[1] === 'values');

function deltasOf(old: Unit | undefined, now: Unit | undefined, file: string): Delta[] {
  if (old?.object !== undefined && now?.object !== undefined && isRecord(nameOf(now.object)))
    return valueDeltas(withListOfPeers(old.object), withListOfPeers(now.object));
  const deltas = withMoves(valueDeltas(old?.value, now?.value, [], { isDeep: path => isOfHelm(file, path) }));
  if (deltas.length > 0 || (old !== undefined && now !== undefined)) return deltas;
  // A file of values that says nothing is still a file.
  return valueDeltas(old?.value, now?.value);
}
