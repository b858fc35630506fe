import type picocolors from 'picocolors';
import type { Group, Outcome, Reach } from '../../simulate/index';

/** How a matrix is shown. */
export interface Look {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Also what nothing is remarkable about. */
  readonly all: boolean;
}

/** What the clusters of a table are to each other. */
export const titles: Readonly<Record<Reach['clusters'], string>> = {
  'same cluster': 'Within a cluster',
  linked: 'Between linked clusters',
  'not linked': 'Between clusters without a link',
  'linked on one side': 'Between clusters of which one lists the other',
};

/** What every cluster has, and what belongs to it; its pods are asked for by name. */
export const systemNamespaces: ReadonlySet<string> = new Set([
  ...['kube-system', 'kube-public', 'kube-node-lease', 'flux-system', 'cilium-secrets', 'cert-manager'],
]);

export type Paint = ReturnType<typeof picocolors.createColors>;

/** What the parts of the text need to know. */
export interface Context extends Look {
  readonly paint: Paint;
  readonly nameOf: (groups: readonly Group[]) => string;
}

export function tint(outcome: Outcome, paint: Paint): (text: string) => string {
  return { allow: paint.green, 'allow with L7': paint.cyan, deny: paint.red, unknown: paint.yellow }[outcome];
}
