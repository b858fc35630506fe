import type { FleetRecord } from '../../../../src/registry/index';
import { fleetOf, twoGenericClusters } from '../../../support/fleets';
import { at, type CasesByRule } from './case';

type Names = Readonly<Record<string, number>>;

/** What was synthesised before: the clusters, and those that left. */
const recorded = (clusters: Names, left: Names = {}, maxConnectedClusters = 255): FleetRecord => ({
  maxConnectedClusters,
  clusters: new Map(Object.entries(clusters)),
  left: new Map(Object.entries(left)),
});

export const history: CasesByRule = {
  'mesh/max-connected-clusters-changed': {
    breaks: [
      {
        title: 'a mesh that grows',
        fleet: () => twoGenericClusters({}, { mesh: { maxConnectedClusters: 511 } }),
        recorded: recorded({ alpha: 1, beta: 2 }),
        finds: [{ path: '', clusters: [], says: 'mesh.maxConnectedClusters is 511, and was 255' }],
      },
      {
        title: 'a mesh that shrinks to the default',
        fleet: twoGenericClusters,
        recorded: recorded({ alpha: 1, beta: 2 }, {}, 511),
        finds: [{ path: '', clusters: [], says: 'is 255, and was 511' }],
      },
    ],
    holds: [
      { title: 'the same size', fleet: twoGenericClusters, recorded: recorded({ alpha: 1, beta: 2 }) },
      {
        title: 'a first synth',
        fleet: () => twoGenericClusters({}, { mesh: { maxConnectedClusters: 511 } }),
      },
    ],
  },

  'cluster/id-changed': {
    breaks: [
      {
        title: 'another id',
        fleet: () => twoGenericClusters({ beta: { id: 7 } }),
        recorded: recorded({ alpha: 1, beta: 2 }),
        finds: [at('beta', "'beta' has the id 7, and had 2")],
      },
      {
        title: 'two clusters that change ids',
        fleet: () => twoGenericClusters({ alpha: { id: 2 }, beta: { id: 1 } }),
        recorded: recorded({ alpha: 1, beta: 2 }),
        finds: [at('alpha', 'has the id 2, and had 1'), at('beta', 'has the id 1, and had 2')],
      },
      {
        title: 'the id of a cluster that left, which is one mistake only',
        fleet: () => twoGenericClusters({ beta: { id: 3 } }),
        recorded: recorded({ alpha: 1, beta: 2 }, { gamma: 3 }),
        finds: [at('beta', 'has the id 3, and had 2')],
      },
      {
        title: 'a cluster that comes back with another id',
        fleet: () => twoGenericClusters({ beta: { id: 7 } }),
        recorded: recorded({ alpha: 1 }, { beta: 2 }),
        finds: [at('beta', 'has the id 7, and had 2')],
      },
    ],
    holds: [
      { title: 'the ids of before', fleet: twoGenericClusters, recorded: recorded({ alpha: 1, beta: 2 }) },
      {
        title: 'auto, which keeps the id',
        fleet: () => twoGenericClusters({ beta: { id: 'auto' } }),
        recorded: recorded({ alpha: 1, beta: 200 }),
      },
      {
        title: 'a cluster that comes back with its id',
        fleet: twoGenericClusters,
        recorded: recorded({ alpha: 1 }, { beta: 2 }),
      },
      {
        title: 'auto for a cluster that comes back',
        fleet: () => twoGenericClusters({ beta: { id: 'auto' } }),
        recorded: recorded({ alpha: 1 }, { beta: 200 }),
      },
      {
        title: 'a cluster that leaves',
        fleet: () => fleetOf({ alpha: {} }),
        recorded: recorded({ alpha: 1, beta: 2 }),
      },
    ],
  },

  'cluster/id-reused': {
    breaks: [
      {
        title: 'the id of a cluster that left',
        fleet: twoGenericClusters,
        recorded: recorded({ alpha: 1 }, { gone: 2 }),
        finds: [at('beta', "'beta' has the id 2, which is reserved for 'gone', a cluster that left")],
      },
      {
        title: 'the id that another cluster would give up',
        fleet: () => twoGenericClusters({ alpha: { id: 7 }, beta: { id: 1 } }),
        recorded: recorded({ alpha: 1 }),
        finds: [at('beta', "'beta' has the id 1, which is reserved for 'alpha'")],
        also: { rules: ['cluster/id-changed'], because: 'alpha has another id than before' },
      },
    ],
    holds: [
      {
        title: 'auto, which leaves reserved ids alone',
        fleet: () => twoGenericClusters({ beta: { id: 'auto' } }),
        recorded: recorded({ alpha: 1 }, { gone: 2 }),
      },
      {
        title: 'an id that two clusters have now',
        fleet: () => twoGenericClusters({ beta: { id: 1 } }),
        recorded: recorded({ alpha: 1 }),
        also: { rules: ['cluster/duplicate-id'], because: 'that says it already' },
      },
      {
        title: 'the id of a cluster that a mistake keeps out',
        fleet: () => twoGenericClusters({ alpha: { id: 'one' as never }, beta: { id: 1 } }),
        recorded: recorded({ alpha: 1 }),
        also: { rules: ['model/shape'], because: 'that is mended first' },
      },
    ],
  },

  'cluster/renamed': {
    breaks: [
      {
        title: 'a new cluster with the id of one that is gone',
        fleet: twoGenericClusters,
        recorded: recorded({ alpha: 1, bravo: 2 }),
        finds: [at('beta', "'beta' has the id 2 of 'bravo', which is no longer there")],
      },
    ],
    holds: [
      {
        title: 'a new cluster with an id of its own beside one that is gone',
        fleet: () => twoGenericClusters({ beta: { id: 3 } }),
        recorded: recorded({ alpha: 1, bravo: 2 }),
      },
      {
        title: 'a rename with auto, which is a removal and an addition',
        fleet: () => twoGenericClusters({ beta: { id: 'auto' } }),
        recorded: recorded({ alpha: 1, bravo: 2 }),
      },
    ],
  },
};
