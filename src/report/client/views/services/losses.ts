import { onDemand } from '../../elements/controls';
import { counted, few, h } from '../../elements/dom';
import { askLosses } from './ask-losses';
import { downIn, mostNames, sayCaches, sayDown } from './conditions';
import type { Page } from '../../page';
import { takenDown } from '../../state';
import { table } from '../../elements/table';
import { downSwitch } from './down';
import { lostServices } from './lost';

/** The switch that takes clusters down, and who loses what then. */
export function losses(page: Page): HTMLElement {
  const { fleet, state, go } = page;
  const down = downIn(page);
  const set = (names: readonly string[]): void => {
    go(takenDown(state, names));
  };
  const result = h('div', { 'aria-live': 'polite', id: 'losses' });
  if (down.length === fleet.names.length)
    result.append(
      h('p', { class: 'note' }, 'No cluster is left that could call: this says nothing about its services.'),
    );
  else if (down.length > 0)
    askLosses(fleet, down, ({ lost, done, all }) => {
      result.replaceChildren(...lostServices(page, lost, done, all));
    });
  return h(
    'section',
    { 'aria-label': 'What if clusters are gone', class: 'switch' },
    h('h2', {}, 'What if clusters are gone'),
    downSwitch(page, down, set),
    page.isPaper && h('p', {}, `${sayDown(page)}${sayCaches(page, 'after')}.`),
    result,
    down.length === 0 && alone(page),
  );
}

/** What each cluster would cost, before anything is taken down. */
function alone(page: Page): HTMLElement {
  const { fleet, state, go } = page;
  const { alone: found } = fleet.data.services;
  if (found.length === 0)
    return h('p', { class: 'note good' }, 'No cluster alone costs callers elsewhere a service.');
  return onDemand(
    `${counted(found.length, 'cluster')} that callers elsewhere cannot do without`,
    () =>
      table(
        'Single points of failure',
        [
          {
            title: 'Without',
            cell: ({ cluster }) =>
              h(
                'button',
                {
                  type: 'button',
                  class: 'link',
                  on: {
                    click: () => {
                      go(takenDown(state, [cluster]));
                    },
                  },
                },
                cluster,
              ),
            sort: ({ cluster }) => cluster,
          },
          {
            title: 'Services lost',
            cell: ({ lost }) => lost.length,
            sort: ({ lost }) => -lost.length,
            isNumber: true,
          },
          { title: 'such as', cell: ({ lost }) => few(lost, mostNames(page, 4)) },
          {
            title: 'Clusters with such callers',
            cell: ({ callers }) => callers,
            sort: ({ callers }) => -callers,
            isNumber: true,
          },
        ],
        found,
      ),
    true,
  );
}
