import type { PlanRule } from '../../rule';
import { systemNamespaces } from '../../system-namespaces';

export const defaultDeny: PlanRule = {
  id: 'policy/system-namespace',
  severity: 'error',
  breaks:
    'What keeps the cluster alive is denied: CoreDNS no longer answers, peers cannot reach clustermesh-apiserver, or Flux can no longer mend anything.',
  docs: 'Documentation/security/policy/intro.rst, policy enforcement modes',
  *check({ policies }) {
    for (const policy of policies)
      if (policy.kind === 'baseline' && systemNamespaces.includes(policy.namespace ?? ''))
        yield {
          at: policy.path,
          message: `'${policy.path}' denies by default in the namespace '${policy.namespace}', which every cluster has for itself`,
          hint: 'Leave it out; move the pods that it is meant for to a namespace of their own.',
        };
  },
};
