import { stepped } from '../../elements/stepping';
import { readSpot, type Spot } from './verdicts';

/** The cells of a grid by their spots, and what happens when one is chosen. */
interface Cells {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly cells: ReadonlyMap<string, HTMLElement>;
  readonly choose: (spot: Spot) => void;
}

/** One cell of a grid has the focus; arrow keys, Home and End move it, and a click or Enter chooses. */
export function cellKeys(body: HTMLElement, { rows, columns, cells, choose }: Cells): void {
  body.addEventListener('click', event => {
    const spot = spotOf(event.target);
    if (spot !== undefined) choose(spot);
  });
  body.addEventListener('keydown', event => {
    const spot = spotOf(event.target);
    if (spot === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(spot);
    }
    const at = [rows.indexOf(spot.row), columns.indexOf(spot.column)] as const;
    const to = stepped(event, at, [rows.length, columns.length]);
    if (to === undefined) return;
    event.preventDefault();
    const [row, column] = [rows[to[0]], columns[to[1]]];
    cells.get(`${spot.row}.${spot.column}`)?.setAttribute('tabindex', '-1');
    const next = cells.get(`${row}.${column}`);
    next?.setAttribute('tabindex', '0');
    next?.focus();
  });
}

function spotOf(target: EventTarget | null): Spot | undefined {
  const found = target instanceof Element ? target.closest('[data-spot]') : null;
  return readSpot(found?.getAttribute('data-spot') ?? undefined);
}
