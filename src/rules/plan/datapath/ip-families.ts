import { fewOf } from '../../../findings/index';
import { joinWords } from '../../../kinds/problem';
import type { PlanRule } from '../../rule';
import { familiesOf } from '../families';

export const ipFamilies: PlanRule = {
  id: 'datapath/ip-families',
  severity: 'warning',
  breaks:
    'Pods there cannot reach the addresses of the other family; a service gets only the family that all have.',
  docs: 'Documentation/network/clustermesh/setup.rst and mcsapi.rst',
  *check({ clusters }) {
    const families = new Map(clusters.map(cluster => [cluster.name, familiesOf(cluster)]));
    const spoken = new Set([...families.values()].flat());
    for (const { name, path, peers } of clusters) {
      const own = families.get(name) ?? [];
      if (own.length === spoken.size) continue;
      const others = peers.filter(peer => families.get(peer)?.some(family => !own.includes(family)));
      if (others.length === 0) continue;
      const all = [...new Set(others.flatMap(peer => families.get(peer) ?? []))];
      const missing = all.filter(family => !own.includes(family));
      yield {
        at: path,
        clusters: [name, ...others],
        message: `'${name}' does not speak ${joinWords(missing, 'or')}, as ${fewOf(others)} ${others.length === 1 ? 'does' : 'do'}`,
        hint: 'Give the pods of linked clusters ranges of the same families, or silence this where nothing is shared over the other one.',
      };
    }
  },
};
