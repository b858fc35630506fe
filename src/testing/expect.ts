import { isMap } from '../kinds/index';
import type { Fleet } from '../model/index';
import { FleetAssertions } from './chain';
import { type TestFleet, testFleetOf } from './fleet';
import { matchers } from './matchers';
import { runnerExpect } from './runner';

declare global {
  // Empty without the types of jest; with them, `expect` has all that jest's own has.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type
    interface Expect {}
  }
}

/** What is to be asserted about a fleet. */
type FleetExpect = (fleet: Fleet | TestFleet) => FleetAssertions;

/** Anything else: the `expect` of the test runner. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type AnyExpect = (actual: unknown) => any;

/** For fleets the assertions of this package, for all else the global `expect` of the test runner. */
export type Expect = FleetExpect & jest.Expect & AnyExpect;

function expectAny(...given: readonly unknown[]): unknown {
  const tested = testFleetOf(given[0]);
  if (tested !== undefined) return new FleetAssertions(tested);
  const runner = runnerExpect();
  if (runner !== undefined) return explained(runner(...given), given[0]);
  const error = new TypeError(
    'This is no fleet, and there is no test runner with a global `expect` (jest, or vitest with `globals`) to ask about anything else.',
  );
  Error.captureStackTrace(error, expectAny);
  throw error;
}

/** What a runner gives for anything else, with a reason where an assertion about fleets is asked of it. */
function explained(expectation: unknown, value: unknown): unknown {
  if (!isMap(expectation)) return expectation;
  const negated: unknown = Object.getOwnPropertyDescriptor(expectation, 'not')?.value;
  for (const on of [expectation, ...(isMap(negated) ? [negated] : [])])
    for (const name of Object.keys(matchers))
      if (!(name in on) && Object.isExtensible(on))
        Object.defineProperty(on, name, { value: refusal(name, value), configurable: true });
  return expectation;
}

const refusal = (name: string, value: unknown) => (): never => {
  const what = value instanceof Promise ? 'a promise, so await it first' : 'no fleet';
  throw new TypeError(
    `${name} is about a Fleet, as a blueprint exports it, or what \`await loadFleet(…)\` gives; this is ${what}.`,
  );
};

/** Begins an assertion; `expect.assertions`, `expect.any` and the like are those of the test runner. */
export const expect = new Proxy(expectAny, {
  get: (own, key): unknown => Reflect.get(runnerExpect() ?? own, key),
}) as Expect;
