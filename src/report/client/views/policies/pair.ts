import type { GridData, GroupData } from '../../../data/policies-data';
import type { Spot } from './verdicts';

type Lines = readonly (readonly number[])[];

/**
 * A cell as the address of the page has it: by the names of its ends, which stay when other pods come and go, and by a
 * cluster and a number where names do not tell: `shop/app=web>shop/app=api@texas`.
 */
export const sayPair = ({ rows, columns }: GridData, groups: readonly GroupData[], spot: Spot): string =>
  `${sayEnd(rows, groups, spot.row)}>${sayEnd(columns, groups, spot.column)}`;

/** The same read; undefined where it names no cell of the table, or more than one. */
export function readPair(
  { rows, columns }: GridData,
  groups: readonly GroupData[],
  text: string | undefined,
): Spot | undefined {
  const [from = '', to = ''] = (text ?? '').split('>');
  const [row, column] = [readEnd(rows, groups, from), readEnd(columns, groups, to)];
  return row === undefined || column === undefined ? undefined : { row, column };
}

function sayEnd(lines: Lines, groups: readonly GroupData[], at: number): string {
  const { name = '', clusters = [] } = groups[lines[at]?.[0] ?? -1] ?? {};
  const known = [name, ...clusters.map(cluster => `${name}@${cluster}`)];
  const telling = known.find(text => readEnd(lines, groups, text) === at);
  if (telling !== undefined) return telling;
  const last = known.at(-1) ?? name;
  return `${last}#${found(lines, groups, last).indexOf(at) + 1}`;
}

function readEnd(lines: Lines, groups: readonly GroupData[], text: string): number | undefined {
  const [end = '', number] = text.split('#');
  const all = found(lines, groups, end);
  if (number !== undefined) return all[Number(number) - 1];
  return all.length === 1 ? all[0] : undefined;
}

/** The lines with pods of a name, in a cluster if one is said. */
function found(lines: Lines, groups: readonly GroupData[], end: string): number[] {
  const [name, cluster] = end.split('@');
  const isMeant = (member: number): boolean =>
    groups[member]?.name === name &&
    (cluster === undefined || groups[member]?.clusters.includes(cluster) === true);
  return lines.flatMap((members, i) => (members.some(isMeant) ? [i] : []));
}
