import { type Child, counted, h, inOrder } from './dom';

/** A column of a table; one with `sort` can be ordered by. */
export interface Column<T> {
  readonly title: string;
  readonly cell: (row: T) => Child;
  readonly sort?: (row: T) => string | number;
  readonly isNumber?: boolean;
}

/** So many rows are made at once; the rest is there when it is asked for. */
const firstRows = 100;

/** A table that can be ordered by its columns. */
export function table<T>(caption: string, columns: readonly Column<T>[], rows: readonly T[]): HTMLElement {
  let by: { readonly column: Column<T>; readonly down: boolean } | undefined;
  let isWhole = rows.length <= firstRows + 20;
  const body = h('tbody');
  const more = h(
    'p',
    { class: 'cut' },
    `The first ${firstRows} of ${counted(rows.length, 'row')}. `,
    h('button', { type: 'button', class: 'link', on: { click: showAll } }, 'Show all'),
  );
  const heads = columns.map(column => {
    const { title, sort } = column;
    const content =
      sort === undefined
        ? title
        : h(
            'button',
            {
              type: 'button',
              on: {
                click: () => {
                  order(column);
                },
              },
            },
            title,
          );
    return h('th', { scope: 'col', class: column.isNumber === true ? 'number' : undefined }, content);
  });
  const whole = h(
    'div',
    { class: 'table' },
    h('table', {}, h('caption', { class: 'hidden' }, caption), h('thead', {}, h('tr', {}, heads)), body),
    more,
  );
  fill();
  return whole;

  function order(column: Column<T>): void {
    by = { column, down: by?.column === column && !by.down };
    for (const [i, head] of heads.entries())
      if (columns[i] === column) head.setAttribute('aria-sort', by.down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    fill();
  }

  function showAll(): void {
    isWhole = true;
    fill();
  }

  function fill(): void {
    const sorted = by === undefined ? rows : ordered(rows, by.column.sort, by.down);
    const shown = isWhole ? sorted : sorted.slice(0, firstRows);
    body.replaceChildren(
      ...shown.map(row =>
        h(
          'tr',
          {},
          columns.map(({ cell, isNumber }, i) =>
            h(
              i === 0 ? 'th' : 'td',
              { scope: i === 0 && 'row', class: isNumber === true ? 'number' : undefined },
              cell(row),
            ),
          ),
        ),
      ),
    );
    more.hidden = isWhole;
  }
}

function ordered<T>(
  rows: readonly T[],
  sort: ((row: T) => string | number) | undefined,
  down: boolean,
): readonly T[] {
  if (sort === undefined) return rows;
  const keyed = rows.map(row => [sort(row), row] as const);
  keyed.sort(([a], [b]) => {
    const found = typeof a === 'number' && typeof b === 'number' ? a - b : inOrder(String(a), String(b));
    return down ? -found : found;
  });
  return keyed.map(([, row]) => row);
}
