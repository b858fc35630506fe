import fc from 'fast-check';
import type { MeshState } from '../../src/mesh/index';
import { exportConflicts, importFlaws } from '../../src/simulate/index';
import { Facts } from '../../src/simulate/services/facts';
import { reconcile } from '../../src/simulate/services/mcs/reconcile';
import { World } from '../../src/simulate/services/world';
import { mesh } from './arbitrary';
import { meshOf } from './trees';

/** What each cluster makes of a name, without a look at what they have in common. */
const madeIn = (state: MeshState, key: string) => {
  const world = new World(new Facts(state));
  return [...state.clusters.values()].map(cluster => ({
    name: cluster.name,
    made: reconcile(world, cluster, key),
  }));
};

test('no conflict and no flaw is passed over because exports look alike', () => {
  fc.assert(
    fc.property(mesh, specs => {
      const state = meshOf(specs);
      const made = madeIn(state, 'shop/catalog');
      const conflicts = [...exportConflicts(state)].flatMap(({ seenBy }) => seenBy);
      expect(conflicts.sort()).toEqual(
        made.filter(one => one.made.merged?.conflict !== undefined).map(({ name }) => name),
      );
      const flaws = [...importFlaws(state)].filter(({ flaw }) => flaw !== 'fewer IP families');
      expect(flaws.flatMap(({ clusters }) => clusters).sort()).toEqual(
        made.filter(one => one.made.noDerived !== undefined).map(({ name }) => name),
      );
    }),
    { numRuns: 200 },
  );
});
