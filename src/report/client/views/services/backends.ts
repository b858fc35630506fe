import type { Served } from '../../../../simulate/services/served';
import { grouped, h, inOrder } from '../../elements/dom';
import type { Page } from '../../page';
import { mostNames } from './conditions';
import { sayNames } from './spans';
import { table } from '../../elements/table';
import { badge, clusterLink } from '../../elements/words';

type Backends = NonNullable<Served['endpoints']>;
type Backend = Backends[number];

/** From here on clusters that answer alike are one row. */
const many = 12;

/** Who answers, cluster by cluster; many that are alike as one row, which somebody may unfold. */
export function backends(page: Page, title: string, list: Backends): HTMLElement {
  if (list.length === 0)
    return h('p', { class: 'note error' }, badge('error', 'nobody'), ` ${title}: nobody answers.`);
  const sorted = [...list].sort((a, b) => inOrder(a.cluster, b.cluster));
  const folded = alike(sorted);
  if (list.length <= many || folded.length * 2 > list.length) return each(page, title, sorted);
  const whole = h(
    'div',
    {},
    together(page, title, folded),
    h(
      'button',
      {
        type: 'button',
        class: 'link unfold',
        on: {
          click: () => {
            const made = each(page, title, sorted);
            made.tabIndex = -1;
            whole.replaceChildren(made);
            made.focus();
          },
        },
      },
      `Show each of ${grouped(list.length)} clusters`,
    ),
  );
  return whole;
}

function alike(list: Backends): Backends[] {
  const found = new Map<string, Backend[]>();
  for (const one of list) {
    const key = `${one.backends} ${one.share} ${one.gone}`;
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found.values()];
}

const sayShare = (share: number): string => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;

const each = (page: Page, title: string, list: Backends): HTMLElement =>
  table(
    title,
    [
      {
        title,
        cell: ({ cluster, gone }) => [clusterLink(page, cluster), gone && badge('error', 'gone')],
        sort: ({ cluster }) => cluster,
      },
      { title: 'Backends', cell: one => one.backends, sort: one => one.backends, isNumber: true },
      {
        title: 'Of new connections',
        cell: ({ share }) => sayShare(share),
        sort: ({ share }) => share,
        isNumber: true,
      },
    ],
    list,
  );

const together = (page: Page, title: string, list: readonly Backends[]): HTMLElement =>
  table(
    title,
    [
      {
        title,
        cell: some => [
          some.length === 1
            ? clusterLink(page, some[0]?.cluster ?? '')
            : sayNames(
                some.map(({ cluster }) => cluster),
                mostNames(page, 4),
              ),
          some[0]?.gone === true && badge('error', 'gone'),
        ],
      },
      { title: 'Backends', cell: some => [some[0]?.backends, suffix(some)], isNumber: true },
      {
        title: 'Of new connections',
        cell: some => [sayShare(some[0]?.share ?? 0), suffix(some)],
        isNumber: true,
      },
    ],
    list,
  );

const suffix = ({ length }: Backends): string => (length > 1 ? ' each' : '');
