/** Whether what goes to a stream may be coloured: a terminal, unless NO_COLOR asks for none (no-color.org). */
export function colourOf(stream: { isTTY?: boolean }): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0') return true;
  return stream.isTTY === true && TERM !== 'dumb';
}

/** `1 cluster`, `2 clusters` */
export const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** A mistake in how the command was used; its message is all that people see. */
export class UsageError extends Error {}
