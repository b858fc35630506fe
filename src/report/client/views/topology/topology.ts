import { changeColumns, topologyChanges } from './topology-changes';
import { adjacency } from './adjacency';
import { choices, onDemand, select } from '../../elements/controls';
import { grouped, h } from '../../elements/dom';
import type { Group } from '../../fleet';
import { missing, oneSided } from './gaps';
import { glance } from './glance';
import { narrow, type Page, type View } from '../../page';
import { mostNames } from './ring/layout';
import { mostLines, ring } from './ring/ring';
import { type Column, table } from '../../elements/table';
import { clusterLink, peerLinks } from '../../elements/words';

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
    // Of many clusters that nothing tells apart, a ring says nothing.
    const isPlain = groups.length === 1 && fleet.names.length > mostNames;
    const picture = isPlain ? 'matrix' : (state.picture ?? 'ring');
    const place = h('div', { class: 'pictures' });
    const draw = (chosen: string | undefined): void => {
      place.replaceChildren(...pictures(page, groups, by, picture, chosen));
    };
    draw(state.cluster);
    page.follow(draw);
    return h(
      'div',
      {},
      (!isPlain || groupings.length > 1) &&
        h(
          'div',
          { class: 'bar' },
          !isPlain &&
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
          groupings.length > 1 &&
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
      place,
      missing(page, groups),
      topologyChanges(page),
      onDemand(
        'Clusters as a table',
        () => table('Clusters', columns(page), fleet.names),
        fleet.names.length <= 25 || isPlain,
      ),
    );
  },
};

/** The picture beside what it says in words; of a large mesh, then the matrix. */
function pictures(
  page: Page,
  groups: readonly Group[],
  by: string,
  picture: string,
  chosen: string | undefined,
): HTMLElement[] {
  const { fleet, go } = page;
  const n = fleet.names.length;
  const options = {
    fleet,
    groups,
    chosen,
    isNarrow: matchMedia(narrow).matches,
    choose: (cluster: string) => {
      go({ cluster });
    },
  };
  const isMatrix = picture === 'matrix';
  // Almost all of it is filled; what is missing has a table.
  const isSmall = isMatrix && n > large && fleet.data.topology.linkCount >= 0.4 * n * (n - 1);
  return [
    h(
      'div',
      { class: isSmall ? 'scene small' : 'scene' },
      isMatrix ? adjacency(options) : ring(options),
      glance(page, groups, by),
    ),
    ...(!isMatrix && n > large ? [adjacency(options)] : []),
  ];
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
    { title: 'Linked with', cell: name => peerLinks(page, name, 4) },
    {
      title: 'Place',
      cell: name => h('code', { class: 'source' }, fleet.sourceOf(of(name)?.path ?? '')),
      sort: name => fleet.sourceOf(of(name)?.path ?? '') ?? '',
    },
  ];
}
