import type { BlockData, RangeData, RangeName, SpanData } from '../../../data/addresses-data';
import { addressAt } from './address';
import { isIn, type Window } from './address-window';
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

/** What is taken by anybody, then cluster by cluster. */
export function picture(
  page: Page,
  block: BlockData,
  ranges: readonly RangeData[],
  window: Window,
): HTMLElement {
  const clusters = [...new Set(ranges.map(({ cluster }) => cluster))].sort(inOrder);
  const { overlaps } = page.fleet.data.addresses;
  const clashing = new Set(
    overlaps.flatMap(({ a, b, isConnected }) => (isConnected ? [keyOf(a), keyOf(b)] : [])),
  );
  const bars = (some: readonly RangeData[]): HTMLElement[] =>
    some.map(range => bar(range, window, clashing.has(keyOf(range))));
  const free = block.free.filter(span => isIn(span, window)).map(span => freeBar(span, window));
  const own = new Map<string, RangeData[]>(clusters.map(name => [name, []]));
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

function placed(element: HTMLElement, { from, to }: SpanData, window: Window): HTMLElement {
  const whole = window.to - window.from;
  const [left, right] = [Math.max(0, (from - window.from) / whole), Math.min(1, (to - window.from) / whole)];
  element.style.insetInlineStart = `${100 * left}%`;
  element.style.inlineSize = `${100 * (right - left)}%`;
  return element;
}

function bar(range: RangeData, window: Window, isClashing: boolean): HTMLElement {
  const text = `${sayRange(range)}${isClashing ? ', overlaps' : ''}`;
  const width = (range.to - range.from) / (window.to - window.from);
  const letter = range.kind[0]?.toUpperCase() ?? '';
  const sign = isClashing ? (width > 0.03 ? `! ${letter}` : '!') : letter;
  const label = width > 0.012 && [h('b', {}, sign), width > 0.13 && h('span', {}, range.cidr)];
  return placed(
    h('span', { class: `range ${range.kind}${isClashing ? ' clash' : ''}`, title: text }, label),
    range,
    window,
  );
}

function freeBar(span: SpanData, window: Window): HTMLElement {
  const width = (Math.min(span.to, window.to) - Math.max(span.from, window.from)) / (window.to - window.from);
  return placed(
    h(
      'span',
      { class: 'free', title: `${span.cidr} is free` },
      width > 0.13 && h('span', {}, `${span.cidr} free`),
    ),
    span,
    window,
  );
}

const lane = (label: HTMLElement, bars: readonly HTMLElement[], kind = ''): HTMLElement =>
  h(
    'div',
    { class: `lane ${kind}` },
    h('span', { class: 'name' }, label),
    h('span', { class: 'track' }, bars),
  );

function axis(block: BlockData, window: Window): HTMLElement {
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(part => {
    const tick = h(
      'span',
      { class: part === 1 ? 'last' : '' },
      addressAt(block.cidr, window.from + part * (window.to - window.from)),
    );
    tick.style.insetInlineStart = `${100 * part}%`;
    return tick;
  });
  return h(
    'div',
    { class: 'lane axis', 'aria-hidden': 'true' },
    h('span', { class: 'name' }),
    h('span', { class: 'track' }, ticks),
  );
}
