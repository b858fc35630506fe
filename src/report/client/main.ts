import type { ReportData } from '../data/report-data';
import { unpack, type Packed } from '../pack';
import { h } from './elements/dom';
import { Fleet } from './fleet';
import { focusAgain } from './elements/focus';
import { showHeader } from './frame/header';
import { keep } from './frame/keep';
import { shortcut } from './frame/keys';
import { narrow, type Page } from './page';
import { panelIn } from './frame/panel';
import { printed } from './frame/printed';
import { changed, readState, type State, writeState } from './state';
import { views } from './views/index';

const data = unpack(JSON.parse(document.getElementById('data')?.textContent ?? '') as Packed) as ReportData;
const fleets = new Map(data.fleets.map(fleet => [fleet.fleet, new Fleet(fleet)]));
const main = h('main', { id: 'main', tabindex: -1 });
const side = h('div', { id: 'side' });
const header = h('header', { class: 'top' });
const showPanel = panelIn(side);
/** What redraws itself when another cluster is chosen. */
let followers: ((cluster: string | undefined) => void)[] = [];
/** What stands in the content, but for the chosen cluster. */
let shown = '';

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
addEventListener('keydown', event => {
  shortcut(event, go);
});
addEventListener('beforeprint', showAll);
addEventListener('afterprint', show);
matchMedia(narrow).addEventListener('change', () => {
  shown = '';
  show();
});
show();
document.documentElement.dataset.ready = 'yes';

function skip(event: Event): void {
  event.preventDefault();
  main.focus();
}

function go(change: State): void {
  location.hash = writeState(changed(readState(location.hash), change));
}

function pageNow(): Page | undefined {
  const state = readState(location.hash);
  const fleet = fleets.get(state.fleet ?? '') ?? [...fleets.values()][0];
  return (
    fleet && {
      data,
      fleet,
      state,
      go,
      isPaper: false,
      follow: redraw => {
        followers.push(redraw);
      },
    }
  );
}

function show(): void {
  const page = pageNow();
  if (page === undefined) {
    main.replaceChildren(...problems());
    return;
  }
  const view = views.find(({ id }) => id === page.state.view) ?? views[0];
  const { fleet } = page.fleet.data;
  showHeader(header, [...fleets.keys()], page, view);
  const asked = writeState({ ...page.state, cluster: '' });
  const focused = document.activeElement;
  if (asked === shown) for (const redraw of followers) redraw(page.state.cluster);
  else fill(page, view);
  shown = asked;
  if (focused?.isConnected === false) focusAgain(focused);
  showPanel(page);
  document.title = `${view.title} · ${fleet} · Meshprint`;
}

function fill(page: Page, view: (typeof views)[number]): void {
  const { fleet } = page.fleet.data;
  const what = `${fleet} ${view.id}`;
  const isSame = main.dataset.shown === what;
  main.dataset.shown = what;
  const restore = keep(main);
  followers = [];
  main.replaceChildren(
    h('h1', { class: 'hidden' }, `${fleet}: ${view.title}`),
    ...problems(),
    view.make(page),
  );
  if (!isSame) scrollTo(0, 0);
  else restore();
}

/** A printed page has every view, and says which. */
function showAll(): void {
  const page = pageNow();
  if (page === undefined) return;
  shown = '';
  main.dataset.shown = '';
  main.replaceChildren(
    h('h1', {}, `Fleet ${page.fleet.data.fleet}`),
    ...problems(),
    ...printed({ ...page, isPaper: true }),
  );
}

function problems(): HTMLElement[] {
  return data.problems.map(problem => h('p', { class: 'note error' }, problem));
}
