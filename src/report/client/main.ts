import type { ReportData } from '../data/report-data';
import { unpack, type Packed } from '../pack';
import { details } from './details';
import { h } from './dom';
import { select } from './controls';
import { Fleet } from './fleet';
import type { Page, View } from './page';
import { searchBox } from './search-box';
import { readState, type State, writeState } from './state';
import { themeButton } from './theme';
import { addresses } from './views/addresses';
import { overview } from './views/overview';
import { policies } from './views/policies';
import { rollout } from './views/rollout';
import { services } from './views/services';
import { topology } from './views/topology';

const views: readonly [View, ...View[]] = [overview, topology, addresses, services, policies, rollout];

const data = unpack(JSON.parse(document.getElementById('data')?.textContent ?? '') as Packed) as ReportData;
const fleets = new Map(data.fleets.map(fleet => [fleet.fleet, new Fleet(fleet)]));
const main = h('main', { id: 'main', tabindex: -1 });
const side = h('div', { id: 'side' });
const header = h('header', { class: 'top' });
document.body.append(
  h('a', { class: 'skip', href: '#main', on: { click: skip } }, 'To the content'),
  header,
  h('div', { class: 'content' }, main, side),
  h(
    'footer',
    {},
    `Meshprint ${data.version}. The page holds all it shows and asks no network. `,
    h('span', { class: 'keys' }, 'Keys: / search, 1–6 views, Esc closes, t colours'),
  ),
);
addEventListener('hashchange', show);
addEventListener('keydown', shortcut);
addEventListener('beforeprint', showAll);
addEventListener('afterprint', show);
show();
document.documentElement.dataset.ready = 'yes';

function skip(event: Event): void {
  event.preventDefault();
  main.focus();
}

function go(change: State): void {
  location.hash = writeState({ ...readState(location.hash), ...change });
}

function pageNow(): Page | undefined {
  const state = readState(location.hash);
  const fleet = fleets.get(state.fleet ?? '') ?? [...fleets.values()][0];
  return fleet && { data, fleet, state, go };
}

function show(): void {
  const page = pageNow();
  const focused = document.activeElement?.id;
  if (page === undefined) {
    main.replaceChildren(...problems());
    return;
  }
  const view = views.find(({ id }) => id === page.state.view) ?? views[0];
  const isOther = main.dataset.shown !== `${page.fleet.data.fleet} ${view.id}`;
  showHeader(page, view);
  main.replaceChildren(
    h('h1', { class: 'hidden' }, `${page.fleet.data.fleet}: ${view.title}`),
    ...problems(),
    view.make(page),
  );
  const found = details(page);
  const isNew = found !== undefined && side.dataset.cluster !== page.state.cluster;
  side.replaceChildren(...(found === undefined ? [] : [found]));
  side.dataset.cluster = found === undefined ? '' : (page.state.cluster ?? '');
  main.dataset.shown = `${page.fleet.data.fleet} ${view.id}`;
  document.title = `${view.title} · ${page.fleet.data.fleet} · Meshprint`;
  if (isOther) scrollTo(0, 0);
  if (isNew && focused !== undefined && focused !== '') found.focus({ preventScroll: true });
  else if (focused !== undefined && focused !== '')
    document.getElementById(focused)?.focus({ preventScroll: true });
}

/** A printed page has every view, and says which. */
function showAll(): void {
  const page = pageNow();
  if (page === undefined) return;
  main.replaceChildren(
    h('h1', {}, `Fleet ${page.fleet.data.fleet}`),
    ...problems(),
    ...views.map(view => h('section', { class: 'printed' }, h('h1', {}, view.title), view.make(page))),
  );
}

function problems(): HTMLElement[] {
  return data.problems.map(problem => h('p', { class: 'note error' }, problem));
}

function showHeader({ fleet }: Page, shown: View): void {
  const names = [...fleets.keys()];
  const known = header.querySelector('nav');
  if (known !== null && header.dataset.fleet === fleet.data.fleet) {
    for (const button of known.querySelectorAll('button'))
      if (button.id === `view-${shown.id}`) button.setAttribute('aria-current', 'page');
      else button.removeAttribute('aria-current');
    return;
  }
  header.dataset.fleet = fleet.data.fleet;
  header.replaceChildren(
    h(
      'div',
      { class: 'brand' },
      h('b', {}, 'Meshprint'),
      names.length > 1
        ? select(
            'Fleet',
            names.map(name => [name, name] as const),
            fleet.data.fleet,
            name => {
              go({ fleet: name, cluster: '', service: '', down: '', cell: '', from: '' });
            },
          )
        : h('span', { class: 'fleet' }, fleet.data.fleet),
    ),
    h(
      'nav',
      { 'aria-label': 'Views' },
      views.map((view, i) =>
        h(
          'button',
          {
            type: 'button',
            id: `view-${view.id}`,
            'aria-current': view === shown && 'page',
            title: `Key ${i + 1}`,
            on: {
              click: () => {
                go({ view: view.id });
              },
            },
          },
          view.title,
        ),
      ),
    ),
    searchBox(fleet, go),
    themeButton(),
  );
}

function shortcut(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isWriting = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
  if (event.key === 'Escape' && !isWriting) go({ cluster: '' });
  if (isWriting || event.target instanceof HTMLSelectElement) return;
  const view = views[Number(event.key) - 1];
  if (view !== undefined) go({ view: view.id });
  if (event.key === 't') document.getElementById('theme')?.click();
  if (event.key !== '/') return;
  event.preventDefault();
  document.getElementById('search')?.focus();
}
