import type { GridData, VerdictData } from '../../../data/policies-data';
import { cellKeys } from './cell-keys';
import { few, h } from '../../elements/dom';
import type { Page } from '../../page';
import { classOf, opens, passes, signs, type Spot } from './verdicts';
import { shortNames } from './short-names';

/** What a table of verdicts shows. */
export interface GridOptions {
  readonly grid: GridData;
  readonly page: Page;
  readonly isFrom: (members: readonly number[]) => boolean;
  readonly isTo: (members: readonly number[]) => boolean;
  readonly sign: (spot: Spot) => readonly VerdictData[];
  /** Only these cells are shown, and the lines that have one. */
  readonly isKept: ((verdict: VerdictData) => boolean) | undefined;
  readonly chosen: Spot | undefined;
  readonly choose: (spot: Spot) => void;
}

/** So many characters of a name stand before a row and above a column; its title has all of them. */
const [mostInRow, mostInColumn] = [44, 24];

/** Who reaches whom: rows begin a connection, columns get it. One cell has the focus; arrow keys move it. */
export function gridTable({
  grid,
  page,
  isFrom,
  isTo,
  sign,
  isKept,
  chosen,
  choose,
}: GridOptions): HTMLElement {
  const { groups } = page.fleet.data.policies;
  const isCell = (spot: Spot): boolean => isKept === undefined || sign(spot).some(isKept);
  const within = (
    lines: readonly (readonly number[])[],
    isShown: (members: readonly number[]) => boolean,
  ): number[] => lines.flatMap((members, i) => (isShown(members) ? [i] : []));
  const [allRows, allColumns] = [within(grid.rows, isFrom), within(grid.columns, isTo)];
  const rows = allRows.filter(row => allColumns.some(column => isCell({ row, column })));
  const columns = allColumns.filter(column => rows.some(row => isCell({ row, column })));
  if (rows.length === 0)
    return h(
      'p',
      { class: 'note' },
      isKept === undefined ? 'There are no such pods.' : 'The change opens nothing here.',
    );
  const namesOf = (members: readonly number[] | undefined): string[] => [
    ...new Set((members ?? []).map(member => groups[member]?.name ?? '')),
  ];
  const name = (members: readonly number[] | undefined): string => few(namesOf(members), 2);
  const whole = (members: readonly number[] | undefined): string => few(namesOf(members), 20);
  const all = [...rows.map(row => grid.rows[row]), ...columns.map(column => grid.columns[column])];
  const [inRow, inColumn] = [mostInRow, mostInColumn].map(most => shortNames(all.flatMap(namesOf), most));
  const short = (members: readonly number[] | undefined, known = inRow): string =>
    few(
      namesOf(members).map(one => known?.get(one) ?? one),
      2,
    );
  const places = (members: readonly number[] | undefined): string => {
    const of = new Set((members ?? []).flatMap(member => groups[member]?.clusters ?? []));
    return of.size === page.fleet.names.length
      ? ''
      : of.size <= 2
        ? ` in ${[...of].join(', ')}`
        : ` in ${of.size}`;
  };
  const cells = new Map<string, HTMLElement>();
  const start =
    chosen !== undefined && rows.includes(chosen.row) && columns.includes(chosen.column)
      ? chosen
      : { row: rows[0] ?? 0, column: columns[0] ?? 0 };
  const body = h(
    'tbody',
    {},
    rows.map(row =>
      h(
        'tr',
        {},
        h(
          'th',
          { scope: 'row', title: whole(grid.rows[row]) },
          h('span', { class: 'pods' }, short(grid.rows[row])),
          h('small', {}, places(grid.rows[row])),
        ),
        columns.map(column => cell({ row, column })),
      ),
    ),
  );
  cellKeys(body, { rows, columns, cells, choose });
  return h(
    'div',
    { class: 'table grid verdicts' },
    h(
      'table',
      { role: 'grid', 'aria-label': 'Who reaches whom; rows begin, columns answer' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, 'from ↓ to →'),
          columns.map(column =>
            h(
              'th',
              { scope: 'col', class: 'turned', title: whole(grid.columns[column]) },
              h(
                'span',
                {},
                short(grid.columns[column], inColumn),
                h('small', {}, places(grid.columns[column])),
              ),
            ),
          ),
        ),
      ),
      body,
    ),
  );

  function cell(spot: Spot): HTMLElement {
    const [verdict] = sign(spot);
    const key = `${spot.row}.${spot.column}`;
    const isNew = verdict !== undefined && opens(verdict);
    const isClosed = verdict !== undefined && passes(verdict.before) && !passes(verdict.outcome);
    const isChosen = chosen?.row === spot.row && chosen.column === spot.column;
    const made = h(
      'td',
      {
        class: `cell${isChosen ? ' chosen' : ''}`,
        role: 'gridcell',
        id: `cell-${spot.row}-${spot.column}`,
        'data-spot': key,
        tabindex: start.row === spot.row && start.column === spot.column ? 0 : -1,
        'aria-label': `${name(grid.rows[spot.row])} to ${name(grid.columns[spot.column])}: ${verdict?.outcome ?? 'no such clusters'}`,
      },
      verdict !== undefined &&
        isCell(spot) &&
        h(
          'span',
          {
            class: `verdict ${classOf(verdict.outcome)}${isNew ? ' opened' : ''}${isClosed ? ' closed' : ''}`,
          },
          signs[verdict.outcome],
        ),
    );
    cells.set(key, made);
    return made;
  }
}
