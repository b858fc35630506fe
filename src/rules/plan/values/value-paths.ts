import { isMap } from '../../../kinds/index';
import { acceptsType, knownPaths, type KnownPath, removedPaths, type Values } from '../../../releases/index';
import type { PeoplesTree } from '../people-values';

/** A path of people's values that is not as the chart has it. */
type PathProblem =
  | { readonly kind: 'unknown'; readonly keys: readonly string[]; readonly around: KnownPath }
  | { readonly kind: 'type'; readonly keys: readonly string[]; readonly type: string };

/** Paths that the chart of the tree's minor does not know, and values of another type than it takes. */
export function pathProblems({ values, minor }: PeoplesTree): PathProblem[] {
  return [...below(values, knownPaths(minor), [], false)];
}

function* below(
  values: Values,
  known: KnownPath,
  at: readonly string[],
  isOpen: boolean,
): Generator<PathProblem> {
  const open = isOpen || known.open;
  for (const [key, value] of Object.entries(values)) {
    const keys = [...at, key];
    const child = known.children.get(key);
    if (child === undefined) {
      // What the chart refuses is found by another rule.
      if (!open && !holdsRemoved(keys, value)) yield { kind: 'unknown', keys, around: known };
    } else if (!acceptsType(child.type, value)) yield { kind: 'type', keys, type: child.type };
    else if (isMap(value)) yield* below(value, child, keys, open);
  }
}

function holdsRemoved(keys: readonly string[], value: unknown): boolean {
  const path = keys.join('.');
  return [...removedPaths.keys()].some(
    removed =>
      removed === path ||
      (removed.startsWith(`${path}.`) && isMap(value) && removed.slice(path.length + 1) in value),
  );
}

/** Whether the chart of a minor knows a path. */
export function knows(minor: string, keys: readonly string[]): boolean {
  let at: KnownPath | undefined = knownPaths(minor);
  for (const key of keys) at = at?.children.get(key);
  return at !== undefined;
}
