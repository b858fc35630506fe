import { fewOf } from '../../../findings/index';
import { minorAtLeast } from '../../../releases/index';
import type { PlanRule } from '../../rule';

/** The minor from which on Kubernetes takes the values that name what is the same; PreferClose is older than all here. */
const since = '1.34';

export const serviceTrafficDistribution: PlanRule = {
  id: 'service/traffic-distribution',
  severity: 'error',
  breaks: 'The API server refuses the Service there.',
  docs: 'kubernetes.io/docs/reference/networking/virtual-ips, traffic distribution',
  *check({ services, clusters }) {
    const older = new Set(
      clusters.filter(({ kubernetes }) => !minorAtLeast(kubernetes, since)).map(({ name }) => name),
    );
    for (const { path, trafficDistribution: wanted, members } of services) {
      const there = members.map(member => member.cluster).filter(name => older.has(name));
      if (wanted !== undefined && wanted !== 'PreferClose' && there.length > 0)
        yield {
          at: path,
          clusters: there,
          message: `'${path}' has trafficDistribution ${wanted}, which the Kubernetes of ${fewOf(there)} does not know`,
          expected: `Kubernetes ${since} or later`,
          hint: 'Use PreferClose, or leave it out.',
        };
    }
  },
};
