import { counted, g, grouped } from '../../../elements/dom';
import type { Fleet } from '../../../fleet';
import { type Arc, radius, tone, x, y } from './layout';
import { sayMesh } from './words';

/** A group, and how much of a full mesh it is. */
export function band({ group, index, from, to }: Arc, fleet: Fleet): SVGElement {
  const what = `${counted(group.clusters.length, 'cluster')}, ${sayMesh(group, fleet)}`;
  return g(
    'g',
    { class: `band ${tone(index)}` },
    arcAt(radius + 14, from, to),
    g('title', {}, `${group.name}: ${what}`),
  );
}

/** The name of a group: within the ring where the names of clusters are around it. */
export function bandName({ group, index, from, to }: Arc, areNamed: boolean): SVGElement | undefined {
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
export function arcAt(r: number, from: number, to: number, name = ''): SVGElement {
  if (to - from > 2 * Math.PI - 0.001) return g('circle', { class: name, cx: 0, cy: 0, r });
  const large = to - from > Math.PI ? 1 : 0;
  return g('path', {
    class: name,
    d: `M${x(from, r)} ${y(from, r)}A${r} ${r} 0 ${large} 1 ${x(to, r)} ${y(to, r)}`,
  });
}
