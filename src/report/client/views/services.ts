import type { ServiceData } from '../../data/services-data';
import { choices, toggle } from '../controls';
import { counted, few, grouped, h } from '../dom';
import type { Page, View } from '../page';
import { classesOf, type ClusterClass } from '../service-classes';
import { sayNames } from '../spans';
import { badge, shortened } from '../words';
import { answer } from './answer';
import { losses } from './losses';

export const services: View = {
  id: 'services',
  title: 'Services',
  make: page => {
    const { services: all } = page.fleet.data.services;
    if (all.length === 0) return h('p', {}, 'Clusters share no services.');
    const only = page.state.only ?? 'all';
    const shown = all.filter(
      service =>
        (page.state.parts === 'yes' || service.cutFrom === undefined || service.key === page.state.service) &&
        (only === 'all' ||
          (only === 'global'
            ? service.isGlobal
            : only === 'exported'
              ? service.isExported
              : service.isHeadless)),
    );
    return h(
      'div',
      {},
      losses(page),
      h(
        'section',
        { 'aria-label': 'Services and clusters' },
        h('h2', {}, 'Who provides and who calls'),
        h(
          'div',
          { class: 'bar' },
          choices(
            'Show',
            [
              ['all', 'All'],
              ['global', 'Global'],
              ['exported', 'Exported'],
              ['headless', 'Headless'],
            ],
            only,
            value => {
              page.go({ only: value });
            },
          ),
          all.some(({ cutFrom }) => cutFrom !== undefined) &&
            toggle('Parts of one cluster', page.state.parts === 'yes', isOn => {
              page.go({ parts: isOn ? 'yes' : '' });
            }),
          h(
            'ul',
            { class: 'legend', 'aria-label': 'Letters' },
            h('li', {}, sign('provider'), 'provider'),
            h('li', {}, sign('kept'), 'pods for its own cluster only'),
            h('li', {}, sign('consumer'), 'only calls it'),
            (['local', 'remote'] as const).map(
              affinity =>
                all.some(({ members }) => members.some(member => member.affinity === affinity)) &&
                h('li', {}, arrows[affinity], ` prefers ${affinity} backends`),
            ),
          ),
        ),
        h('div', { class: 'pair' }, matrix(page, shown), answer(page)),
      ),
    );
  },
};

const letters = { provider: 'P', kept: 'k', consumer: 'c' } as const;
/** What clients prefer. */
const arrows = { local: '⌂', remote: '⇢' } as const;
const sign = (role: keyof typeof letters): HTMLElement => h('span', { class: `role ${role}` }, letters[role]);

/** Services against clusters; those that have the same role everywhere share a column. */
function matrix(page: Page, list: readonly ServiceData[]): HTMLElement {
  const classes = classesOf(page.fleet, list);
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

const head = ({ clusters }: ClusterClass): string =>
  shortened(clusters[0] ?? '') + (clusters.length === 1 ? '' : ` +${grouped(clusters.length - 1)}`);

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
    classes.map(({ clusters: [first = ''] }) => {
      const member = roles.get(first);
      return h(
        'td',
        { class: 'cell' },
        member !== undefined &&
          h(
            'span',
            {
              class: `role ${member.role}`,
              title: `${member.role} in ${first}${member.affinity === 'none' ? '' : `, prefers ${member.affinity}`}`,
            },
            letters[member.role],
          ),
        member !== undefined &&
          member.affinity !== 'none' &&
          h('small', { class: 'affinity' }, arrows[member.affinity]),
      );
    }),
  );
}

/** `frankfurt, amsterdam and 2 more provide it` */
export const sayMembers = ({ members }: ServiceData): string => {
  const of = (role: string): string[] =>
    members.filter(member => member.role === role).map(({ cluster }) => cluster);
  const [providers, kept, consumers] = [of('provider'), of('kept'), of('consumer')];
  return [
    providers.length === 0 ? 'nobody provides it' : `provided by ${sayNames(providers)}`,
    ...(kept.length > 0 ? [`kept to themselves in ${sayNames(kept)}`] : []),
    ...(consumers.length > 0 ? [`only called in ${counted(consumers.length, 'cluster')}`] : []),
  ].join('; ');
};
