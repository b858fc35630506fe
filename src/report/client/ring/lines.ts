import { g } from '../dom';
import type { Fleet } from '../fleet';
import { type Node, radius, type RingOptions, tone, x, y } from './layout';

/** Every link as a line. */
export function lines({ fleet, chosen }: RingOptions, places: ReadonlyMap<string, Node>): SVGElement {
  const drawn = fleet.names.flatMap((a, i) =>
    fleet.names.slice(i + 1).flatMap(b => {
      const [one, other] = [places.get(a), places.get(b)];
      if (one === undefined || other === undefined || !fleet.areLinked(a, b)) return [];
      return [line(one, other, `line ${one.group === other.group ? tone(one.group) : 'across'}`)];
    }),
  );
  return g('g', { class: chosen === undefined ? 'lines' : 'lines faint' }, drawn);
}

/** The links of the chosen cluster. */
export function linesOf(
  chosen: string,
  fleet: Fleet,
  places: ReadonlyMap<string, Node>,
): SVGElement | undefined {
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
