import type { BlockData, RangeKind } from '../../../data/addresses-data';
import { percent, picture, sayRange } from './address-bars';
import { blockText, partOf, sizeOf, type Stretch } from './address';
import { partsOf, type PlacedBlock, placedBlock, windowOf } from './address-window';
import { largest } from './free';
import { choices, onDemand } from '../../elements/controls';
import { counted, grouped, h } from '../../elements/dom';
import type { Page, View } from '../../page';
import { table } from '../../elements/table';
import { badge, clusterLink } from '../../elements/words';

export const addresses: View = {
  id: 'addresses',
  title: 'Addresses',
  make: page => {
    const { blocks, overlaps, overlapCount, unreadable } = page.fleet.data.addresses;
    const scale = page.state.scale ?? 'used';
    return h(
      'div',
      {},
      h(
        'div',
        { class: 'bar' },
        choices(
          'Scale',
          [
            ['used', 'What is used'],
            ['block', 'Whole blocks'],
          ],
          scale,
          value => {
            page.go({ scale: value });
          },
        ),
        h(
          'ul',
          { class: 'legend', 'aria-label': 'Kinds of ranges' },
          kinds.map(kind =>
            h('li', {}, h('i', { class: `swatch range ${kind}` }, kind[0]?.toUpperCase()), kind),
          ),
          h('li', {}, h('i', { class: 'swatch range clash' }, '!'), 'overlaps'),
          h('li', {}, h('i', { class: 'swatch free' }), 'free'),
        ),
      ),
      unreadable.map(({ cluster, kind, text }) =>
        h('p', { class: 'note error' }, `${kind} of ${cluster}: '${text}' is no range.`),
      ),
      clashes(page, overlaps.length, overlapCount),
      blocks.map(block => blockView(page, block, scale)),
      blocks.length === 0 && h('p', {}, 'No ranges are known.'),
    );
  },
};

const kinds: readonly RangeKind[] = ['pods', 'nodes', 'services'];

function clashes(page: Page, listed: number, all: number): HTMLElement {
  const { overlaps } = page.fleet.data.addresses;
  if (all === 0)
    return h('p', { class: 'note good' }, 'No two ranges of different clusters overlap where it matters.');
  return onDemand(
    `${counted(all, 'overlap')}${listed < all ? `, of which ${grouped(listed)} are listed` : ''}`,
    () =>
      table(
        'Overlaps',
        [
          { title: 'Range', cell: ({ a }) => sayRange(a), sort: ({ a }) => a.cidr },
          { title: 'overlaps with', cell: ({ b }) => sayRange(b), sort: ({ b }) => b.cidr },
          {
            title: 'Matters',
            cell: ({ a, b, isConnected }) =>
              isConnected
                ? badge(
                    'error',
                    a.cluster === b.cluster ? 'within the cluster' : 'the clusters are connected',
                  )
                : badge('info', 'the clusters never meet'),
            sort: ({ isConnected }) => Number(!isConnected),
          },
        ],
        overlaps,
      ),
    true,
  );
}

/** A block: on one scale, or each part of it that ranges lie close together in on a scale of its own. */
function blockView(page: Page, data: BlockData, scale: string): HTMLElement {
  const block = placedBlock(data);
  const owners = new Set(block.ranges.map(({ cluster }) => cluster));
  const windows: readonly Stretch[] =
    scale === 'block' ? [block] : partsOf(block.ranges).map(part => windowOf(part, block));
  return h(
    'section',
    { class: 'block', 'aria-label': block.cidr },
    h(
      'h2',
      {},
      block.cidr,
      h('small', {}, `${percent(block.used)} taken by ${counted(owners.size, 'cluster')}`),
    ),
    windows.map(window => picture(page, block, window)),
    onDemand('Ranges and free space as tables', () => [rangeTable(page, block), freeTable(block)]),
  );
}

const rangeTable = (page: Page, { ranges, ...block }: PlacedBlock): HTMLElement =>
  table(
    'Ranges',
    [
      {
        title: 'Range',
        cell: ({ cidr }) => h('code', {}, cidr),
        sort: ({ start }) => partOf(start - block.start, sizeOf(block)),
      },
      { title: 'Kind', cell: ({ kind }) => kind, sort: ({ kind }) => kind },
      { title: 'Cluster', cell: ({ cluster }) => clusterLink(page, cluster), sort: ({ cluster }) => cluster },
      {
        title: 'Place',
        cell: ({ cluster }) =>
          h('code', { class: 'source' }, page.fleet.sourceOf(page.fleet.cluster(cluster)?.path ?? '')),
      },
    ],
    ranges,
  );

/** So much of the free space is listed: the largest, down to the 65,536th part of a block. */
const mostListed = 24;
const finest = 1n << 16n;

const freeTable = ({ family, free, ...block }: PlacedBlock): HTMLElement =>
  table(
    'Free space',
    [
      {
        title: 'Free',
        cell: one => h('code', {}, blockText(one, family)),
        sort: ({ start }) => partOf(start - block.start, sizeOf(block)),
      },
      {
        title: 'Of the block',
        cell: one => percent(partOf(sizeOf(one), sizeOf(block))),
        sort: one => -partOf(sizeOf(one), sizeOf(block)),
        isNumber: true,
      },
    ],
    largest(free, sizeOf(block) / finest, mostListed),
  );
