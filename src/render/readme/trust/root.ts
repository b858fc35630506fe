import type { ClusterPlan, Plan, TrustPlan } from '../../../plan/index';

/** The command that shows a certificate in a Secret. */
export const showCertificate = (namespace: string, secret: string, key: string): string =>
  `kubectl -n ${namespace} get secret ${secret} -o jsonpath='{.data.${key.replace('.', '\\.')}}' | base64 -d | openssl x509 -noout -subject -enddate -fingerprint -sha256`;

/** What that command has to print, where the blueprint says it. */
export function expectedFingerprint({ mesh: { trust } }: Plan, cluster: ClusterPlan): string | undefined {
  const content = cluster.caCertificate?.content;
  if (trust.kind === 'separate-cas')
    return content !== undefined && 'fingerprint' in content ? content.fingerprint : undefined;
  return trust.root?.fingerprint;
}

/** A sentence with the fingerprint; empty where nobody said it. */
export function fingerprintSentence(plan: Plan, cluster: ClusterPlan): string {
  const expected = expectedFingerprint(plan, cluster);
  return expected === undefined ? '' : ` It is ${expected}${endOf(plan.mesh.trust)}.`;
}

const endOf = (trust: TrustPlan): string =>
  trust.kind === 'separate-cas' || trust.root === undefined ? '' : `, and ends on ${trust.root.notAfter}`;
