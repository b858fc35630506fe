import type { PlanRule } from '../../rule';
import { flowsOf, sidesOf } from './flows';

export const policyLabels: PlanRule = {
  id: 'policy/derived-label',
  severity: 'error',
  breaks:
    'Cilium derives these labels, and the policy has them already for its namespaces and clusters: said twice, one end would mean other pods than the other end does.',
  docs: 'Documentation/network/clustermesh/policy.rst',
  *check(plan) {
    for (const policy of flowsOf(plan))
      for (const [side, peer] of sidesOf(policy)) {
        if (peer.kind !== 'pods' || peer.service !== undefined) continue;
        const keys = [...Object.keys(peer.labels), ...peer.where.map(({ key }) => key)];
        for (const key of keys)
          if (derived.some(prefix => key.replace(/^[a-z0-9-]+:/, '').startsWith(prefix)))
            yield {
              at: policy.path,
              message: `'${side}' of the policy '${policy.path}' chooses pods by the label '${key}'`,
              hint: 'Choose namespaces with namespace or namespaces, and clusters with clusters.',
            };
      }
  },
};

const derived = [
  'io.cilium.k8s.policy.cluster',
  'io.cilium.k8s.namespace.labels.',
  'io.kubernetes.pod.namespace',
];
