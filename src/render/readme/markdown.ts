/** A fenced block of commands. */
export function commands(...lines: readonly string[]): string {
  return ['```sh', ...lines, '```'].join('\n');
}

/** A table with a header row. */
export const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  tableOf(header, rows.map(tableLine));

/** A table of lines that are made already, as where many tables have the same ones. */
export const tableOf = (header: readonly string[], lines: readonly string[]): string =>
  [tableLine(header), tableLine(header.map(() => '---')), ...lines].join('\n');

/** A row of a table. */
export const tableLine = (cells: readonly string[]): string =>
  `| ${cells.map(cell => cell.replace(/\|/g, '\\|')).join(' | ')} |`;

/** Blocks with an empty line between them. */
export function blocks(...parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined && part !== '').join('\n\n');
}
