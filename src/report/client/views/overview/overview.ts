import type { FindingData, Share, SilencedData } from '../../../data/overview-data';
import { choices } from '../../elements/controls';
import { counted, grouped, h } from '../../elements/dom';
import type { Page, View } from '../../page';
import { badge, clusterLinks, place } from '../../elements/words';
import { changes } from './changes';

export const overview: View = {
  id: 'overview',
  title: 'Overview',
  make: page => {
    const { overview: data, change } = page.fleet.data;
    return h(
      'div',
      {},
      !data.isResolved &&
        h(
          'p',
          { class: 'note error' },
          'The properties of the fleet itself cannot be used, so that nothing else is known of it.',
        ),
      data.counts.length > 0 &&
        h(
          'ul',
          { class: 'counts' },
          data.counts.map(({ n, what }) =>
            h('li', { class: n === 0 && 'zero' }, h('b', {}, grouped(n)), ` ${what}`),
          ),
        ),
      findings(page),
      change !== undefined && changes(page, change),
      data.isResolved && versions(page),
    );
  },
};

const kinds = ['error', 'warning', 'info'] as const;
const titles = { error: 'Errors', warning: 'Warnings', info: 'Advice' } as const;

/** So many are shown at once. */
const most = 60;

function findings(page: Page): HTMLElement {
  const { findings: found, silenced } = page.fleet.data.overview;
  const shown = page.isPaper ? 'all' : (page.state.findings ?? 'all');
  const counts: (readonly [string, string, number])[] = [
    ['all', 'All', found.length],
    ...kinds.map(
      kind => [kind, titles[kind], found.filter(({ severity }) => severity === kind).length] as const,
    ),
    ['silenced', 'Silenced', silenced.length],
  ];
  const options = counts
    .filter(([kind, , n]) => n > 0 || kind === 'all' || kind === shown)
    .map(([kind, title, n]) => [kind, `${title} ${grouped(n)}`] as const);
  const list: readonly (FindingData | SilencedData)[] =
    shown === 'silenced' ? silenced : found.filter(({ severity }) => shown === 'all' || severity === shown);
  return h(
    'section',
    { 'aria-label': 'Findings' },
    h('h2', {}, 'Findings'),
    found.length + silenced.length === 0
      ? nothing(page)
      : choices('Show', options, shown, value => {
          page.go({ findings: value });
        }),
    h(
      'ol',
      { class: 'findings' },
      list.slice(0, most).map(finding => one(page, finding)),
    ),
    // Paper has no filter to find them by.
    page.isPaper &&
      silenced.length > 0 && [
        h('h3', {}, 'Silenced'),
        h(
          'ol',
          { class: 'findings' },
          silenced.slice(0, most).map(finding => one(page, finding)),
        ),
      ],
    list.length > most &&
      h('p', {}, `and ${grouped(list.length - most)} more; meshprint check lists all of them.`),
  );
}

/** The page may say above that another blueprint cannot be used: then this is about one fleet. */
const nothing = ({ data: { problems }, fleet }: Page): HTMLElement =>
  problems.length === 0
    ? h('p', { class: 'note good' }, 'Nothing was found: no error, no warning, no advice.')
    : h(
        'p',
        { class: 'note' },
        `In the fleet ${fleet.data.fleet} nothing was found; what stands above is another matter.`,
      );

function one(page: Page, finding: FindingData | SilencedData): HTMLElement {
  const { severity, message, rule, path, source, clusters, expected, actual, breaks, hint, docs } = finding;
  const reason = 'reason' in finding ? finding.reason : undefined;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['Silenced because', reason],
    ['Expected', expected],
    ['Actual', actual],
    ['Breaks', breaks],
    ['Mend', hint],
    ['Source', docs],
    ['Rule', rule],
  ];
  return h(
    'li',
    { class: severity },
    h(
      'details',
      { open: severity === 'error' || reason !== undefined },
      h(
        'summary',
        {},
        badge(severity, severity === 'info' ? 'advice' : severity),
        h('span', {}, message),
        place(page, path, source),
      ),
      h(
        'dl',
        { class: 'facts' },
        lines.map(([label, text]) => text !== undefined && [h('dt', {}, label), h('dd', {}, text)]),
      ),
      clusters.length > 0 && h('p', {}, 'Clusters: ', clusterLinks(page, clusters, 10)),
    ),
  );
}

function versions(page: Page): HTMLElement {
  const { cilium, kubernetes, platforms, trust, domain, flux } = page.fleet.data.overview;
  return h(
    'section',
    { 'aria-label': 'Versions' },
    h('h2', {}, 'What runs'),
    h(
      'div',
      { class: 'columns' },
      shares(page, 'Cilium', cilium),
      shares(page, 'Kubernetes', kubernetes),
      shares(page, 'Platforms', platforms),
    ),
    h(
      'dl',
      { class: 'facts wide' },
      h('dt', {}, 'Domain of the mesh'),
      h('dd', {}, domain),
      h('dt', {}, 'Flux'),
      h('dd', {}, flux),
      h('dt', {}, 'Trust'),
      h('dd', {}, trust.join('; ')),
    ),
  );
}

/** Parts of the fleet as bars with their numbers. */
function shares(page: Page, title: string, list: readonly Share[]): HTMLElement {
  const all = list.reduce((sum, { clusters }) => sum + clusters.length, 0);
  return h(
    'section',
    { class: 'shares', 'aria-label': title },
    h('h3', {}, title),
    h(
      'ul',
      { class: 'plain' },
      list.map(({ of, clusters }) => {
        const fill = h('i');
        fill.style.inlineSize = `${(100 * clusters.length) / Math.max(1, all)}%`;
        return h(
          'li',
          {},
          h('span', { class: 'share' }, h('b', {}, of), h('span', {}, counted(clusters.length, 'cluster'))),
          h('span', { class: 'meter', 'aria-hidden': 'true' }, fill),
          h('small', {}, clusterLinks(page, clusters, 4)),
        );
      }),
    ),
  );
}
