import type { AskedPort, Group } from '../../simulate/index';
import { shapeOf } from './names';

/** One cell, whatever is said in it. */
export interface Cell<V> {
  readonly from: Group;
  readonly to: Group;
  /** The table that it is in: what the clusters are to each other. */
  readonly table: string;
  readonly port: AskedPort;
  readonly value: V;
}

/**
 * What stands where two lines meet: `apart` for clusters that are in another relation to each other, undefined for a
 * cluster and itself, which are in none but one.
 */
export type Value<V> = V | 'apart' | undefined;

/** A row or a column: groups of pods that get the same. */
export interface Line<V> {
  readonly groups: readonly Group[];
  /** Against the lines of the other direction. */
  readonly cells: readonly Value<V>[];
}

/** What holds for some ports, wherever clusters are in one relation. */
export interface Grid<V> {
  readonly table: string;
  readonly ports: readonly AskedPort[];
  readonly rows: readonly Line<V>[];
  readonly columns: readonly (readonly Group[])[];
}

/**
 * Tables of all cells, as small as they can be without losing anything: pods that are alike are one line wherever they
 * get the same, then are all that get the same from and to everybody; and ports with the same table share it.
 */
export function gridsOf<V extends string>(
  cells: Iterable<Cell<V>>,
  isApart: (from: Group, to: Group, table: string) => boolean = () => false,
): Grid<V>[] {
  const tables = new Map<string, { table: string; port: AskedPort; cells: Cell<V>[] }>();
  for (const cell of cells) {
    const { port, protocol = 'TCP' } = cell.port;
    const key = `${cell.table} ${protocol} ${port}`;
    const found = tables.get(key) ?? { table: cell.table, port: cell.port, cells: [] };
    tables.set(key, found);
    found.cells.push(cell);
  }
  const grids = new Map<string, Grid<V>>();
  for (const { table, port, cells: own } of tables.values()) {
    const grid = { table, ports: [port], ...reduced(own, (from, to) => isApart(from, to, table)) };
    const key = JSON.stringify([table, grid.rows.map(textOf), grid.columns.map(idsOf)]);
    const before = grids.get(key);
    grids.set(key, before === undefined ? grid : { ...before, ports: [...before.ports, port] });
  }
  return [...grids.values()];
}

const idsOf = (groups: readonly Group[]): string[] => groups.map(({ id }) => id);
const textOf = <V>({ groups, cells }: Line<V>): unknown => [idsOf(groups), cells.map(cell => cell ?? null)];

function reduced<V extends string>(
  cells: readonly Cell<V>[],
  isApart: (from: Group, to: Group) => boolean,
): Pick<Grid<V>, 'rows' | 'columns'> {
  const from = new Map(cells.map(cell => [cell.from.id, cell.from]));
  const to = new Map(cells.map(cell => [cell.to.id, cell.to]));
  const column = new Map([...to.keys()].map((id, i) => [id, i]));
  const empty = (group: Group): Value<V>[] =>
    [...to.values()].map(other => (isApart(group, other) ? 'apart' : undefined));
  const grid = new Map([...from].map(([id, group]) => [id, { groups: [group], cells: empty(group) }]));
  for (const cell of cells) {
    const row = grid.get(cell.from.id);
    if (row !== undefined) row.cells[column.get(cell.to.id) ?? 0] = cell.value;
  }
  const columns = transposed(
    [...grid.values()],
    [...to.values()].map(group => [group]),
  );
  const [alikeColumns, rowsOfThem] = merged(columns, [...grid.values()], alike);
  const [alikeRows, columnsOfThem] = merged(rowsOfThem, alikeColumns, alike);
  const [equalColumns, rows] = merged(columnsOfThem, alikeRows, equal);
  const [equalRows, finalColumns] = merged(rows, equalColumns, equal);
  return { rows: equalRows, columns: finalColumns.map(({ groups }) => groups) };
}

type Merge = <V extends string>(lines: readonly Line<V>[]) => Line<V>[];

/** Merges the lines of one direction; gives them and what is left of the lines of the other one. */
function merged<V extends string>(
  lines: readonly Line<V>[],
  others: readonly Line<V>[],
  merge: Merge,
): [Line<V>[], Line<V>[]] {
  const kept = merge(lines);
  return [
    kept,
    transposed(
      kept,
      others.map(({ groups }) => groups),
    ),
  ];
}

/** The lines of the other direction, which have these names. */
const transposed = <V>(lines: readonly Line<V>[], names: readonly (readonly Group[])[]): Line<V>[] =>
  names.map((groups, i) => ({ groups, cells: lines.map(({ cells }) => cells[i]) }));

/** Pods that are alike, in clusters in which they nowhere get something else. */
const alike: Merge = <V extends string>(lines: readonly Line<V>[]): Line<V>[] => {
  const byShape = new Map<string, { groups: Group[]; cells: Value<V>[] }[]>();
  for (const line of lines) {
    const shape = line.groups.map(shapeOf).join();
    const found = byShape.get(shape) ?? [];
    byShape.set(shape, found);
    const fitting = found.find(other => line.cells.every((cell, i) => agrees(cell, other.cells[i])));
    if (fitting === undefined) found.push({ groups: [...line.groups], cells: [...line.cells] });
    else {
      fitting.groups.push(...line.groups);
      line.cells.forEach((cell, i) => (fitting.cells[i] = stronger(fitting.cells[i], cell)));
    }
  }
  return [...byShape.values()].flat();
};

/** Where clusters are apart nothing more may be claimed than that nothing is let through. */
const agrees = <V extends string>(a: Value<V>, b: Value<V>): boolean =>
  a === b ||
  a === undefined ||
  b === undefined ||
  (a === 'apart' && b === 'deny') ||
  (a === 'deny' && b === 'apart');

const stronger = <V extends string>(a: Value<V>, b: Value<V>): Value<V> =>
  a === undefined || a === 'apart' ? (b ?? a) : a;

/** Whatever gets the same. */
const equal: Merge = <V extends string>(lines: readonly Line<V>[]): Line<V>[] => {
  const found = new Map<string, { groups: Group[]; cells: readonly Value<V>[] }>();
  for (const { groups, cells } of lines) {
    const key = cells.map(cell => (cell === 'apart' ? '' : (cell ?? ''))).join('|');
    const same = found.get(key);
    if (same === undefined) found.set(key, { groups: [...groups], cells });
    else same.groups.push(...groups);
  }
  return [...found.values()];
};
