import { counted, grouped, h } from '../elements/dom';
import { onDemand } from '../elements/controls';
import { takenDown } from '../state';
import type { Page } from '../page';
import { badge, peerLinks, place } from '../elements/words';

/** All that is known of the chosen cluster. */
export function details(page: Page): HTMLElement | undefined {
  const { fleet, state, go } = page;
  const cluster = fleet.cluster(state.cluster ?? '');
  if (cluster === undefined) return undefined;
  const { name, repository, labels } = cluster;
  const peers = fleet.peersOf(name);
  const findings = fleet.data.overview.findings.filter(
    ({ clusters, path }) => clusters.includes(name) || path === name,
  );
  const services = fleet.data.services.services.flatMap(({ key, members }) => {
    const own = members.find(member => member.cluster === name);
    return own === undefined ? [] : [{ key, role: own.role }];
  });
  const facts: readonly (readonly [string, string])[] = [
    ['Id', `${cluster.id}${cluster.autoId ? ', given by Meshprint' : ''}`],
    ['Platform', cluster.platform],
    ['Kubernetes', cluster.kubernetes],
    ['Cilium', cluster.cilium],
    ...cluster.facts,
    ['Pods', cluster.pods.join(', ')],
    ['Nodes', cluster.nodes.join(', ')],
    ['Services', cluster.services.join(', ') || 'not said'],
    ['Wave', cluster.held === undefined ? `${cluster.wave}` : `held: ${cluster.held}`],
    ...(cluster.layers.length > 0 ? [['Layers', cluster.layers.join(', ')] as const] : []),
  ];
  return h(
    'aside',
    { class: 'details', 'aria-label': `Cluster ${name}`, id: 'details', tabindex: -1 },
    h(
      'header',
      {},
      h('h2', {}, name),
      h(
        'button',
        {
          type: 'button',
          class: 'quiet',
          id: 'close-details',
          'aria-label': 'Close',
          on: {
            click: () => {
              go({ cluster: '' });
            },
          },
        },
        '✕',
      ),
    ),
    h('p', {}, place(page, cluster.path)),
    h(
      'p',
      {},
      Object.entries(labels).map(([key, value]) => h('code', { class: 'tag' }, `${key}=${value}`)),
    ),
    findings.length > 0 &&
      h(
        'ul',
        { class: 'plain' },
        findings
          .slice(0, 8)
          .map(({ severity, message }) =>
            h('li', {}, badge(severity, severity === 'info' ? 'advice' : severity), ' ', message),
          ),
      ),
    h(
      'dl',
      { class: 'facts' },
      facts.map(([label, text]) => [h('dt', {}, label), h('dd', {}, text)]),
    ),
    h('h3', {}, 'Repository'),
    h(
      'dl',
      { class: 'facts' },
      h('dt', {}, 'URL'),
      h('dd', {}, h('code', {}, repository.url)),
      h('dt', {}, 'Branch'),
      h('dd', {}, repository.branch),
      repository.path !== '' && [h('dt', {}, 'Folder'), h('dd', {}, repository.path)],
      repository.forge !== undefined && [h('dt', {}, 'Forge'), h('dd', {}, repository.forge)],
    ),
    h('h3', {}, counted(peers.length, 'link')),
    h('p', {}, peerLinks(page, name, 16)),
    h('h3', {}, counted(services.length, 'service')),
    services.length > 0 &&
      onDemand(
        `${grouped(services.filter(({ role }) => role !== 'consumer').length)} provided, ${grouped(services.filter(({ role }) => role === 'consumer').length)} only called`,
        () =>
          h(
            'ul',
            { class: 'plain' },
            services.map(({ key, role }) => h('li', {}, h('code', {}, key), ` ${role}`)),
          ),
        services.length <= 6,
      ),
    h(
      'p',
      {},
      h(
        'button',
        {
          type: 'button',
          id: 'ask-services',
          on: {
            click: () => {
              go({ view: 'services', from: name });
            },
          },
        },
        'What its clients get',
      ),
      ' ',
      h(
        'button',
        {
          type: 'button',
          id: 'take-down',
          on: {
            click: () => {
              go({ view: 'services', ...takenDown(state, [name]) });
            },
          },
        },
        'What if it is gone',
      ),
    ),
  );
}
