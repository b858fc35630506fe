import { h } from '../elements/dom';
import type { Page } from '../page';
import { views } from '../views/index';

/** Longer tables are for the screen, where they can be searched and ordered. */
const mostRows = 60;

/** So many columns fit on a sheet; a grid of more gets smaller. */
const mostColumns = 44;

/** Every view, as it goes on paper: what can be read there is open. */
export function printed(page: Page): HTMLElement[] {
  beLight();
  return views.map(view => {
    const made = h('section', { class: 'printed' }, h('h1', {}, view.title), view.make(page));
    for (const fold of made.querySelectorAll<HTMLDetailsElement>('details:not(.more)')) unfold(fold);
    for (const grid of made.querySelectorAll<HTMLElement>('.grid table')) shrink(grid);
    // The head of a table stands on each of its sheets; buttons would only be on the first.
    for (const button of made.querySelectorAll('thead button')) button.replaceWith(button.textContent);
    return made;
  });
}

/**
 * The light colours until it is printed, whoever chose dark ones: the choice of the page wins over that of the system,
 * and pictures on a canvas ask for colours while they are made.
 */
function beLight(): void {
  const { dataset } = document.documentElement;
  const before = dataset.theme;
  if (before === 'light') return;
  dataset.theme = 'light';
  addEventListener('afterprint', restore, { once: true });

  function restore(): void {
    if (before === undefined) delete dataset.theme;
    else dataset.theme = before;
    document.dispatchEvent(new Event('meshprint:theme'));
  }
}

function unfold(fold: HTMLDetailsElement): void {
  const isTable = fold.classList.contains('demand');
  fold.open = true;
  // What is made on demand is made now, not after this page has been printed.
  if (isTable) fold.dispatchEvent(new Event('toggle'));
  if (isTable && !hasShortTable(fold)) fold.open = false;
}

function hasShortTable(fold: Element): boolean {
  const rows = fold.querySelectorAll('tbody tr').length;
  return rows > 0 && rows <= mostRows;
}

function shrink(grid: HTMLElement): void {
  const columns = grid.querySelectorAll('thead th').length;
  if (columns > mostColumns) grid.style.setProperty('zoom', `${mostColumns / columns}`);
}
