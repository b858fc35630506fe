import { fewOf } from '../../findings/index';
import type { ClusterPlan } from '../../plan/index';
import type { PlanRule } from '../rule';

export const serviceFamilies: PlanRule = {
  id: 'service/ip-families',
  severity: 'error',
  breaks: 'An import has the families that all its exporters have; with none in common the exports conflict.',
  docs: 'Documentation/network/clustermesh/mcsapi.rst; cilium/cilium#42145',
  *check({ services, clusters }) {
    const families = new Map(clusters.map(cluster => [cluster.name, familiesOf(cluster)]));
    for (const { path, exported, members } of services) {
      const exporters = members.filter(member => member.shared).map(member => member.cluster);
      if (exported === undefined || exporters.length === 0) continue;
      const common = [4, 6].filter(family => exporters.every(name => families.get(name)?.has(family)));
      if (common.length === 0)
        yield {
          at: path,
          clusters: exporters,
          message: `the exporters of '${path}' (${fewOf(exporters)}) have no IP family in common`,
          hint: 'Give their pods a common family, or take one group of them as providers.',
        };
    }
  },
};

const familiesOf = ({ podCidrs }: ClusterPlan): ReadonlySet<number> =>
  new Set(podCidrs.flatMap(({ cidr }) => (cidr === undefined ? [] : [cidr.family])));
