/** What is used of a test runner's own `expect`. */
interface RunnerExpect {
  (...args: readonly unknown[]): unknown;
  readonly getState?: () => { readonly assertionCalls?: number };
  readonly setState?: (change: { readonly assertionCalls: number }) => void;
}

const globals = globalThis as { readonly expect?: unknown; readonly afterEach?: unknown };

/** The global `expect` of the runner, as jest has it, and vitest with `globals`; undefined where there is none. */
export const runnerExpect = (): RunnerExpect | undefined =>
  typeof globals.expect === 'function' ? (globals.expect as RunnerExpect) : undefined;

/** Counts one assertion for `expect.assertions` and `expect.hasAssertions`. */
export function countAssertion(): void {
  const expect = runnerExpect();
  const calls = expect?.getState?.().assertionCalls;
  if (calls !== undefined) expect?.setState?.({ assertionCalls: calls + 1 });
}

/** Runs something after each test; false where the runner has no global `afterEach`. */
export function afterEachTest(run: () => void): boolean {
  if (typeof globals.afterEach !== 'function') return false;
  try {
    (globals.afterEach as (run: () => void) => void)(run);
    return true;
  } catch {
    // Within a test no hook can be added.
    return false;
  }
}
