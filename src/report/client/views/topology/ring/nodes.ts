import { signs } from '../topology-changes';
import { counted, g } from '../../../elements/dom';
import { mostAcross, mostNames, type Node, radius, type RingOptions, tone, x, y } from './layout';

/** A cluster, which can be chosen. */
export function mark({ name, angle, group }: Node, { fleet, chosen, choose }: RingOptions): SVGElement {
  const n = fleet.names.length;
  const isChosen = name === chosen;
  const isJoined = fleet.hasJoined(name);
  const what = `${counted(fleet.peersOf(name).length, 'link')}${isJoined ? ', joined' : ''}`;
  const size = n <= 12 ? 9 : n <= 64 ? 6 : n <= 150 ? 3.5 : 2;
  return g(
    'g',
    {
      class: `node ${tone(group)}${isChosen ? ' chosen' : ''}${isJoined ? ' joined' : ''}`,
      tabindex: n <= mostNames ? 0 : undefined,
      role: n <= mostNames ? 'button' : undefined,
      'aria-label': n <= mostNames ? `${name}, ${what}` : undefined,
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
    g('title', {}, `${name}: ${what}`),
    n <= mostNames && g('circle', { class: 'target', cx: x(angle, radius), cy: y(angle, radius), r: 14 }),
    g('circle', { cx: x(angle, radius), cy: y(angle, radius), r: isChosen ? size + 3 : size }),
    (n <= mostNames || isChosen) && label(name, angle, n),
    isJoined && n <= mostNames && sign(angle),
  );
}

/** On the dot itself, where no name needs the room. */
const sign = (angle: number): SVGElement =>
  g(
    'text',
    { class: 'sign', x: x(angle, radius), y: y(angle, radius) + 6, 'text-anchor': 'middle' },
    signs.new,
  );

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
