import { g, grouped } from '../../../elements/dom';
import { arcAt } from './bands';
import { type Arc, radius, type RingOptions, tone, x, y } from './layout';
import { sayPart } from './words';

/** How many links there are between each two groups, and within each. */
export function bundles({ fleet }: RingOptions, arcs: readonly Arc[]): SVGElement {
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
                // Nearer to one end: in the middle the numbers of opposite groups would meet.
                x: along(ax, mx, bx),
                y: along(ay, my, by) + 4,
                'text-anchor': 'middle',
              },
              grouped(n),
            ),
        );
      }),
  );
}

/** Where a bent line is after three eighths of its way. */
const along = (from: number, middle: number, to: number): number =>
  0.625 ** 2 * from + 2 * 0.625 * 0.375 * middle + 0.375 ** 2 * to;

/** The links within a group, along its side of the ring. */
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
