import { counted, g, h } from '../../../elements/dom';
import { band, bandName } from './bands';
import { bundles } from './bundles';
import { extentOf } from './extent';
import { layout, mostAcross, mostNames, type RingOptions } from './layout';
import { lines, linesOf } from './lines';
import { mark } from './nodes';

/** So many lines tell something; of more, those between two groups are one. */
export const mostLines = 260;

/** The clusters on a ring, group by group, and their links; of a large mesh, how many there are between groups. */
export function ring(options: RingOptions): HTMLElement {
  const { fleet, groups } = options;
  const { arcs, nodes } = layout(groups);
  const isFew = fleet.data.topology.linkCount <= mostLines;
  const [across, up] = extentOf(options, arcs, nodes);
  const hasBands = groups.length > 1 || !isFew;
  const places = new Map(nodes.map(node => [node.name, node]));
  const svg = g(
    'svg',
    {
      class: options.isNarrow && (fleet.names.length > mostNames ? 'narrow many' : 'narrow'),
      viewBox: [-across, -up, 2 * across, 2 * up].map(Math.round).join(' '),
      // What can be chosen one by one is no picture to a reader of screens.
      role: fleet.names.length <= mostNames ? 'group' : 'img',
      'aria-label': `${counted(fleet.names.length, 'cluster')}, ${counted(fleet.data.topology.linkCount, 'link')}; the tables below say the same`,
    },
    hasBands && arcs.map(arc => band(arc, fleet)),
    isFew ? lines(options, places) : bundles(options, arcs),
    options.chosen === undefined ? undefined : linesOf(options.chosen, fleet, places),
    hasBands && arcs.map(arc => bandName(arc, fleet.names.length <= mostNames)),
    nodes.map(node => mark(node, options)),
  );
  // On a small screen the picture scrolls rather than that nobody can read it.
  if (options.isNarrow && fleet.names.length > mostAcross)
    svg.style.minInlineSize = `${across * (fleet.names.length > mostNames ? 0.74 : 1.1)}px`;
  // Where no cluster can be stepped to, the box itself is what a keyboard scrolls.
  const isBox = options.isNarrow && fleet.names.length > mostNames;
  return h(
    'figure',
    { class: 'ring', tabindex: isBox && 0, 'aria-label': isBox && 'Picture of the mesh' },
    svg,
  );
}
