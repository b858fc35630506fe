import type { Tree } from '../../kinds/index';
import { type MeshState, observe } from '../../mesh/index';

/** Rules ask for the same trees one after the other. */
const known = new WeakMap<readonly Tree[], MeshState>();

/** What the trees mean to Cilium. */
export function meshOf(trees: readonly Tree[]): MeshState {
  const present = known.get(trees) ?? observe(trees);
  known.set(trees, present);
  return present;
}
