import type { Detail } from '../../../findings/index';
import { didYouMean, nearest } from '../../../kinds/nearest';
import type { Plan } from '../../../plan/index';
import { knownPaths, type KnownPath, minorsWithPaths } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { peoplesTrees, propertyOf, show } from '../people-values';
import { knows, pathProblems } from './value-paths';

const common = {
  breaks: 'Helm passes over what the chart does not know without a word: the setting has no effect.',
  docs: 'cilium/cilium#40956',
} as const;

/** A warning, since templates may read more than the chart’s values.yaml lists. */
export const unknownValue: PlanRule = {
  ...common,
  id: 'values/unknown-path',
  severity: 'warning',
  check: plan => unknown(plan, keys => keys[0] !== 'clustermesh'),
};

/** An error where the mesh is at stake. */
export const unknownMeshValue: PlanRule = {
  ...common,
  id: 'values/unknown-mesh-path',
  severity: 'error',
  check: plan => unknown(plan, keys => keys[0] === 'clustermesh'),
};

function* unknown(plan: Plan, isMeant: (keys: readonly string[]) => boolean): Generator<Detail> {
  for (const tree of peoplesTrees(plan)) {
    const { at, whose, clusters, minor } = tree;
    for (const problem of pathProblems(tree)) {
      const { keys } = problem;
      if (problem.kind !== 'unknown' || !isMeant(keys) || minorsWithPaths.some(other => knows(other, keys)))
        continue;
      const meant = meantBy(keys, problem.around, minor);
      yield {
        at,
        property: propertyOf(keys),
        clusters,
        message: `'${show(keys)}' in ${whose} is no value that the chart of Cilium ${minor} knows`,
        hint:
          meant === undefined
            ? 'Look it up in the chart’s values.yaml, or leave it out.'
            : `${didYouMean(show(meant))} If not, leave it out.`,
      };
    }
  }
}

/** A key beside it that is written alike; or the one path that ends with the same key. */
function meantBy(keys: readonly string[], around: KnownPath, minor: string): readonly string[] | undefined {
  const key = keys.at(-1) ?? '';
  const beside = nearest(key, [...around.children.keys()]);
  if (beside !== undefined) return [...keys.slice(0, -1), beside];
  const [only, ...others] = [...endingWith(key, knownPaths(minor), [])];
  return others.length === 0 ? only : undefined;
}

function* endingWith(key: string, { children }: KnownPath, at: readonly string[]): Generator<string[]> {
  for (const [name, child] of children) {
    if (name === key) yield [...at, name];
    yield* endingWith(key, child, [...at, name]);
  }
}
