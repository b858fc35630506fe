import { posix } from 'node:path';
import { describe, identityOf, type KubeObject, type Tree } from '../../kinds/index';
import type { ClusterPlan, Plan } from '../../plan/index';
import type { Detail } from '../../findings/index';
import type { TreesRule } from '../rule';
import { textAt, valueAt } from './fields';
import { fluxObjectsOf, isKustomization, kindOf, referenced, syncSource } from './flux';
import { isPeoples, layerOf, peoplesObjects } from './objects';

export const fluxPathTaken: TreesRule = {
  id: 'flux/path-taken',
  severity: 'error',
  breaks:
    'Two Kustomizations own the same objects: they overwrite each other, and the one that goes deletes them, Cilium among them.',
  docs: 'fluxcd.io/flux/components/kustomize/kustomizations: garbage collection',
  *check(trees, plan) {
    if (!peoplesObjects(trees).some(({ placed }) => isKustomization(placed.object))) return;
    const folders = foldersByRepository(trees, plan);
    const clusters = new Map(plan.clusters.map(cluster => [cluster.name, cluster]));
    for (const tree of trees) {
      const cluster = clusters.get(tree.cluster);
      if (cluster !== undefined) yield* takenIn(tree, cluster, folders);
    }
  },
};

/** The folders of one repository that Meshprint writes, and all that they lie in. */
interface Folders {
  readonly own: ReadonlySet<string>;
  readonly above: ReadonlySet<string>;
}

/** What a repository and a branch of it are told apart by. */
const keyOf = (url: string, branch: string): string => `${url.replace(/(\.git)?\/*$/, '')} ${branch}`;

/** The clusters that share a repository share its folders. */
function foldersByRepository(trees: readonly Tree[], plan: Plan): ReadonlyMap<string, Folders> {
  const byName = new Map(trees.map(tree => [tree.cluster, tree]));
  const found = new Map<string, { own: Set<string>; above: Set<string> }>();
  for (const { name, repository } of plan.clusters) {
    const key = keyOf(repository.url, repository.branch);
    const { own, above } = found.get(key) ?? { own: new Set(), above: new Set() };
    found.set(key, { own, above });
    for (const layer of new Set(byName.get(name)?.files.map(file => layerOf(file.path)))) {
      if (layer === '') continue;
      const parts = partsOf(`${repository.path}/${layer}`);
      own.add(parts.join('/'));
      for (let length = 0; length < parts.length; length += 1) above.add(parts.slice(0, length).join('/'));
    }
  }
  return found;
}

const partsOf = (path: string): string[] =>
  posix
    .normalize(path)
    .split('/')
    .filter(part => part !== '' && part !== '.');

function* takenIn(
  tree: Tree,
  { repository }: ClusterPlan,
  folders: ReadonlyMap<string, Folders>,
): Generator<Detail> {
  const objects = fluxObjectsOf(tree);
  const keys = new Map([[syncSource, keyOf(repository.url, repository.branch)]]);
  for (const { object } of objects)
    if (kindOf(object) === 'source.toolkit.fluxcd.io/GitRepository')
      keys.set(identityOf(object), keyOfSource(object));
  for (const { object, path, file } of objects) {
    if (!isPeoples(file) || !isKustomization(object)) continue;
    const key = keys.get(referenced(object, valueAt(object, 'spec.sourceRef')));
    const parts = partsOf(textAt(object, 'spec.path') ?? '');
    const taken = overlap(parts, key === undefined ? undefined : folders.get(key));
    if (taken !== undefined)
      yield {
        at: path ?? '',
        clusters: [tree.cluster],
        message: `${describe(object)} applies the folder './${parts.join('/')}' of this repository, ${taken}`,
        hint: 'Put the objects into a layer, which has a Kustomization of its own, or keep them in another repository.',
      };
  }
}

/** A source that follows no branch has other content than the one that Meshprint writes to. */
function keyOfSource(object: KubeObject): string {
  const name = textAt(object, 'spec.ref.name')?.replace('refs/heads/', '');
  return keyOf(textAt(object, 'spec.url') ?? '', name ?? textAt(object, 'spec.ref.branch') ?? 'master');
}

function overlap(parts: readonly string[], folders: Folders | undefined): string | undefined {
  if (folders === undefined) return undefined;
  if (folders.above.has(parts.join('/'))) return 'which has folders of Meshprint in it';
  for (let length = 1; length <= parts.length; length += 1)
    if (folders.own.has(parts.slice(0, length).join('/'))) return 'which Meshprint writes and applies';
  return undefined;
}
