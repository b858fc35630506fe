import type { ClusterPlan } from '../../../plan/index';
import { minorOf, minorsApart } from '../../../releases/index';
import type { PlanRule } from '../../rule';

export const versionSkew: PlanRule = {
  id: 'cluster/version-skew',
  severity: 'error',
  breaks: 'Peers two minors apart are not tested together and change the format of what they exchange.',
  docs: 'CFP-41953; cilium/cilium#28355',
  *check({ clusters }) {
    const versioned = new Map(
      clusters.flatMap(cluster => {
        const minor = minorOf(cluster.cilium.version);
        return minor === undefined ? [] : [[cluster.name, { cluster, minor }] as const];
      }),
    );
    if (new Set([...versioned.values()].map(({ minor }) => minor)).size < 2) return;
    for (const one of versioned.values()) {
      const peers = one.cluster.peers.map(name => versioned.get(name)).filter(peer => peer !== undefined);
      const newest = newestOf(peers);
      // Of two, the older one is to be upgraded; the newest of its peers stands for all of them.
      if (newest === undefined || !isNewer(newest.minor, one.minor)) continue;
      if (minorsApart(one.minor, newest.minor) > 1)
        yield {
          at: one.cluster.path,
          clusters: [one.cluster.name, newest.cluster.name],
          message: `'${one.cluster.name}' runs Cilium ${one.minor}, '${newest.cluster.name}' runs ${newest.minor}`,
          expected: 'at most one minor between clusters that are linked',
          hint: 'Upgrade one minor at a time, through all clusters of the mesh.',
        };
    }
  },
};

interface Versioned {
  readonly cluster: ClusterPlan;
  readonly minor: string;
}

const newestOf = (all: readonly Versioned[]): Versioned | undefined =>
  all.reduce<Versioned | undefined>(
    (best, one) => (best === undefined || isNewer(one.minor, best.minor) ? one : best),
    undefined,
  );

/** Most peers run the same minor, which needs no look at its numbers. */
const isNewer = (a: string, b: string): boolean => a !== b && a.localeCompare(b, 'en', { numeric: true }) > 0;
