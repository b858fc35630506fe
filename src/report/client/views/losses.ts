import type { Lost } from '../../../simulate/services/lost';
import { choices, onDemand } from '../controls';
import { counted, few, h } from '../dom';
import { askLosses } from '../losses';
import type { Page } from '../page';
import { listIn, takenDown } from '../state';
import { table } from '../table';
import { badge, clusterLinks } from '../words';

/** The switch that takes clusters down, and who loses what then. */
export function losses(page: Page): HTMLElement {
  const { fleet, state, go } = page;
  const down = listIn(state.down).filter(name => fleet.cluster(name) !== undefined);
  const set = (names: readonly string[]): void => {
    go(takenDown(state, names));
  };
  const input = h('input', {
    id: 'down-input',
    list: 'cluster-names',
    placeholder: 'cluster',
    autocomplete: 'off',
    'aria-label': 'A cluster to take down',
    on: {
      change: () => {
        if (fleet.cluster(input.value) !== undefined) set([...down, input.value]);
      },
    },
  });
  const result = h('div', { 'aria-live': 'polite', id: 'losses' });
  if (down.length > 0)
    askLosses(fleet, down, ({ lost, done, all }) => {
      result.replaceChildren(...shown(page, lost, done, all));
    });
  const groups = fleet
    .groupings()
    .slice(0, 1)
    .flatMap(key => fleet.groupsBy(key))
    .filter(({ clusters }) => clusters.length < fleet.names.length);
  return h(
    'section',
    { 'aria-label': 'What if clusters are gone', class: 'switch' },
    h('h2', {}, 'What if clusters are gone'),
    h(
      'div',
      { class: 'bar' },
      h('label', { class: 'field' }, h('span', { class: 'label' }, 'Take down'), input),
      h(
        'datalist',
        { id: 'cluster-names' },
        fleet.names.map(name => h('option', { value: name })),
      ),
      groups.length > 0 &&
        groups.length <= 12 &&
        groups.map(({ name, clusters }) =>
          h(
            'button',
            {
              type: 'button',
              id: `down-group-${name}`,
              on: {
                click: () => {
                  set([...down, ...clusters]);
                },
              },
            },
            `all of ${name}`,
          ),
        ),
      choices(
        'Caches',
        [
          ['after', 'have expired'],
          ['before', 'still remember'],
        ],
        state.cache === 'before' ? 'before' : 'after',
        value => {
          go({ cache: value });
        },
      ),
    ),
    down.length > 0 &&
      h(
        'ul',
        { class: 'chips', 'aria-label': 'Clusters that are down' },
        down.slice(0, 40).map(name =>
          h(
            'li',
            {},
            h(
              'button',
              {
                type: 'button',
                id: `up-${name}`,
                title: `Bring ${name} back`,
                on: {
                  click: () => {
                    set(down.filter(one => one !== name));
                  },
                },
              },
              `${name} ✕`,
            ),
          ),
        ),
        down.length > 40 && h('li', {}, `and ${down.length - 40} more`),
        h(
          'li',
          {},
          h(
            'button',
            {
              type: 'button',
              class: 'quiet',
              id: 'all-up',
              on: {
                click: () => {
                  set([]);
                },
              },
            },
            'Bring all back',
          ),
        ),
      ),
    result,
    down.length === 0 && alone(page),
  );
}

/** What each cluster would cost, before anything is taken down. */
function alone({ fleet, state, go }: Page): HTMLElement {
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
          { title: 'such as', cell: ({ lost }) => few(lost, 4) },
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

function shown(page: Page, lost: readonly Lost[], done: number, all: number): HTMLElement[] {
  const progress = done < all ? [h('p', {}, `Asking: ${done} of ${counted(all, 'service')}`)] : [];
  if (lost.length === 0)
    return done < all ? progress : [h('p', { class: 'note good' }, 'No caller elsewhere loses a service.')];
  return [
    ...progress,
    h(
      'p',
      {},
      badge('error', counted(new Set(lost.map(({ service }) => service)).size, 'service')),
      ' lost by callers in clusters that are left:',
    ),
    table<Lost>(
      'What is lost',
      [
        {
          title: 'Service',
          cell: ({ service }) =>
            h(
              'button',
              {
                type: 'button',
                class: 'link',
                on: {
                  click: () => {
                    page.go({ service });
                  },
                },
              },
              service,
            ),
          sort: ({ service }) => service,
        },
        {
          title: 'Called by',
          cell: ({ via }) => (via === 'service' ? 'its Service' : 'its import'),
          sort: ({ via }) => via,
        },
        {
          title: 'Lost in',
          cell: ({ consumers }) => clusterLinks(page, consumers),
          sort: ({ consumers }) => -consumers.length,
        },
      ],
      lost,
    ),
  ];
}
