import { validateObject, type KubeObject } from '../../src/kinds/index';
import { quote } from '../../src/kinds/problem';
import { withAt } from './samples';

/**
 * A change that makes a good object bad, and the one problem that it must give: the place that gets a value (undefined
 * takes it away), the sentence, and the pointer where that is another place.
 */
export type Refusal = readonly [place: string, value: unknown, problem: string, pointer?: string];

/** `spec.ports[0].name` -> `['spec', 'ports', 0, 'name']`. */
function stepsTo(place: string): (string | number)[] {
  const steps = place.split(/\.|\[|\]\.?/).filter(step => step !== '');
  return steps.map(step => (/^\d+$/.test(step) ? Number(step) : step));
}

/** Tests that each change of a good object is refused with exactly one problem. */
export function refuses(name: string, good: KubeObject, refusals: readonly Refusal[]): void {
  describe(name, () => {
    for (const [place, value, problem, pointer = place] of refusals)
      test(`${place} = ${quote(value)}`, () => {
        const problems = validateObject(withAt(good, stepsTo(place), value));
        expect(problems.map(found => [found.pointer, found.problem])).toEqual([[pointer, problem]]);
      });
  });
}
