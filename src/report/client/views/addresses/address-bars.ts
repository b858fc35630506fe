import type { RangeName } from '../../../data/addresses-data';
import { blockText, type Family, sizeOf, type Stretch } from './address';
import { isIn, type PlacedBlock, type PlacedRange, placeIn, tickAt } from './address-window';
import { largest } from './free';
import { h, inOrder } from '../../elements/dom';
import type { Page } from '../../page';
import { clusterLink } from '../../elements/words';

/** `10.0.0.0/16 (pods of paris)` */
export const sayRange = ({ cluster, kind, cidr }: RangeName): string => `${cidr} (${kind} of ${cluster})`;

/** `1.2 %` */
export const percent = (part: number): string =>
  part > 0 && part < 0.001 ? 'under 0.1 %' : `${(100 * part).toFixed(part < 0.1 ? 1 : 0)} %`;

/** Of more clusters than this, paper has the ranges as a list. */
const mostOnPaper = 60;

/** More free blocks, and smaller parts of an axis, nobody sees. */
const mostFree = 24;
const finest = 512n;

/** What is taken by anybody, then cluster by cluster. */
export function picture(page: Page, block: PlacedBlock, window: Stretch): HTMLElement {
  const ranges = block.ranges.filter(range => isIn(range, window));
  const clusters = [...new Set(ranges.map(({ cluster }) => cluster))].sort(inOrder);
  const { overlaps } = page.fleet.data.addresses;
  const clashing = new Set(
    overlaps.flatMap(({ a, b, isConnected }) => (isConnected ? [keyOf(a), keyOf(b)] : [])),
  );
  const bars = (some: readonly PlacedRange[]): HTMLElement[] =>
    some.map(range => bar(range, window, clashing.has(keyOf(range))));
  const free = largest(
    block.free.filter(one => isIn(one, window)),
    sizeOf(window) / finest,
    mostFree,
  ).map(one => freeBar(one, block.family, window));
  const own = new Map<string, PlacedRange[]>(clusters.map(name => [name, []]));
  for (const range of ranges) own.get(range.cluster)?.push(range);
  return h(
    'div',
    {},
    axis(block, window),
    h('div', { class: 'lanes' }, lane(h('b', {}, 'All'), [...free, ...bars(ranges)], 'all')),
    page.isPaper && clusters.length > mostOnPaper
      ? h(
          'ul',
          { class: 'plain listed' },
          ranges.map(range => h('li', {}, sayRange(range))),
        )
      : h(
          'div',
          {
            class: `lanes scroll${clusters.length > 40 ? ' dense' : ''}`,
            tabindex: clusters.length > 12 ? 0 : undefined,
            role: 'group',
            'aria-label': `Ranges by cluster in ${block.cidr}`,
          },
          clusters.map(name => lane(clusterLink(page, name), bars(own.get(name) ?? []))),
        ),
  );
}

const keyOf = ({ cluster, kind, cidr }: RangeName): string => `${cluster} ${kind} ${cidr}`;

/** So wide is a bar at least, to be seen: one at the end of the axis begins that much before it. */
const narrowest = '8px';

function placed(element: HTMLElement, place: { left: number; width: number }): HTMLElement {
  element.style.insetInlineStart = `min(${100 * place.left}%, 100% - ${narrowest})`;
  element.style.inlineSize = `${100 * place.width}%`;
  return element;
}

function bar(range: PlacedRange, window: Stretch, isClashing: boolean): HTMLElement {
  const text = `${sayRange(range)}${isClashing ? ', overlaps' : ''}`;
  const place = placeIn(range, window);
  const { width } = place;
  const letter = range.kind[0]?.toUpperCase() ?? '';
  const sign = isClashing ? (width > 0.03 ? `! ${letter}` : '!') : letter;
  const label = width > 0.012 && [h('b', {}, sign), width > 0.13 && h('span', {}, range.cidr)];
  return placed(
    h('span', { class: `range ${range.kind}${isClashing ? ' clash' : ''}`, title: text }, label),
    place,
  );
}

function freeBar(span: Stretch, family: Family, window: Stretch): HTMLElement {
  const place = placeIn(span, window);
  const text = blockText(span, family);
  return placed(
    h(
      'span',
      { class: 'free', title: `${text} is free` },
      place.width > 0.13 && h('span', {}, `${text} free`),
    ),
    place,
  );
}

const lane = (label: HTMLElement, bars: readonly HTMLElement[], kind = ''): HTMLElement =>
  h(
    'div',
    { class: `lane ${kind}` },
    h('span', { class: 'name' }, label),
    h('span', { class: 'track' }, bars),
  );

function axis({ family, end }: PlacedBlock, window: Stretch): HTMLElement {
  const ticks = [0n, 1n, 2n, 3n, 4n].map(quarter => {
    const tick = h('span', { class: quarter === 4n ? 'last' : '' }, tickAt(quarter, window, family, end));
    tick.style.insetInlineStart = `${25n * quarter}%`;
    return tick;
  });
  return h(
    'div',
    { class: 'lane axis', 'aria-hidden': 'true' },
    h('span', { class: 'name' }),
    h('span', { class: 'track' }, ticks),
  );
}
