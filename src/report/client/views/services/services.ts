import { choices, toggle } from '../../elements/controls';
import { counted, h } from '../../elements/dom';
import type { View } from '../../page';
import { downIn } from './conditions';
import { arrows, serviceGrid, sign, struck } from './service-grid';
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
            downIn(page).length > 0 && h('li', {}, struck('provider'), 'its cluster is down'),
            (['local', 'remote'] as const).map(
              affinity =>
                all.some(({ members }) => members.some(member => member.affinity === affinity)) &&
                h('li', {}, arrows[affinity], ` prefers ${affinity} backends`),
            ),
          ),
        ),
        page.isPaper && h('p', {}, `${sayShown(shown.length, all.length, only)}.`),
        h('div', { class: 'pair' }, serviceGrid(page, shown), answer(page)),
      ),
    );
  },
};

/** `2 of 12 services: only exported ones` */
function sayShown(shown: number, all: number, only: string): string {
  if (shown === all) return `All ${counted(all, 'service')}`;
  const kinds = only === 'all' ? 'without the parts of one cluster' : `only ${only} ones`;
  return `${shown} of ${counted(all, 'service')}: ${kinds}`;
}
