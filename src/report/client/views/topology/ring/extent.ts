import { mostAcross, mostNames, type Node, type Arc, radius, type RingOptions } from './layout';

/** Half the width and half the height that a picture needs, so that no name is cut off and no room is wasted. */
export function extentOf(
  { fleet, chosen, isNarrow }: RingOptions,
  arcs: readonly Arc[],
  nodes: readonly Node[],
): readonly [across: number, up: number] {
  const n = fleet.names.length;
  let [across, up] = [radius + 24, n <= 2 && arcs.length === 1 ? 90 : radius + 24];
  const isAcross = n <= mostAcross || n > mostNames;
  const size = isAcross ? (isNarrow ? (n > mostNames ? 28 : 24) : 15) : isNarrow ? 19 : 11.5;
  const reach = (angle: number, r: number, length: number): void => {
    const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
    across = Math.max(across, isAcross ? cos * r + (cos > 0.12 ? length : length / 2) : cos * (r + length));
    up = Math.max(up, isAcross ? sin * r + size : sin * (r + length));
  };
  for (const { name, angle } of nodes)
    if (n <= mostNames || name === chosen) reach(angle, radius + 32, name.length * size * letter);
  if (n > mostNames)
    for (const { group, from, to } of arcs)
      reach((from + to) / 2, radius + 40, `${group.name} · ${group.clusters.length}`.length * size * letter);
  return [across, up];
}

/** Width of a letter against its height; some are narrower. */
const letter = 0.57;
