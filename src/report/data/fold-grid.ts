/** A cell: what tells it apart from others, and its verdicts. */
export interface Cell {
  readonly sign: string;
  readonly verdicts: readonly Numbered[];
}

/** The number of a verdict, and what it says without the clusters that it was asked of. */
export interface Numbered {
  readonly at: number;
  readonly why: string;
}

/** Groups that get the same, and what they get. */
export interface Line {
  readonly members: readonly number[];
  readonly cells: readonly (Cell | undefined)[];
}

/** So many lines are read one by one; of more, those that get the same are one. */
const mostLines = 72;
/** Of the reasons behind one cell these are shown. */
const mostVerdicts = 3;

/**
 * A table with fewer lines: pods of one name are one line wherever they nowhere get something else, and in a large table
 * all that get the same are.
 */
export function foldGrid(
  rows: ReadonlyMap<number, ReadonlyMap<number, Cell>>,
  columns: ReadonlySet<number>,
  nameOf: (member: number) => string,
): { readonly rows: readonly Line[]; readonly columns: readonly (readonly number[])[] } {
  const byName = (a: number, b: number): number =>
    nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : a - b;
  const across = [...columns].sort(byName);
  const lines = [...rows]
    .sort(([a], [b]) => byName(a, b))
    .map(([row, cells]): Line => ({ members: [row], cells: across.map(column => cells.get(column)) }));
  const keyOf = ({ members: [first = 0] }: Line): string => nameOf(first);
  const [downs, rest] = mergeBoth(
    lines,
    across.map(one => [one]),
    keyOf,
  );
  const isLarge = Math.max(downs.length, rest.length) > mostLines;
  const [some, others] = isLarge ? mergeBoth(downs, rest, signOf) : [downs, rest];
  return { rows: some, columns: others };
}

const signOf = ({ cells }: Line): string => cells.map(cell => cell?.sign ?? '').join('|');

function mergeBoth(
  lines: readonly Line[],
  across: readonly (readonly number[])[],
  keyOf: (line: Line) => string,
): [Line[], (readonly number[])[]] {
  const columns = merge(transposed(lines, across), keyOf);
  const rows = merge(
    transposed(
      columns,
      lines.map(({ members }) => members),
    ),
    keyOf,
  );
  return [rows, columns.map(({ members }) => members)];
}

const transposed = (lines: readonly Line[], names: readonly (readonly number[])[]): Line[] =>
  names.map((members, i) => ({ members, cells: lines.map(({ cells }) => cells[i]) }));

function merge(lines: readonly Line[], keyOf: (line: Line) => string): Line[] {
  const byKey = new Map<string, { members: number[]; cells: (Cell | undefined)[] }[]>();
  const all: { members: number[]; cells: (Cell | undefined)[] }[] = [];
  for (const line of lines) {
    const candidates = byKey.get(keyOf(line)) ?? [];
    byKey.set(keyOf(line), candidates);
    const fitting = candidates.find(({ cells }) => line.cells.every((cell, i) => agrees(cell, cells[i])));
    if (fitting === undefined) {
      const own = { members: [...line.members], cells: [...line.cells] };
      candidates.push(own);
      all.push(own);
    } else {
      fitting.members.push(...line.members);
      line.cells.forEach((cell, i) => (fitting.cells[i] = joined(fitting.cells[i], cell)));
    }
  }
  return all;
}

const agrees = (a: Cell | undefined, b: Cell | undefined): boolean =>
  a === undefined || b === undefined || a.sign === b.sign;

function joined(a: Cell | undefined, b: Cell | undefined): Cell | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  // The same reasons in other clusters are said once.
  const more = b.verdicts.filter(({ why }) => !a.verdicts.some(known => known.why === why));
  return { sign: a.sign, verdicts: [...a.verdicts, ...more].slice(0, mostVerdicts) };
}
