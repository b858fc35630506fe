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

/** A few of many names: the full list would make every README as long as the fleet is large. */
export function fewOf(names: readonly string[], shown = 8): string {
  const more = names.length - shown;
  return names.slice(0, shown).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
