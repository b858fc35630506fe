import type { Fleet, Group } from '../../../fleet';

/** What a picture of the mesh shows. */
export interface RingOptions {
  readonly fleet: Fleet;
  readonly groups: readonly Group[];
  /** Whose links are drawn one by one. */
  readonly chosen: string | undefined;
  readonly choose: (cluster: string) => void;
  /** On a small screen letters are larger against the picture. */
  readonly isNarrow: boolean;
}

/** So many names stand around a ring. */
export const mostNames = 64;

/** So many of them stand across; more are turned. */
export const mostAcross = 26;

export const radius = 250;

/** A cluster on the ring. */
export interface Node {
  readonly name: string;
  readonly angle: number;
  readonly group: number;
}

/** A group on the ring. */
export interface Arc {
  readonly group: Group;
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/** Half a turn of the first group stands at the top. */
export function layout(groups: readonly Group[]): {
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

export const x = (angle: number, r: number): number => Math.round(Math.cos(angle) * r * 10) / 10;
export const y = (angle: number, r: number): number => Math.round(Math.sin(angle) * r * 10) / 10;

/** The colour of a group; there are eight. */
export const tone = (index: number): string => `g${index % 8}`;
