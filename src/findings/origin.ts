import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourcePosition } from './finding';

/** `at place` or `at function (place)`; a place may have spaces and brackets of its own. */
const frame = /^\s*at (?:async )?(?:.*? \((.+)\)|(.+))$/;
const placeInFile = /^(.+):(\d+):\d+$/;

/**
 * Remembers where a construct was written. Taking the stack costs a few microseconds, reading it hundreds, so it is
 * read only when a finding is shown.
 */
export class Origin {
  private readonly trace: { stack?: string } = {};

  /** @param above the function whose caller is the place: usually `new.target` of a constructor */
  constructor(above: (...args: never[]) => unknown) {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 1;
    Error.captureStackTrace(this.trace, above);
    Error.stackTraceLimit = limit;
  }

  /** The place, or undefined where the engine gave no file (an eval, a REPL). */
  position(): SourcePosition | undefined {
    return positionInStack(this.trace.stack ?? '');
  }
}

/** The first frame of a stack that lies in a file, skipping those for which `skip` says so. */
export function positionInStack(
  stack: string,
  skip: (file: string) => boolean = () => false,
): SourcePosition | undefined {
  for (const line of stack.split('\n')) {
    const match = frame.exec(line);
    const [, raw = '', number] = placeInFile.exec(match?.[1] ?? match?.[2] ?? '') ?? [];
    const file = raw.startsWith('file:///') ? fileURLToPath(raw) : raw;
    // node:fs, [eval] and the like are no files.
    if (path.isAbsolute(file) && !skip(file)) return { file, line: Number(number) };
  }
  return undefined;
}
