import { messageOf, type Outcome, Undecided } from './outcome';
import { countAssertion } from './runner';

/** The method that a test called, so that a stack begins with the line of the test. */
export type Called = (...args: never[]) => unknown;

/** A method as what it is to a stack: nobody calls it. */
export const called = <T extends object>(on: T, method: keyof T): Called => on[method] as Called;

/** Throws where an outcome is not what the test wants. */
export function settle(assert: () => Outcome, negated: boolean, above: Called): void {
  countAssertion();
  const failure = failureOf(assert, negated);
  if (failure === undefined) return;
  const error = new Error(failure);
  Error.captureStackTrace(error, above);
  throw error;
}

function failureOf(assert: () => Outcome, negated: boolean): string | undefined {
  try {
    const { pass, call, lines } = assert();
    return pass === negated ? messageOf(call, lines, negated) : undefined;
  } catch (error) {
    if (error instanceof Undecided) return messageOf(error.call, [error.message], negated);
    throw error;
  }
}
