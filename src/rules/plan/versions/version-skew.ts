import { minorOf, minorsApart } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { meshes } from '../components';

export const versionSkew: PlanRule = {
  id: 'cluster/version-skew',
  severity: 'error',
  breaks: 'Peers two minors apart are not tested together and change the format of what they exchange.',
  docs: 'CFP-41953; cilium/cilium#28355',
  *check(plan) {
    for (const component of meshes(plan)) {
      const versioned = component.flatMap(cluster => {
        const minor = minorOf(cluster.cilium.version);
        return minor === undefined ? [] : [{ cluster, minor }];
      });
      const newest = versioned.reduce<(typeof versioned)[number] | undefined>(
        (best, one) => (best === undefined || isNewer(one.minor, best.minor) ? one : best),
        undefined,
      );
      for (const { cluster, minor } of versioned)
        if (newest !== undefined && minorsApart(minor, newest.minor) > 1)
          yield {
            at: cluster.path,
            clusters: [cluster.name, newest.cluster.name],
            message: `'${cluster.name}' runs Cilium ${minor}, '${newest.cluster.name}' runs ${newest.minor}`,
            expected: 'at most one minor between clusters that are connected',
            hint: 'Upgrade one minor at a time, through all clusters of the mesh.',
          };
    }
  },
};

const isNewer = (a: string, b: string): boolean => a.localeCompare(b, 'en', { numeric: true }) > 0;
