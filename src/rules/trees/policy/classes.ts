import { onceFor } from '../../../kinds/once';
import type { MeshState } from '../../../mesh/index';
import { classesOf } from '../../../simulate/index';

/** The same number for clusters that policies cannot tell apart. */
export const classNumbers = onceFor(
  (state: MeshState): ReadonlyMap<string, number> =>
    new Map(classesOf(state).flatMap(({ clusters }, i) => clusters.map(name => [name, i] as const))),
);
