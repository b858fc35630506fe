import { select } from '../elements/controls';
import { h } from '../elements/dom';
import type { Page, View } from '../page';
import { searchBox } from './search-box';
import { themeButton } from './theme';
import { views } from '../views/index';

/** Fills the header, or marks the shown view in one that is there: what somebody writes in the search stays. */
export function showHeader(
  header: HTMLElement,
  names: readonly string[],
  { fleet, go }: Page,
  shown: View,
): void {
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
