import { afterEachTest } from './runner';

/** An assertion of several calls that was begun. */
export interface Begun {
  readonly call: string;
  /** How it ends: `.to(…)`. */
  readonly end: string;
  /** Thrown when it does not; its stack is that of the line where it was begun. */
  readonly error: Error;
}

const open = new Set<Begun>();

/** Remembers an assertion that tests nothing before its last call. */
export function begin(call: string, end: string, above: (...args: never[]) => unknown): Begun {
  const error = new Error(
    `expect(fleet).${call} was begun and never finished, so that it tested nothing; it ends with ${end}.`,
  );
  Error.captureStackTrace(error, above);
  const begun = { call, end, error };
  open.add(begun);
  return begun;
}

/** Says that an assertion came to its end, whatever that was. */
export function finish(begun: Begun): void {
  open.delete(begun);
}

/** The assertions that were never finished; they are told once. */
function takeUnfinished(): Begun[] {
  const found = [...open];
  open.clear();
  return found;
}

const hasHook = afterEachTest(() => {
  const [first] = takeUnfinished();
  if (first !== undefined) throw first.error;
});

// Without a hook, as with `node --test`, the file fails as a whole.
if (!hasHook)
  process.once('exit', () => {
    for (const { error } of takeUnfinished()) {
      process.stderr.write(`${error.stack ?? error.message}\n`);
      process.exitCode = 1;
    }
  });
