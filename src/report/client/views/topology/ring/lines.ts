import { g } from '../../../elements/dom';
import type { Fleet, LinkChange } from '../../../fleet';
import { signs } from '../topology-changes';
import { type Node, radius, type RingOptions, tone, x, y } from './layout';

/** So many signs can be told apart; more changed links are told by their titles and by the table. */
const mostSigns = 60;

/** Every link as a line, also what the base had; what is not as there has a sign on it. */
export function lines({ fleet, chosen }: RingOptions, places: ReadonlyMap<string, Node>): SVGElement {
  const changed: SVGElement[] = [];
  const drawn = fleet.names.flatMap((a, i) =>
    fleet.names.slice(i + 1).flatMap(b => {
      const [one, other] = [places.get(a), places.get(b)];
      if (one === undefined || other === undefined) return [];
      const change = fleet.linkChange(a, b);
      if (change !== undefined) changed.push(sign(one, other, change));
      else if (!fleet.areLinked(a, b)) return [];
      const group = one.group === other.group ? tone(one.group) : 'across';
      return [line(one, other, `line ${group} ${change ?? ''}`.trim())];
    }),
  );
  return g(
    'g',
    { class: chosen === undefined ? 'lines' : 'lines faint' },
    drawn,
    changed.length <= mostSigns && changed,
  );
}

/** On the middle of a line. */
function sign(a: Node, b: Node, change: LinkChange): SVGElement {
  const middle = (of: typeof x): number => ((of(a.angle, radius) + of(b.angle, radius)) * (1 + bend)) / 4;
  return g(
    'text',
    { class: change, x: middle(x), y: middle(y) + 7, 'text-anchor': 'middle' },
    signs[change],
    g('title', {}, `${a.name} – ${b.name}: ${change === 'new' ? 'new link' : 'link gone'}`),
  );
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

/** How far from the middle of the ring a line stays. */
const bend = 0.35;

/** Bent towards the middle, so that neighbours on the ring do not hide each other. */
function line(a: Node, b: Node, name: string): SVGElement {
  const [ax, ay, bx, by] = [x(a.angle, radius), y(a.angle, radius), x(b.angle, radius), y(b.angle, radius)];
  return g('path', {
    class: name,
    d: `M${ax} ${ay}Q${((ax + bx) / 2) * bend} ${((ay + by) / 2) * bend} ${bx} ${by}`,
  });
}
