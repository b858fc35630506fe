import type { PlanRule } from '../../rule';

export const defaultDeny: PlanRule = {
  id: 'policy/system-namespace',
  severity: 'warning',
  breaks:
    'What runs there beside what Meshprint knows of, such as drivers, agents of the cloud and the metrics server, is denied without anybody having thought of it.',
  docs: 'Documentation/security/policy/intro.rst, policy enforcement modes',
  *check({ policies }) {
    for (const policy of policies)
      if (
        policy.kind === 'baseline' &&
        deniesAny(policy.directions) &&
        closed.includes(policy.namespace ?? '')
      )
        yield {
          at: policy.path,
          message: `'${policy.path}' denies by default in the namespace '${policy.namespace}', which every cluster has for itself`,
          hint: 'Leave it out, or allow first what each of its pods needs.',
        };
  },
};

const deniesAny = ({ ingress, egress }: { readonly ingress: boolean; readonly egress: boolean }): boolean =>
  ingress || egress;

/** Where pods run that the cluster lives by; what is lost of those that every cluster has is `policy/locked-out`. */
const closed = ['cert-manager', 'flux-system', 'kube-system'];
