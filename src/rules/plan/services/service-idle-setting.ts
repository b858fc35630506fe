import { fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';

export const serviceIdleSetting: PlanRule = {
  id: 'service/idle-setting',
  severity: 'warning',
  breaks:
    'What is said of that cluster has no effect: another cluster was meant, or the service is not there yet.',
  docs: 'docs/blueprints.md, services',
  *check({ services, clusters }) {
    // Of a cluster that is not there, or has mistakes of its own, those tell.
    const there = new Set(clusters.map(({ name }) => name));
    for (const { path, members, idle = [] } of services)
      for (const { cluster, property, wants } of idle) {
        if (!there.has(cluster)) continue;
        const having = members.filter(({ role }) => wants === 'service' || role === 'provider');
        yield {
          at: path,
          clusters: [cluster],
          property: [property[0] ?? ''],
          message: `${property.join('.')} of '${path}' names ${cluster}, which ${wants === 'service' ? 'does not have it' : 'is none of its providers'}`,
          expected: fewOf(having.map(member => member.cluster)),
          hint: 'Name one of these clusters, or leave it out.',
        };
      }
  },
};
