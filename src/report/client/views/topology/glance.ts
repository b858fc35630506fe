import type { Share } from '../../../data/overview-data';
import { counted, grouped, h } from '../../elements/dom';
import type { Group } from '../../fleet';
import type { Page } from '../../page';
import { tone } from './ring/layout';
import { sayMesh } from './ring/words';
import { clusterLinks } from '../../elements/words';

/** What a picture of the mesh shows, in words, and its legend. */
export function glance(page: Page, groups: readonly Group[], by: string): HTMLElement {
  const { fleet } = page;
  const { linkCount, components } = fleet.data.topology;
  const n = fleet.names.length;
  const counts = new Map(fleet.names.map(name => [name, fleet.peersOf(name).length]));
  const [least, most] = [Math.min(...counts.values()), Math.max(...counts.values())];
  const having = (count: number): string[] => fleet.names.filter(name => counts.get(name) === count);
  const facts: [string, ...Parameters<typeof h>[2][]][] = [
    ['Links each', least === most ? grouped(most) : `${grouped(least)} to ${grouped(most)}`],
  ];
  if (least < most) facts.push(['Most links', clusterLinks(page, having(most), 3)]);
  if (least === 0 && n > 1) facts.push(['Without a link', clusterLinks(page, having(0), 3)]);
  const { cilium, kubernetes, platforms } = fleet.data.overview;
  facts.push(['Cilium', sayShares(cilium)], ['Kubernetes', sayShares(kubernetes)]);
  facts.push(['Platforms', sayShares(platforms)]);
  return h(
    'section',
    { class: 'glance', 'aria-label': 'At a glance' },
    h('h2', {}, shapeOf(n, linkCount, components.length)),
    h('p', {}, sentence(n, linkCount, components.length)),
    h(
      'dl',
      { class: 'facts' },
      facts.map(([label, ...text]) => [h('dt', {}, label), h('dd', {}, ...text)]),
    ),
    groups.length > 1 && [
      h('h3', {}, `By ${by}`),
      h(
        'ul',
        { class: 'plain groups' },
        groups.map((group, i) =>
          h(
            'li',
            {},
            h('i', { class: `swatch ${tone(i)}` }),
            h('b', {}, group.name),
            h('small', {}, `${counted(group.clusters.length, 'cluster')}, ${sayMesh(group, fleet)}`),
          ),
        ),
      ),
    ],
  );
}

const sayShares = (list: readonly Share[]): string =>
  list.map(({ of, clusters }) => (list.length === 1 ? of : `${of} (${grouped(clusters.length)})`)).join(', ');

const full = (n: number): number => (n * (n - 1)) / 2;

const shapeOf = (n: number, links: number, meshes: number): string =>
  n > 1 && links === full(n) ? 'Full mesh' : meshes === 1 ? 'One mesh' : counted(meshes, 'mesh');

function sentence(n: number, links: number, meshes: number): string {
  const clusters = counted(n, 'cluster');
  if (n < 2) return clusters;
  if (links === full(n))
    return n === 2
      ? 'The two clusters are linked.'
      : `Each of the ${clusters} is linked with every other: ${counted(links, 'link')}.`;
  const apart = meshes > 1 ? ', in meshes that never meet' : '';
  return `${clusters} with ${grouped(links)} of ${grouped(full(n))} possible links${apart}.`;
}
