import { fewOf } from '../../findings/index';
import { minorWithin } from '../../releases/index';
import type { PlanRule } from '../rule';

/** The Kubernetes minors from which on each value is on by default. */
const since = { PreferClose: '1.31', PreferSameZone: '1.34', PreferSameNode: '1.34' } as const;

export const serviceTrafficDistribution: PlanRule = {
  id: 'service/traffic-distribution',
  severity: 'error',
  breaks: 'The API server refuses the Service there, or drops the field without a word.',
  docs: 'kubernetes.io/docs/reference/networking/virtual-ips, traffic distribution',
  *check({ services, clusters }) {
    const kubernetes = new Map(clusters.map(cluster => [cluster.name, cluster.kubernetes]));
    for (const { path, trafficDistribution: wanted, members } of services) {
      if (wanted === undefined) continue;
      const there = members
        .map(member => member.cluster)
        .filter(name => !minorWithin(kubernetes.get(name) ?? '', [since[wanted], '1.999']));
      if (there.length > 0)
        yield {
          at: path,
          clusters: there,
          message: `'${path}' has trafficDistribution ${wanted}, which the Kubernetes of ${fewOf(there)} does not know`,
          expected: `Kubernetes ${since[wanted]} or later`,
          hint: 'Use PreferClose, or leave it out.',
        };
    }
  },
};
