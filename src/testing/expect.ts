import type { Fleet } from '../model/index';
import { FleetAssertions } from './chain';
import { type TestFleet, testFleetOf } from './fleet';
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
  if (runner !== undefined) return runner(...given);
  const error = new TypeError(
    'This is no fleet, and there is no test runner with a global `expect` (jest, or vitest with `globals`) to ask about anything else.',
  );
  Error.captureStackTrace(error, expectAny);
  throw error;
}

/** Begins an assertion; `expect.assertions`, `expect.any` and the like are those of the test runner. */
export const expect = new Proxy(expectAny, {
  get: (own, key): unknown => Reflect.get(runnerExpect() ?? own, key),
}) as Expect;
