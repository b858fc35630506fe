import type { MeshCluster, MeshState } from '../../mesh/index';
import { Facts } from './facts';
import type { Inputs, WhatIf } from './inputs';
import { World } from './world';

/** A question about one name, asked in one cluster. */
export interface Query {
  /** The cluster of the caller. */
  readonly from: string;
  readonly namespace: string;
  readonly name: string;
  readonly inputs?: Inputs;
  readonly whatIf?: WhatIf;
}

/** The mesh that a question is about, and the caller's cluster; undefined when there is no tree of it. */
export function worldOf(
  state: MeshState,
  { from, inputs, whatIf }: Pick<Query, 'from' | 'inputs' | 'whatIf'>,
): { readonly world: World; readonly cluster: MeshCluster } | undefined {
  const cluster = state.clusters.get(from);
  return cluster && { cluster, world: new World(new Facts(state, inputs), whatIf) };
}
