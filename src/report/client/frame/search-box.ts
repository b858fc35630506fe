import { h } from '../elements/dom';
import type { Fleet } from '../fleet';
import { focusAgain } from '../elements/focus';
import { type Hit, search } from './search';
import type { State } from '../state';

/** A field that finds everything on the page. */
export function searchBox(fleet: Fleet, go: (to: State) => void): HTMLElement {
  let hits: readonly Hit[] = [];
  let at = 0;
  let before: Element | null = null;
  const list = h('ul', { id: 'hits', role: 'listbox', 'aria-label': 'Found', hidden: true });
  const input = h('input', {
    id: 'search',
    type: 'search',
    placeholder: 'Search   /',
    autocomplete: 'off',
    role: 'combobox',
    'aria-label': 'Search everything: clusters, labels, services, policies, ranges, addresses, findings',
    'aria-controls': 'hits',
    'aria-expanded': 'false',
    on: {
      input: () => {
        ask();
      },
      focus: ({ relatedTarget }: FocusEvent) => {
        before = relatedTarget instanceof Element ? relatedTarget : null;
        ask();
      },
      blur: () => setTimeout(close, 120),
      keydown: (event: KeyboardEvent) => {
        key(event);
      },
    },
  });
  return h('div', { class: 'search', role: 'search' }, input, list);

  function ask(): void {
    hits = search(fleet, input.value);
    at = 0;
    show();
  }

  function close(): void {
    hits = [];
    show();
  }

  function key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      input.value = '';
      close();
      focusAgain(before);
    } else if (event.key === 'Enter') choose(hits[at]);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      at = Math.min(hits.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)));
      show();
    }
  }

  function choose(hit: Hit | undefined): void {
    if (hit === undefined) return;
    input.value = '';
    close();
    // What was found is in the content, or in the panel, which takes the focus from there.
    focusAgain(null);
    go(hit.to);
  }

  function show(): void {
    const isAsked = input.value.trim() !== '' && document.activeElement === input;
    list.hidden = !isAsked;
    input.setAttribute('aria-expanded', String(isAsked));
    input.setAttribute('aria-activedescendant', hits.length > 0 ? `hit-${at}` : '');
    list.replaceChildren(
      ...(hits.length === 0 ? [h('li', { class: 'none' }, 'Nothing is called so.')] : []),
      ...hits.map((hit, i) =>
        h(
          'li',
          {
            role: 'option',
            id: `hit-${i}`,
            'aria-selected': i === at ? 'true' : 'false',
            on: {
              pointerdown: () => {
                choose(hit);
              },
            },
          },
          h('span', { class: 'kind' }, hit.kind),
          h('span', { class: 'what' }, hit.text),
          h('small', {}, hit.more),
        ),
      ),
    );
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }
}
