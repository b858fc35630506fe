import type { Share } from '../../../data/overview-data';
import { counted, grouped, h, inOrder } from '../../elements/dom';
import { tone } from '../topology/ring/layout';

/** What runs in the fleet as one bar, and in words; what is the same in `all` has the same colour. */
export function mix(title: string, list: readonly Share[], all: readonly Share[]): HTMLElement {
  const known = [...new Set(all.map(({ of }) => of))].sort((a, b) => inOrder(b, a));
  const parts = list.map(({ of, clusters: { length } }) => {
    const part = h(
      'span',
      { class: tone(known.indexOf(of)), title: `${of}: ${counted(length, 'cluster')}` },
      of,
    );
    part.style.flexGrow = `${length}`;
    return part;
  });
  return h(
    'section',
    { class: 'mix', 'aria-label': title },
    h('h3', {}, title),
    h('div', { class: 'parts', 'aria-hidden': 'true' }, parts),
    h('p', {}, list.map(({ of, clusters }) => `${of} in ${grouped(clusters.length)}`).join(', ')),
  );
}
