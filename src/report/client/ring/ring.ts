import { counted, g, h } from '../dom';
import { band, bandName } from './bands';
import { bundles } from './bundles';
import { layout, mostNames, type RingOptions } from './layout';
import { lines, linesOf } from './lines';
import { mark } from './nodes';

/** So many lines tell something; of more, those between two groups are one. */
export const mostLines = 260;

/** The clusters on a ring, group by group, and their links; of a large mesh, how many there are between groups. */
export function ring(options: RingOptions): HTMLElement {
  const { fleet, groups } = options;
  const { arcs, nodes } = layout(groups);
  const isFew = fleet.data.topology.linkCount <= mostLines;
  const width = fleet.names.length <= mostNames ? 1000 : 840;
  const height = fleet.names.length <= 2 ? 300 : 720;
  const hasBands = groups.length > 1 || !isFew;
  const places = new Map(nodes.map(node => [node.name, node]));
  return h(
    'figure',
    { class: 'ring' },
    g(
      'svg',
      {
        viewBox: `${-width / 2} ${-height / 2} ${width} ${height}`,
        // What can be chosen one by one is no picture to a reader of screens.
        role: fleet.names.length <= mostNames ? 'group' : 'img',
        'aria-label': `${counted(fleet.names.length, 'cluster')}, ${counted(fleet.data.topology.linkCount, 'link')}; the tables below say the same`,
      },
      hasBands && arcs.map(arc => band(arc, fleet)),
      isFew ? lines(options, places) : bundles(options, arcs),
      options.chosen === undefined ? undefined : linesOf(options.chosen, fleet, places),
      hasBands && arcs.map(arc => bandName(arc, fleet.names.length <= mostNames)),
      nodes.map(node => mark(node, options)),
    ),
  );
}
