import type { Fleet, Group } from './fleet';
import { counted, g, grouped, h } from './dom';

/** What a picture of the mesh shows. */
export interface RingOptions {
  readonly fleet: Fleet;
  readonly groups: readonly Group[];
  /** Whose links are drawn one by one. */
  readonly chosen: string | undefined;
  readonly choose: (cluster: string) => void;
}

/** So many lines tell something; of more, those between two groups are one. */
const mostLines = 260;
/** So many names stand around a ring, and so many across. */
const mostNames = 64;
const mostAcross = 26;
const radius = 250;

interface Node {
  readonly name: string;
  readonly angle: number;
  readonly group: number;
}

interface Arc {
  readonly group: Group;
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

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
        role: 'img',
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

/** Half a turn of the first group stands at the top. */
function layout(groups: readonly Group[]): {
  readonly arcs: readonly Arc[];
  readonly nodes: readonly Node[];
} {
  const total = groups.reduce((sum, { clusters }) => sum + clusters.length, 0);
  const gap = groups.length === 1 ? 0 : Math.min(0.12, 1.6 / groups.length);
  const step = (2 * Math.PI - gap * groups.length) / total;
  const arcs: Arc[] = [];
  const nodes: Node[] = [];
  let at = total === 2 && groups.length === 1 ? -Math.PI - step / 2 : -Math.PI / 2 - step / 2;
  if (groups.length > 1) at = -Math.PI / 2 - ((groups[0]?.clusters.length ?? 0) * step) / 2;
  for (const [index, group] of groups.entries()) {
    arcs.push({ group, index, from: at, to: at + step * group.clusters.length });
    for (const [i, name] of group.clusters.entries())
      nodes.push({ name, angle: at + step * (i + 0.5), group: index });
    at += step * group.clusters.length + gap;
  }
  return { arcs, nodes };
}

const x = (angle: number, r: number): number => Math.round(Math.cos(angle) * r * 10) / 10;
const y = (angle: number, r: number): number => Math.round(Math.sin(angle) * r * 10) / 10;

/** The colour of a group; there are eight. */
export const tone = (index: number): string => `g${index % 8}`;

/** A group, and how much of a full mesh it is. */
function band({ group, index, from, to }: Arc, fleet: Fleet): SVGElement {
  const what = `${counted(group.clusters.length, 'cluster')}, ${sayMesh(group, fleet)}`;
  return g(
    'g',
    { class: `band ${tone(index)}` },
    arcAt(radius + 14, from, to),
    g('title', {}, `${group.name}: ${what}`),
  );
}

/** The name of a group: within the ring where the names of clusters are around it. */
function bandName({ group, index, from, to }: Arc, areNamed: boolean): SVGElement | undefined {
  if (!areNamed && to - from <= 0.08) return undefined;
  const middle = (from + to) / 2;
  const r = areNamed ? radius - 44 : radius + 34;
  const side = Math.cos(middle) * (areNamed ? -1 : 1);
  return g(
    'g',
    { class: `band ${tone(index)}` },
    g(
      'text',
      {
        x: x(middle, r),
        y: y(middle, r) + 4,
        'text-anchor': side > 0.3 ? 'start' : side < -0.3 ? 'end' : 'middle',
      },
      areNamed ? group.name : `${group.name} · ${grouped(group.clusters.length)}`,
    ),
  );
}

/** A part of a ring; all of it where the ends meet. */
function arcAt(r: number, from: number, to: number, name = ''): SVGElement {
  if (to - from > 2 * Math.PI - 0.001) return g('circle', { class: name, cx: 0, cy: 0, r });
  const large = to - from > Math.PI ? 1 : 0;
  return g('path', {
    class: name,
    d: `M${x(from, r)} ${y(from, r)}A${r} ${r} 0 ${large} 1 ${x(to, r)} ${y(to, r)}`,
  });
}

/** `all 36 links`, `12 of 36 links` */
export function sayMesh({ clusters }: Group, fleet: Fleet): string {
  const most = (clusters.length * (clusters.length - 1)) / 2;
  if (most === 0) return 'alone';
  const found = clusters.reduce(
    (sum, a, i) => sum + clusters.slice(i + 1).filter(b => fleet.areLinked(a, b)).length,
    0,
  );
  return sayPart(found, most);
}

const sayPart = (found: number, most: number): string =>
  found === most
    ? most === 1
      ? 'linked'
      : `all ${grouped(most)} links`
    : found === 0
      ? 'no links'
      : `${grouped(found)} of ${grouped(most)} links`;

function lines({ fleet, chosen }: RingOptions, places: ReadonlyMap<string, Node>): SVGElement {
  const drawn = fleet.names.flatMap((a, i) =>
    fleet.names.slice(i + 1).flatMap(b => {
      const [one, other] = [places.get(a), places.get(b)];
      if (one === undefined || other === undefined || !fleet.areLinked(a, b)) return [];
      return [line(one, other, `line ${one.group === other.group ? tone(one.group) : 'across'}`)];
    }),
  );
  return g('g', { class: chosen === undefined ? 'lines' : 'lines faint' }, drawn);
}

function linesOf(chosen: string, fleet: Fleet, places: ReadonlyMap<string, Node>): SVGElement | undefined {
  const own = places.get(chosen);
  if (own === undefined) return undefined;
  const peers = fleet.peersOf(chosen);
  return g(
    'g',
    { class: `lines own ${peers.length > 120 ? 'many' : ''}` },
    peers.flatMap(name => {
      const peer = places.get(name);
      return peer === undefined ? [] : [line(own, peer, 'line')];
    }),
  );
}

/** Bent towards the middle, so that neighbours on the ring do not hide each other. */
function line(a: Node, b: Node, name: string): SVGElement {
  const [ax, ay, bx, by] = [x(a.angle, radius), y(a.angle, radius), x(b.angle, radius), y(b.angle, radius)];
  const bend = 0.35;
  return g('path', {
    class: name,
    d: `M${ax} ${ay}Q${((ax + bx) / 2) * bend} ${((ay + by) / 2) * bend} ${bx} ${by}`,
  });
}

/** How many links there are between each two groups, and within each. */
function bundles({ fleet }: RingOptions, arcs: readonly Arc[]): SVGElement {
  const found: { readonly a: Arc; readonly b: Arc; readonly n: number; readonly most: number }[] = [];
  for (const [i, a] of arcs.entries())
    for (const b of arcs.slice(i)) {
      const [left, right] = [a.group.clusters, b.group.clusters];
      const most = a === b ? (left.length * (left.length - 1)) / 2 : left.length * right.length;
      let n = 0;
      for (const [j, one] of left.entries())
        for (const other of a === b ? right.slice(j + 1) : right) if (fleet.areLinked(one, other)) n += 1;
      if (n > 0) found.push({ a, b, n, most });
    }
  const areLabelled = arcs.length <= 6;
  return g(
    'g',
    { class: 'bundles' },
    [...found]
      .sort((p, q) => Number(p.a === p.b) - Number(q.a === q.b))
      .map(({ a, b, n, most }) => {
        const [from, to] = [(a.from + a.to) / 2, (b.from + b.to) / 2];
        const width = (areLabelled ? 9 : 5) * Math.sqrt(n / most) + 1;
        const title = `${a.group.name}${a === b ? '' : ` – ${b.group.name}`}: ${sayPart(n, most)}`;
        const isWhole = n === most ? '' : 'part';
        if (a === b) return within(a, title, { n, isOnly: arcs.length === 1, isWhole: n === most });
        const [ax, ay, bx, by] = [
          x(from, radius - 4),
          y(from, radius - 4),
          x(to, radius - 4),
          y(to, radius - 4),
        ];
        const [mx, my] = [((ax + bx) / 2) * 0.5, ((ay + by) / 2) * 0.5];
        return g(
          'g',
          { class: 'bundle' },
          g('path', { class: isWhole, d: `M${ax} ${ay}Q${mx} ${my} ${bx} ${by}`, 'stroke-width': width }),
          g('title', {}, title),
          areLabelled &&
            g(
              'text',
              {
                x: 0.25 * ax + 0.5 * mx + 0.25 * bx,
                y: 0.25 * ay + 0.5 * my + 0.25 * by + 4,
                'text-anchor': 'middle',
              },
              grouped(n),
            ),
        );
      }),
  );
}

function within(
  { index, from, to }: Arc,
  title: string,
  { n, isOnly, isWhole }: { readonly n: number; readonly isOnly: boolean; readonly isWhole: boolean },
): SVGElement {
  if (isOnly)
    return g(
      'g',
      { class: 'bundle only' },
      g('text', { x: 0, y: -8, 'text-anchor': 'middle', class: 'large' }, isWhole ? 'Full mesh' : 'One mesh'),
      g('text', { x: 0, y: 22, 'text-anchor': 'middle' }, title.replace(/^.*: /, '')),
    );
  return g(
    'g',
    { class: `bundle within ${tone(index)}` },
    arcAt(radius - 12, from, to, isWhole ? '' : 'part'),
    g('title', {}, `${title} (${grouped(n)})`),
  );
}

function mark({ name, angle, group }: Node, { fleet, chosen, choose }: RingOptions): SVGElement {
  const n = fleet.names.length;
  const isChosen = name === chosen;
  const size = n <= 12 ? 9 : n <= 64 ? 6 : n <= 150 ? 3.5 : 2;
  return g(
    'g',
    {
      class: `node ${tone(group)}${isChosen ? ' chosen' : ''}`,
      tabindex: n <= mostNames ? 0 : undefined,
      role: n <= mostNames ? 'button' : undefined,
      'aria-label': n <= mostNames ? `${name}, ${counted(fleet.peersOf(name).length, 'link')}` : undefined,
      id: `node-${name}`,
      on: {
        click: () => {
          choose(name);
        },
        keydown: (event: KeyboardEvent) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          choose(name);
        },
      },
    },
    g('title', {}, `${name}: ${counted(fleet.peersOf(name).length, 'link')}`),
    n <= mostNames && g('circle', { class: 'target', cx: x(angle, radius), cy: y(angle, radius), r: 14 }),
    g('circle', { cx: x(angle, radius), cy: y(angle, radius), r: isChosen ? size + 3 : size }),
    (n <= mostNames || isChosen) && label(name, angle, n),
  );
}

function label(name: string, angle: number, n: number): SVGElement {
  const r = radius + 26;
  const side = Math.cos(angle);
  if (n <= mostAcross || n > mostNames) {
    const anchor = side > 0.12 ? 'start' : side < -0.12 ? 'end' : 'middle';
    const lift = anchor === 'middle' ? (Math.sin(angle) > 0 ? 14 : -6) : 4;
    return g('text', { x: x(angle, r), y: y(angle, r) + lift, 'text-anchor': anchor }, name);
  }
  const turn = (angle * 180) / Math.PI;
  const isLeft = side < 0;
  return g(
    'text',
    {
      transform: `rotate(${turn.toFixed(2)}) translate(${r} 0)${isLeft ? ' rotate(180)' : ''}`,
      'text-anchor': isLeft ? 'end' : 'start',
      dy: 4,
      class: 'small',
    },
    name,
  );
}
