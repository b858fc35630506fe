import { fewOf } from '../../../findings/index';
import { describe } from '../../../kinds/index';
import type { MeshCluster } from '../../../mesh/index';
import { refusalOf } from '../../../simulate/index';
import type { TreesRule } from '../../rule';
import { meshOf } from '../mesh';
import { foundIn, listIn, policiesOf, type Policy } from './policies';

export const policyRefused: TreesRule = {
  id: 'policy/refused',
  severity: 'error',
  breaks:
    'The API server takes the policy and the agents do not: what it says is enforced nowhere, and only their logs tell.',
  docs: 'cilium pkg/policy/api/rule_validation.go; the chart, nodeSelectorLabels and l7Proxy',
  *check(trees, plan) {
    const { clusters } = meshOf(trees);
    for (const policy of policiesOf(trees, plan).filter(({ isPeoples }) => isPeoples)) {
      const answers = new Map<string, string | undefined>();
      const refusing = new Map<string, string[]>();
      for (const name of policy.clusters) {
        const cluster = clusters.get(name);
        if (cluster === undefined) continue;
        // Clusters that are set up alike say the same.
        const key = JSON.stringify([cluster.settings.minor, cluster.settings.policy]);
        if (!answers.has(key)) answers.set(key, reasonOf(policy, cluster));
        const reason = answers.get(key);
        if (reason !== undefined) refusing.set(reason, [...(refusing.get(reason) ?? []), name]);
      }
      for (const [reason, names] of refusing)
        yield foundIn(policy, ['spec'], {
          clusters: names,
          message: `the agents of ${fewOf(names, 3)} refuse ${describe(policy.placed.object)}, since ${reason}`,
          hint: 'Correct the policy, or set what it needs among the Cilium values.',
        });
    }
  },
};

/** Fields that 1.18 still reads are another rule's matter. */
const isOld = ({ rules }: Policy): boolean =>
  rules.some(({ fields }) => ['fromRequires', 'toRequires'].some(field => listIn(fields, field).length > 0));

const reasonOf = (policy: Policy, cluster: MeshCluster): string | undefined =>
  isOld(policy) ? undefined : refusalOf(policy.placed.object, cluster);
