import { mistakeInWhatIf } from '../../../../simulate/services/check-what-if';
import { resolve } from '../../../../simulate/services/resolve';
import type { Served } from '../../../../simulate/services/served';
import type { ServiceData } from '../../../data/services-data';
import { clientOf } from './client-of';
import { downIn, mostNames, sayCaches, sayDown } from './conditions';
import { choices, onDemand, select } from '../../elements/controls';
import { counted, grouped, h } from '../../elements/dom';
import { meshOf } from '../../mesh';
import type { Page } from '../../page';
import { reasons } from '../../elements/reasons';
import { sayNames } from './spans';
import { place } from '../../elements/words';
import { backends } from './backends';

/** Who answers a client in one cluster for the chosen service, as the command line says it. */
export function answer(page: Page): HTMLElement {
  const { fleet, state, go } = page;
  const { services } = fleet.data.services;
  const service = services.find(({ key }) => key === state.service) ?? services[0];
  const down = downIn(page);
  const from = clientOf(page, service, down);
  const section = h(
    'section',
    { 'aria-label': 'Who answers', id: 'answer' },
    h('h2', {}, 'What a client gets'),
  );
  if (service === undefined) return section;
  const [namespace = '', name = ''] = service.key.split('/');
  const whatIf = { clustersDown: down, cache: state.cache === 'before' ? 'before' : 'after' } as const;
  const mistake = mistakeInWhatIf(meshOf(fleet), from, whatIf);
  const found = mistake === undefined ? resolve(meshOf(fleet), { from, namespace, name, whatIf }) : undefined;
  section.append(
    h(
      'div',
      { class: 'bar' },
      select(
        'Service',
        services.map(({ key }) => [key, key] as const),
        service.key,
        value => {
          go({ service: value });
        },
      ),
      select(
        'Client in',
        fleet.names.map(one => [one, down.includes(one) ? `${one} (down)` : one] as const),
        from,
        value => {
          go({ from: value });
        },
      ),
      down.length > 0 &&
        choices(
          'Caches',
          [
            ['after', 'have expired'],
            ['before', 'still remember'],
          ],
          whatIf.cache,
          value => {
            go({ cache: value });
          },
        ),
    ),
    page.isPaper ? question(page, service.key, from, whatIf.cache) : '',
    h(
      'p',
      {},
      place(page, service.path),
      ' ',
      service.ports.map(port =>
        h(
          'code',
          { class: 'tag' },
          `${port.name === '' ? '' : `${port.name} `}${port.port}/${port.protocol}`,
        ),
      ),
      ' ',
      sayMembers(service, mostNames(page, 6)),
    ),
  );
  if (mistake !== undefined) section.append(h('p', { class: 'note error' }, mistake));
  if (found === undefined) return section;
  section.append(
    h(
      'div',
      { class: 'columns two' },
      by(page, `By the Service ${name}.${namespace}.svc.cluster.local`, found.service),
      by(page, `By the import ${name}.${namespace}.svc.clusterset.local`, found.imported),
    ),
    found.assumed.length === 0 ? '' : assumed(found.assumed.map(({ what }) => what)),
    onDemand(`Why: ${counted(found.because.length, 'reason')}`, () => reasons(page, found.because)),
  );
  return section;
}

/** What is asked, for paper, which does not show the controls. */
const question = (page: Page, service: string, from: string, cache: 'after' | 'before'): HTMLElement =>
  h(
    'p',
    {},
    'A client in ',
    h('b', {}, from),
    ' calls ',
    h('b', {}, service),
    `. ${sayDown(page)}${sayCaches(page, cache)}.`,
  );

/** What the answer stands on without having seen it; clusters that are alike say it again and again. */
const assumed = ([first = '', ...rest]: readonly string[]): HTMLElement =>
  h(
    'div',
    { class: 'note' },
    h('b', {}, 'Assumed: '),
    `${first}. `,
    rest.length > 0 &&
      h(
        'details',
        { class: 'more' },
        h('summary', {}, `And ${grouped(rest.length)} more`),
        h(
          'ul',
          { class: 'plain' },
          rest.slice(0, mostAssumed).map(what => h('li', {}, `${what}.`)),
          rest.length > mostAssumed && h('li', {}, `and ${grouped(rest.length - mostAssumed)} more`),
        ),
      ),
  );

const mostAssumed = 60;

function by(page: Page, title: string, served: Served | undefined): HTMLElement {
  return h(
    'section',
    { 'aria-label': title },
    h('h3', {}, title),
    served === undefined
      ? h('p', {}, 'There is no such name in this cluster.')
      : [
          served.affinity !== 'none' && h('p', {}, `Prefers ${served.affinity} backends.`),
          served.headless
            ? backends(page, 'Pods that DNS gives', served.endpoints ?? [])
            : served.ports.map(port =>
                backends(
                  page,
                  `${port.name === '' ? '' : `${port.name} `}${port.port}/${port.protocol}`,
                  port.backends,
                ),
              ),
        ],
  );
}

/** `frankfurt, amsterdam and 2 more provide it` */
function sayMembers({ members }: ServiceData, most: number): string {
  const of = (role: string): string[] =>
    members.filter(member => member.role === role).map(({ cluster }) => cluster);
  const [providers, kept, consumers] = [of('provider'), of('kept'), of('consumer')];
  return [
    providers.length === 0 ? 'nobody provides it' : `provided by ${sayNames(providers, most)}`,
    ...(kept.length > 0 ? [`kept to themselves in ${sayNames(kept, most)}`] : []),
    ...(consumers.length > 0 ? [`only called in ${counted(consumers.length, 'cluster')}`] : []),
  ].join('; ');
}
