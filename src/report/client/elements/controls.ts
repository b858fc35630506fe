import { type Child, h } from './dom';

/** A few choices, of which one holds. */
export function choices(
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  now: string,
  choose: (value: string) => void,
): HTMLElement {
  const buttons = options.map(([value, text]) =>
    h(
      'button',
      {
        type: 'button',
        id: idOf(label, value),
        'aria-pressed': value === now ? 'true' : 'false',
        on: {
          click: () => {
            choose(value);
          },
        },
      },
      text,
    ),
  );
  return h(
    'div',
    { class: 'choices', role: 'group', 'aria-label': label },
    h('span', { class: 'label' }, label),
    buttons,
  );
}

/** Many choices, of which one holds. */
export function select(
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  now: string,
  choose: (value: string) => void,
): HTMLElement {
  const control = h(
    'select',
    {
      id: idOf(label, 'select'),
      on: {
        change: () => {
          choose(control.value);
        },
      },
    },
    options.map(([value, text]) => h('option', { value, selected: value === now }, text)),
  );
  return h('label', { class: 'field' }, h('span', { class: 'label' }, label), control);
}

/** Something that is on or off. */
export function toggle(label: string, isOn: boolean, set: (isOn: boolean) => void): HTMLElement {
  const box = h('input', {
    type: 'checkbox',
    id: idOf(label, 'toggle'),
    checked: isOn,
    on: {
      change: () => {
        set(box.checked);
      },
    },
  });
  return h('label', { class: 'toggle' }, box, label);
}

/** What is shown only when somebody wants to see it, such as the table of a picture. */
export function onDemand(summary: string, make: () => Child, isOpen = false): HTMLElement {
  const content = h('div');
  const details = h(
    'details',
    { class: 'demand', open: isOpen, on: { toggle: fill } },
    h('summary', {}, summary),
    content,
  );
  if (isOpen) fill();
  return details;

  function fill(): void {
    if (details.open && content.childNodes.length === 0) content.append(...[make()].flat().filter(isNode));
  }
}

const isNode = (child: unknown): child is Node => child instanceof Node;

const idOf = (label: string, value: string): string =>
  `${label}-${value}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
