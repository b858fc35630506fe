import { h } from '../../elements/dom';
import type { Page } from '../../page';

/** What takes clusters down, one by one or a whole group, and brings them back. */
export function downSwitch(
  { fleet }: Page,
  down: readonly string[],
  set: (names: readonly string[]) => void,
): (HTMLElement | false)[] {
  const wrong = h('div', { role: 'alert', id: 'down-wrong' });
  const input = h('input', {
    id: 'down-input',
    list: 'cluster-names',
    placeholder: 'cluster',
    autocomplete: 'off',
    'aria-label': 'A cluster to take down',
    'aria-describedby': 'down-wrong',
    on: {
      change: () => {
        const name = input.value.trim();
        const isKnown = fleet.cluster(name) !== undefined;
        wrong.replaceChildren(...(isKnown || name === '' ? [] : [unknown(name)]));
        if (isKnown) set([...down, name]);
      },
    },
  });
  const groups = fleet
    .groupings()
    .slice(0, 1)
    .flatMap(key => fleet.groupsBy(key))
    .filter(({ clusters }) => clusters.length < fleet.names.length);
  return [
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
    ),
    wrong,
    down.length > 0 && chips(down, set),
  ];
}

const unknown = (name: string): HTMLElement =>
  h('p', { class: 'note error' }, `The fleet has no cluster ${name}, so that nothing was taken down.`);

function chips(down: readonly string[], set: (names: readonly string[]) => void): HTMLElement {
  return h(
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
  );
}
