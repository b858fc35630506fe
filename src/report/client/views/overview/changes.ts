import type { ChangeData, ChangeGroup } from '../../../data/change-data';
import { counted, few, grouped, h } from '../../elements/dom';
import type { Page } from '../../page';
import { sayLinkChanges } from '../topology/topology-changes';
import { table } from '../../elements/table';
import { badge, clusterLinks, place } from '../../elements/words';

/** What became of the base. */
export function changes(page: Page, change: ChangeData): HTMLElement {
  const { base, grade, groups, connections, services, notes, joined, left } = change;
  const none = groups.length + connections.length + services.length === 0;
  return h(
    'section',
    { 'aria-label': 'Changes' },
    h('h2', {}, 'What changed'),
    h(
      'p',
      {},
      `Against ${base}: `,
      none ? 'nothing.' : [badge(grade, `${grade} risk`), ` ${sayRepositories(change)}`],
      joined.length > 0 && `; ${few(joined)} joined`,
      left.length > 0 && `; ${few(left)} left`,
      ...sayLinkChanges(page.fleet).map(text => `; ${text}`),
    ),
    notes.map(note => h('p', { class: 'note' }, note)),
    groups.length > 0 &&
      h(
        'ol',
        { class: 'findings' },
        groups.map(group => one(page, group)),
      ),
    connections.length > 0 && [
      h('h3', {}, 'Connections that open or close'),
      table(
        'Connections',
        [
          { title: 'What', cell: row => badge(row.kind, row.kind), sort: row => row.kind },
          { title: 'From', cell: row => row.from, sort: row => row.from },
          { title: 'To', cell: row => row.to, sort: row => row.to },
          { title: 'Clusters', cell: row => row.clusters, sort: row => row.clusters },
          { title: 'Ports', cell: row => row.ports.join(', ') },
          { title: 'Decided by', cell: row => few(row.policies, 3) },
        ],
        connections,
      ),
    ],
    services.length > 0 && [
      h('h3', {}, 'Services that answer otherwise'),
      table(
        'Services',
        [
          { title: 'Service', cell: row => h('code', {}, row.service), sort: row => row.service },
          { title: 'By', cell: row => (row.by === 'service' ? 'its Service' : 'its import') },
          { title: 'Callers in', cell: row => clusterLinks(page, row.callers, 4) },
          {
            title: 'No longer get',
            cell: row => [row.isDown && badge('critical', 'nobody answers'), ' ', few(row.lost, 4)],
          },
          { title: 'Newly get', cell: row => few(row.gained, 4) },
        ],
        services,
      ),
    ],
  );
}

/** `10 repositories of 10 change: 1 new, 1 no longer written`: those of both states are counted. */
export function sayRepositories({
  changed,
  joined,
  left,
  after,
}: Pick<ChangeData, 'changed' | 'joined' | 'left' | 'after'>): string {
  const { length } = changed;
  const kinds = [
    joined.length > 0 && `${grouped(joined.length)} new`,
    left.length > 0 && `${grouped(left.length)} no longer written`,
  ].filter(Boolean);
  const what = length === 1 ? 'repository' : 'repositories';
  return [
    `${grouped(length)} ${what} of ${grouped(after + left.length)} ${length === 1 ? 'changes' : 'change'}`,
    ...(kinds.length > 0 ? [kinds.join(', ')] : []),
  ].join(': ');
}

const one = (page: Page, { grade, title, clusters, changes: n, dangers, paths }: ChangeGroup): HTMLElement =>
  h(
    'li',
    { class: grade },
    h(
      'details',
      { open: grade === 'critical' || grade === 'high' },
      h(
        'summary',
        {},
        badge(grade, grade),
        h('span', {}, title),
        n > 0 && h('small', {}, counted(n, 'place')),
      ),
      h(
        'ul',
        { class: 'plain' },
        dangers.slice(0, 12).map(({ reason, source }) => h('li', {}, `${reason}. `, h('small', {}, source))),
      ),
      paths.length > 0 &&
        h(
          'p',
          {},
          'From ',
          paths.slice(0, 6).map(path => [place(page, path), ' ']),
        ),
      clusters.length > 0 && h('p', {}, 'Clusters: ', clusterLinks(page, clusters, 10)),
    ),
  );
