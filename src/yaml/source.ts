import { readFileSync, statSync } from 'node:fs';
import { type SourcePosition, whyRefused } from '../findings/index';
import { YamlError } from './error';

/** A file of 511 clusters and all that they share has about a tenth of it. */
const maxMebibytes = 4;

/** What ends a line or parts words is no more than tab, line feed, and a carriage return before one. */
const forbidden = /(?![\t\n]|\r\n)[\p{Cc}\ufeff]/u;

/** The text of a YAML file, and where each part of it stands. */
export class Source {
  private readonly lineStarts = [0];

  constructor(
    readonly file: string,
    readonly text: string,
  ) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.lineStarts.push(at + 1);
  }

  /** Line and column, from 1, of a place in the text. */
  positionAt(offset: number): SourcePosition {
    let [low, high] = [0, this.lineStarts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { file: this.file, line: low + 1, column: offset - (this.lineStarts[low] ?? 0) + 1 };
  }

  /** An error at a place in the text. */
  error(offset: number, problem: string): YamlError {
    return new YamlError(this.positionAt(offset), problem);
  }
}

/**
 * Reads a file as text.
 *
 * @throws YamlError when it is too large, unreadable, not UTF-8, or has characters that no editor shows
 */
export function readSource(file: string): Source {
  const start = { file, line: 1, column: 1 };
  return sourceOf(file, decode(read(file, start), start));
}

/**
 * A text that was read already.
 *
 * @throws YamlError when it has characters that no editor shows
 */
export function sourceOf(file: string, text: string): Source {
  const source = new Source(file, text);
  const bad = forbidden.exec(text);
  if (bad === null) return source;
  const code = bad[0].charCodeAt(0).toString(16).padStart(4, '0');
  throw source.error(bad.index, `the control character U+${code.toUpperCase()} does not belong in the file.`);
}

function read(file: string, start: SourcePosition): Buffer {
  try {
    // Asked before reading, so that a huge file is never in memory.
    if (statSync(file).size <= maxMebibytes * 1024 * 1024) return readFileSync(file);
  } catch (error) {
    throw new YamlError(start, `the file cannot be read: ${whyRefused(error)}.`);
  }
  throw new YamlError(
    start,
    `the file is larger than ${maxMebibytes} MiB; a fleet of that size is better written in TypeScript.`,
  );
}

/** A byte order mark at the start is taken away. */
function decode(bytes: Buffer, start: SourcePosition): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new YamlError(start, 'the file is not UTF-8; save it with that encoding.');
  }
}
