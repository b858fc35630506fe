import type { ServiceData } from '../../../data/services-data';
import { few, grouped, h } from '../../elements/dom';
import type { Page } from '../../page';
import { downIn } from './conditions';
import { classesOf, type ClusterClass } from './service-classes';
import { badge, shortened } from '../../elements/words';

/** What a cluster is to a service. */
const letters = { provider: 'P', kept: 'k', consumer: 'c' } as const;
/** What clients prefer. */
export const arrows = { local: '⌂', remote: '⇢' } as const;
export const sign = (role: keyof typeof letters): HTMLElement =>
  h('span', { class: `role ${role}` }, letters[role]);
/** What a cluster was to a service before it was taken down. */
export const struck = (role: keyof typeof letters, title?: string): HTMLElement =>
  h('s', { class: 'role consumer', title }, letters[role]);

/** Services against clusters; those that have the same role everywhere share a column. */
export function serviceGrid(page: Page, list: readonly ServiceData[]): HTMLElement {
  const classes = classesOf(page.fleet, list, new Set(downIn(page)));
  const isNamed = classes.length <= 64;
  return h(
    'div',
    { class: 'table grid' },
    h(
      'table',
      { class: isNamed ? '' : 'tight' },
      h('caption', { class: 'hidden' }, 'Services and clusters'),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, 'Service'),
          h('th', { scope: 'col' }, 'Kind'),
          classes.map(one =>
            h(
              'th',
              { scope: 'col', class: 'turned', title: few(one.clusters, 20) },
              h('span', {}, head(one)),
            ),
          ),
        ),
      ),
      h(
        'tbody',
        {},
        list.map(service => row(page, service, classes)),
      ),
    ),
  );
}

const head = ({ clusters, isDown }: ClusterClass): string =>
  (isDown ? '✕ down: ' : '') +
  shortened(clusters[0] ?? '', 24) +
  (clusters.length === 1 ? '' : ` +${grouped(clusters.length - 1)}`);

function row(page: Page, service: ServiceData, classes: readonly ClusterClass[]): HTMLElement {
  const { key, isGlobal, isExported, isHeadless, members } = service;
  const roles = new Map(members.map(member => [member.cluster, member]));
  const isChosen = page.state.service === key;
  return h(
    'tr',
    { class: isChosen ? 'chosen' : '' },
    h(
      'th',
      { scope: 'row', title: service.path === undefined ? undefined : page.fleet.sourceOf(service.path) },
      h(
        'button',
        {
          type: 'button',
          class: 'link',
          id: `service-${key}`,
          'aria-pressed': isChosen ? 'true' : 'false',
          on: {
            click: () => {
              page.go({ service: key });
            },
          },
        },
        key.slice(0, key.indexOf('/') + 1),
        h('wbr'),
        key.slice(key.indexOf('/') + 1),
      ),
    ),
    h(
      'td',
      {},
      isGlobal && badge('kind', 'global'),
      isExported && badge('kind', 'exported'),
      isHeadless && badge('kind', 'headless'),
    ),
    classes.map(({ clusters: [first = ''], isDown }) => {
      const member = roles.get(first);
      return h(
        'td',
        { class: 'cell' },
        member !== undefined && isDown && struck(member.role, `${member.role} in ${first}, which is down`),
        member !== undefined &&
          !isDown &&
          h(
            'span',
            {
              class: `role ${member.role}`,
              title: `${member.role} in ${first}${member.affinity === 'none' ? '' : `, prefers ${member.affinity}`}`,
            },
            letters[member.role],
          ),
        member !== undefined &&
          !isDown &&
          member.affinity !== 'none' &&
          h('small', { class: 'affinity' }, arrows[member.affinity]),
      );
    }),
  );
}
