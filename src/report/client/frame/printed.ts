import { grouped, h } from '../elements/dom';
import type { Page } from '../page';
import { views } from '../views/index';

/** What is folded and longer is for the screen, where it can be searched and ordered. */
const mostEntries = 60;

/** So many columns fit on a sheet; a grid of more gets smaller. */
const mostColumns = 44;

/** Every view, as it goes on paper: what can be read there is open. */
export function printed(page: Page): HTMLElement[] {
  beLight();
  return views.map(view => {
    const made = h('section', { class: 'printed' }, h('h1', {}, view.title), view.make(page));
    for (const fold of made.querySelectorAll<HTMLDetailsElement>('details:not(.more)')) unfold(fold);
    for (const more of made.querySelectorAll<HTMLDetailsElement>('details.more')) spell(more);
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
  fold.open = true;
  if (!fold.classList.contains('demand')) return;
  // What is made on demand is made now, not after this page has been printed.
  fold.dispatchEvent(new Event('toggle'));
  const entries = entriesIn(fold);
  if (entries <= mostEntries) return;
  fold.open = false;
  fold.querySelector('summary')?.append(` (${grouped(entries)} entries, on the screen only)`);
}

/** Rows of its tables, also those that a table only counts; without tables what it lists. */
function entriesIn(fold: Element): number {
  const rows = [...fold.querySelectorAll('.table')].map(table => {
    const [, all] = /of ([\d,]+)/.exec(table.querySelector('.cut:not([hidden])')?.textContent ?? '') ?? [];
    return all === undefined ? table.querySelectorAll('tbody tr').length : Number(all.replaceAll(',', ''));
  });
  return rows.length > 0 ? rows.reduce((a, b) => a + b) : fold.querySelectorAll('li').length;
}

/** Puts the rest of a list in the place of `and 3 more`; a long rest stays a number. */
function spell(more: HTMLDetailsElement): void {
  const rest = [...more.children].filter(({ tagName }) => tagName !== 'SUMMARY');
  const items = more.querySelectorAll('li').length;
  const entries = items > 0 ? items : more.querySelector('span')?.textContent.split(', ').length;
  if (entries === undefined || entries > mostEntries) return;
  const gap = more.previousSibling;
  if (gap?.textContent === ' ') gap.textContent = ', ';
  more.replaceWith(...rest);
}

function shrink(grid: HTMLElement): void {
  const columns = grid.querySelectorAll('thead th').length;
  if (columns > mostColumns) grid.style.setProperty('zoom', `${mostColumns / columns}`);
}
