import { fewOf } from '../../findings/index';
import { keyOf } from '../../mesh/index';
import type { Plan } from '../../plan/index';
import { sharingOf } from '../../simulate/index';
import type { TreesRule } from '../rule';
import { meshOf } from './mesh';

export const bothModels: TreesRule = {
  id: 'object/both-models',
  severity: 'warning',
  breaks:
    'The service is balanced twice over, under two names with an affinity each; what is changed for one is easily forgotten for the other.',
  docs: 'Documentation/network/clustermesh/mcsapi.rst; Documentation/network/clustermesh/global-services.rst',
  *check(trees, plan) {
    const found = new Map<string, { readonly key: string; readonly clusters: string[] }>();
    const spokenOf = bothInPlan(plan);
    for (const { name, exports, services, settings } of meshOf(trees).clusters.values())
      for (const [key, { path = '' }] of exports) {
        const service = services.get(key)?.value;
        if (service === undefined || spokenOf.has(key)) continue;
        if (!sharingOf(service, settings.version).global) continue;
        const entry = found.get(`${path}\n${key}`) ?? { key, clusters: [] };
        entry.clusters.push(name);
        found.set(`${path}\n${key}`, entry);
      }
    for (const [id, { key, clusters }] of found)
      yield {
        at: id.slice(0, id.indexOf('\n')),
        clusters,
        message: `the Service ${key} is global and exported through MCS as well in ${fewOf(clusters)}`,
        hint: 'Leave one of the two out when the callers have moved, or silence this while they do.',
      };
  },
};

/** Of services of the blueprint a rule on the plan speaks. */
function bothInPlan({ services }: Plan): ReadonlySet<string> {
  const both = services.filter(({ global, exported }) => global !== undefined && exported !== undefined);
  return new Set(both.map(({ namespace, name }) => keyOf(namespace, name)));
}
