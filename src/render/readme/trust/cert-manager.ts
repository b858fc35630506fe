import type { CertManagerPlan, ClusterPlan } from '../../../plan/index';
import { ensureNamespace } from '../commands';
import type { Need } from '../need';
import { fileWith } from './carried';
import { fingerprintSentence, showCertificate } from './root';
import type { TrustText } from './text';

/** cert-manager signs, with an issuer whose root is the same everywhere. */
export function certManagerText(trust: CertManagerPlan, cluster: ClusterPlan): TrustText {
  const { version, rootSecret } = trust;
  const release = `https://github.com/cert-manager/cert-manager/releases/download/${version}`;
  const file = rootSecret === undefined ? undefined : fileWith(cluster, 'cert-manager', rootSecret);
  return {
    needs: [
      crds(version),
      rootSecret === undefined ? issuer(trust, cluster) : root(rootSecret, file, cluster),
    ],
    before: [
      {
        title: 'The CRDs that the Cilium chart needs:',
        commands: [`kubectl apply --server-side -f ${release}/cert-manager.crds.yaml`],
      },
    ],
    slow: '',
    secrets:
      rootSecret === undefined
        ? []
        : [
            ensureNamespace('cert-manager'),
            ...(file === undefined
              ? [`kubectl -n cert-manager create secret tls ${rootSecret} --cert=root.crt --key=root.key`]
              : []),
          ],
    adoption: { before: [], after: [] },
  };
}

const crds = (version: string): Need => ({
  title: `The CRDs of cert-manager ${version}.`,
  why: 'The Cilium chart makes Certificates, which the API server refuses without them.',
  check: ['kubectl get crd certificates.cert-manager.io clusterissuers.cert-manager.io'],
});

const issuer = ({ issuer }: CertManagerPlan, cluster: ClusterPlan): Need => ({
  title: `cert-manager with the ClusterIssuer ${issuer}.`,
  why: `This fleet does not install it. Its root is the same in every cluster; it may become ready after Cilium.${fingerprintSentence(cluster)}`,
  check: [`kubectl get clusterissuer ${issuer} -o jsonpath='{.spec}'`],
});

const root = (secret: string, file: string | undefined, cluster: ClusterPlan): Need => ({
  title: `The Secret cert-manager/${secret} with the root of the mesh (\`tls.crt\`, \`tls.key\`).`,
  why: `${file === undefined ? 'It is never in git.' : `Flux brings it from ${file}.`} The fingerprint is the same in every connected cluster, or peers refuse each other.${fingerprintSentence(cluster)}`,
  check: [showCertificate('cert-manager', secret, 'tls.crt')],
});
