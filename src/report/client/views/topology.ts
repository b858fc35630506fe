import { changeColumns, topologyChanges } from '../topology-changes';
import { adjacency } from '../adjacency';
import { choices, onDemand, select } from '../controls';
import { counted, few, grouped, h, inOrder } from '../dom';
import type { Fleet, Group } from '../fleet';
import type { Page, View } from '../page';
import { tone } from '../ring/layout';
import { mostLines, ring } from '../ring/ring';
import { sayMesh } from '../ring/words';
import { type Column, table } from '../table';
import { clusterLink, clusterLinks } from '../words';

/** From here on a ring of lines tells less than a matrix. */
const large = 60;

export const topology: View = {
  id: 'topology',
  title: 'Topology',
  make: page => {
    const { fleet, state, go } = page;
    const groupings = fleet.groupings();
    const by = groupings.find(one => one === state.by) ?? groupings[0] ?? '';
    const groups = fleet.groupsBy(by);
    const picture = state.picture ?? 'ring';
    const options = {
      fleet,
      groups,
      chosen: state.cluster,
      choose: (cluster: string) => {
        go({ cluster });
      },
    };
    return h(
      'div',
      {},
      h(
        'div',
        { class: 'bar' },
        choices(
          'Picture',
          [
            ['ring', fleet.data.topology.linkCount > mostLines ? 'Bundles' : 'Ring'],
            ['matrix', 'Matrix'],
          ],
          picture,
          value => {
            go({ picture: value });
          },
        ),
        select(
          'Group by',
          groupings.map(one => [one, one] as const),
          by,
          value => {
            go({ by: value });
          },
        ),
      ),
      oneSided(page),
      picture === 'matrix' ? adjacency(options) : ring(options),
      groups.length > 1 && legend(groups, fleet),
      picture !== 'matrix' && fleet.names.length > large && adjacency(options),
      missing(page, groups),
      topologyChanges(page),
      onDemand(
        'Clusters as a table',
        () => table('Clusters', columns(page), fleet.names),
        fleet.names.length <= 25,
      ),
    );
  },
};

const legend = (groups: readonly Group[], fleet: Fleet): HTMLElement =>
  h(
    'ul',
    { class: 'legend', 'aria-label': 'Groups' },
    groups.map((group, i) =>
      h(
        'li',
        {},
        h('i', { class: `swatch ${tone(i)}` }),
        h('b', {}, group.name),
        ` ${counted(group.clusters.length, 'cluster')}, within it: ${sayMesh(group, fleet)}`,
      ),
    ),
  );

function oneSided(page: Page): HTMLElement | undefined {
  const { oneSided: found } = page.fleet.data.topology;
  if (found.length === 0) return undefined;
  return h(
    'p',
    { class: 'note error' },
    `${counted(found.length, 'listing')} without an answer: `,
    few(
      found.map(([a, b]) => `${a} lists ${b}`),
      8,
    ),
  );
}

/** Of groups that are almost a full mesh: who is not linked. */
function missing(page: Page, groups: readonly Group[]): HTMLElement | undefined {
  const { fleet } = page;
  const found = groups.flatMap(({ clusters }) => {
    const pairs = clusters.flatMap((a, i) =>
      clusters.slice(i + 1).flatMap(b => (fleet.areLinked(a, b) ? [] : [[a, b] as const])),
    );
    const most = (clusters.length * (clusters.length - 1)) / 2;
    return pairs.length * 5 <= most ? pairs : [];
  });
  if (found.length === 0) return undefined;
  return onDemand(
    `${counted(found.length, 'pair')} without a link in groups that are otherwise a full mesh`,
    () =>
      table<readonly [string, string]>(
        'Missing links',
        [
          { title: 'Cluster', cell: ([a]) => clusterLink(page, a), sort: ([a]) => a },
          { title: 'is not linked with', cell: ([, b]) => clusterLink(page, b), sort: ([, b]) => b },
        ],
        found,
      ),
    found.length <= 12,
  );
}

function columns(page: Page): Column<string>[] {
  const { fleet } = page;
  const of = (name: string) => fleet.cluster(name);
  return [
    { title: 'Cluster', cell: name => clusterLink(page, name), sort: name => name },
    { title: 'Id', cell: name => of(name)?.id, sort: name => of(name)?.id ?? 0, isNumber: true },
    { title: 'Platform', cell: name => of(name)?.platform, sort: name => of(name)?.platform ?? '' },
    { title: 'Cilium', cell: name => of(name)?.cilium, sort: name => of(name)?.cilium ?? '' },
    { title: 'Kubernetes', cell: name => of(name)?.kubernetes, sort: name => of(name)?.kubernetes ?? '' },
    {
      title: 'Labels',
      cell: name =>
        Object.entries(of(name)?.labels ?? {}).map(([key, value]) =>
          h('code', { class: 'tag' }, `${key}=${value}`),
        ),
    },
    ...changeColumns(page),
    {
      title: 'Links',
      cell: name => grouped(fleet.peersOf(name).length),
      sort: name => fleet.peersOf(name).length,
      isNumber: true,
    },
    {
      title: 'Place',
      cell: name => h('code', { class: 'source' }, fleet.sourceOf(of(name)?.path ?? '')),
      sort: name => fleet.sourceOf(of(name)?.path ?? '') ?? '',
    },
    { title: 'Linked with', cell: name => clusterLinks(page, fleet.peersOf(name).sort(inOrder), 4) },
  ];
}
