import type * as Explain from './explain';
import { isMap, isPartial, type KubeObject } from './object';
import { comparePaths, pointerOf, type ObjectProblem } from './problem';
import type * as Validator from './validator';

/** Nobody reads more than this, and a long list of broken entries would fill the screen. */
const mostProblems = 50;

/**
 * What is wrong with an API object on its own, in the order of its places: fields that its kind does not have, wrong
 * types and values, and combinations that the API server or the controller refuses. Of kinds without a schema here only
 * what all objects share is checked. Takes anything, because people's charts give anything.
 */
export function validateObject(object: KubeObject): readonly ObjectProblem[] {
  const value: unknown = object;
  if (!isMap(value)) return [{ pointer: '', at: [], problem: 'must be a map' }];
  const { explain, ajvErrors } = withSchemas();
  const isWhole = !isPartial(object);
  const complaints = ajvErrors(value)
    .filter(({ keyword }) => isWhole || (keyword !== 'required' && keyword !== 'checks'))
    .map(error => explain(error, value))
    .sort((a, b) => comparePaths(a.at, b.at));
  const problems = new Map<string, ObjectProblem>();
  for (const { at, ...complaint } of complaints) {
    const pointer = pointerOf(at);
    // A string can break several limits that are explained by the same sentence.
    problems.set(`${pointer} ${complaint.problem}`, { pointer, at, ...complaint });
  }
  return capped([...problems.values()]);
}

/** Loaded for the first object: most of this room is schemas, and a fleet that did not change has no object to check. */
let schemas: (typeof Explain & typeof Validator) | undefined;

function withSchemas(): typeof Explain & typeof Validator {
  schemas ??= {
    ...(require('./explain') as typeof Explain),
    ...(require('./validator') as typeof Validator),
  };
  return schemas;
}

function capped(problems: readonly ObjectProblem[]): readonly ObjectProblem[] {
  const left = problems.length - mostProblems;
  if (left <= 0) return problems;
  return [...problems.slice(0, mostProblems), { pointer: '', at: [], problem: `has ${left} more problems` }];
}
