import { fewOf } from '../../../findings/index';
import { describe } from '../../../kinds/index';
import { clashesIn, type Clash } from '../../../simulate/index';
import type { TreesRule } from '../../rule';
import { meshOf } from '../mesh';
import { foundIn, policiesOf } from './policies';

export const policyClash: TreesRule = {
  id: 'policy/clash',
  severity: 'error',
  breaks:
    'Cilium can make no policy of both rules: the pods that they are about keep the policy that they had before, and nothing of what the repository says for them is enforced.',
  docs: 'cilium pkg/policy/l4.go, L7ParserType; pkg/policy/rule.go',
  *check(trees, plan) {
    const policies = policiesOf(trees, plan);
    for (const { first, second, clusters } of clashes(clashesIn(meshOf(trees)))) {
      const policy = policies.find(
        one => describe(one.placed.object) === second.object && one.clusters.includes(clusters[0] ?? ''),
      );
      if (policy === undefined) continue;
      const at = second.rule.split(/[.[\]]+/).filter(part => part !== '');
      const isSame = first.object === second.object && first.rule === second.rule;
      yield foundIn(policy, at, {
        clusters,
        message: isSame
          ? `${second.object}: the ports of ${second.rule} ask different proxies to look into the same port, in ${fewOf(clusters, 3)}`
          : `${second.object}: ${second.rule} and ${first.rule} of ${first.object} ask for different L7 rules or authentication of the same port and peers, in ${fewOf(clusters, 3)}`,
        hint: 'Keep L7 rules of one kind for a port and its peers.',
      });
    }
  },
};

interface Found extends Clash {
  readonly clusters: readonly string[];
}

/** Each clash once, with the clusters that have it. */
function clashes(byCluster: ReadonlyMap<string, readonly Clash[]>): Found[] {
  const found = new Map<string, Clash & { readonly clusters: Set<string> }>();
  for (const [name, list] of byCluster)
    for (const { first, second } of list) {
      const key = JSON.stringify([first.object, first.rule, second.object, second.rule]);
      const known = found.get(key) ?? { first, second, clusters: new Set<string>() };
      found.set(key, known);
      known.clusters.add(name);
    }
  return [...found.values()].map(clash => ({ ...clash, clusters: [...clash.clusters] }));
}
