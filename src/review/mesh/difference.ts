import { objectsOf, type Tree } from '../../kinds/index';
import { type MeshState, observe } from '../../mesh/index';
import { type Edit, nameOf } from '../change';
import { concernOf } from './concern';
import { connectionDifferences } from './connections';
import type { ConnectionDifference } from './found-connections';
import { type ServiceDifference, serviceDifferences } from './services';

/** What a change does to traffic, as the simulators answer it. */
export interface MeshDifference {
  /** What opens and closes between pods that are there before and after. */
  readonly connections: readonly ConnectionDifference[];
  /** Who gets other backends; where nobody answers any more first. */
  readonly services: readonly ServiceDifference[];
  /** What was too much to be asked: sentences. */
  readonly unasked: readonly string[];
}

const sentences = {
  links:
    'What policies open and close over links that come and go was not asked: that is too much; ask meshprint reach --base for one namespace.',
  policies:
    'What policies open and close was not asked: too much differs; ask meshprint reach --base for one namespace.',
};

/** What a change of repositories does to traffic; of what changed nothing in, nothing is asked. */
export function meshDifference(
  before: readonly Tree[],
  after: readonly Tree[],
  found: ReadonlyMap<string, readonly Edit[]>,
): MeshDifference {
  const later = withKept(before, after, found);
  const states = [observe(withUnwritten(before, after)), observe(withUnwritten(later, before))] as const;
  const concern = concernOf(states, found);
  const { connections, unasked } = connectionDifferences(states, concern.policies);
  return {
    connections,
    services: serviceDifferences(states, servicesIn(states, concern.services)),
    unasked: unasked.map(cause => sentences[cause]),
  };
}

/** What leaves a repository and stays in its cluster goes on counting there. */
function withKept(
  before: readonly Tree[],
  after: readonly Tree[],
  found: ReadonlyMap<string, readonly Edit[]>,
): Tree[] {
  const was = new Map(before.map(tree => [tree.cluster, tree]));
  return after.map(tree => {
    const edits = (found.get(tree.cluster) ?? []).filter(
      ({ fate, path }) => fate === 'kept' && path.length === 0,
    );
    const [kept, old] = [new Set(edits.map(({ object }) => JSON.stringify(object))), was.get(tree.cluster)];
    if (kept.size === 0 || old === undefined) return tree;
    const objects = [...objectsOf(old)].filter(({ object }) => kept.has(JSON.stringify(nameOf(object))));
    return { ...tree, files: [...tree.files, { path: keptFile, objects }] };
  });
}

/** In no repository. */
const keptFile = '';

/** What a blueprint says and no file does holds for both states, where one of them was read back. */
function withUnwritten(trees: readonly Tree[], others: readonly Tree[]): Tree[] {
  const unwritten = new Map(
    others.map(({ cluster, declared, said }) => [
      cluster,
      { ...(declared && { declared }), ...(said && { said }) },
    ]),
  );
  return trees.map(tree => ({ ...unwritten.get(tree.cluster), ...tree }));
}

function servicesIn(states: readonly MeshState[], namespaces: ReadonlySet<string> | undefined): string[] {
  const all = new Set(states.flatMap(({ holders }) => [...holders.keys()]));
  return [...all]
    .filter(key => namespaces === undefined || namespaces.has(key.slice(0, key.indexOf('/'))))
    .sort();
}
