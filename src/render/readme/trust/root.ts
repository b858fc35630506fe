import type { ClusterPlan } from '../../../plan/index';

/** The command that shows a certificate in a Secret. */
export const showCertificate = (namespace: string, secret: string, key: string): string =>
  `kubectl -n ${namespace} get secret ${secret} -o jsonpath='{.data.${key.replace('.', '\\.')}}' | base64 -d | openssl x509 -noout -subject -enddate -fingerprint -sha256`;

/** A sentence, after a blank, with the fingerprint that the certificate has to have; empty where nobody said it. */
export function fingerprintSentence({ trust, caCertificate }: ClusterPlan): string {
  if (trust.kind !== 'separate-cas')
    return trust.root?.fingerprint === undefined
      ? ''
      : ` The SHA-256 fingerprint of the root is ${trust.root.fingerprint}, and it ends on ${trust.root.notAfter}.`;
  return caCertificate === undefined || 'problem' in caCertificate.content
    ? ''
    : ` The SHA-256 fingerprint of the CA is ${caCertificate.content.fingerprint}.`;
}
