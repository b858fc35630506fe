import { printable } from '../findings/index';

/** Whether what goes to a stream may be coloured: a terminal, unless NO_COLOR asks for none (no-color.org). */
export function colourOf(stream: { isTTY?: boolean }): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0') return true;
  return stream.isTTY === true && TERM !== 'dumb';
}

/** Refuses an empty text as the value of an option that names a file or folder. */
export function checkNamed(option: string, value: string | undefined, what: string): void {
  if (value === '') throw new UsageError(`${option} is empty; name ${what}.`);
}

/** A pipe has no width; what is read from one is often shown in a window of about this. */
const widthOfPipes = 100;

/** How many columns a line may have. */
export const widthOf = ({ isTTY, columns }: { isTTY?: boolean; columns?: number }): number =>
  isTTY === true && columns !== undefined && columns > 0 ? columns : widthOfPipes;

/** `1 cluster`, `2 clusters` */
export const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** A line of plain text as lines that fit a width, the later ones further in; words are never cut. */
export function wrapped(line: string, width: number, indent = 4): string[] {
  if (line.length <= width) return [line];
  const lines: string[] = [];
  const [first = '', ...words] = line.split(/(?<=\S) +(?=\S)/);
  let now = first;
  for (const word of words)
    if (now.length + 1 + word.length <= width) now += ` ${word}`;
    else {
      lines.push(now);
      now = ' '.repeat(indent) + word;
    }
  return [...lines, now];
}

/**
 * A mistake in how the command was used; its message is all that people see. It may hold what they wrote, which must not
 * steer the terminal.
 */
export class UsageError extends Error {
  constructor(message: string) {
    super(plain(message));
  }
}

/** A text of some lines without anything that steers a terminal. */
export const plain = (text: string): string => text.split('\n').map(printable).join('\n');
