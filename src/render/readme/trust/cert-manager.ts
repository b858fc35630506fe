import type { CertManagerPlan, ClusterPlan } from '../../../plan/index';
import { ensureNamespace } from '../commands';
import type { Need } from '../need';
import { fileWith } from './carried';
import { fingerprintSentence, showCertificate } from './root';
import type { Step, TrustText } from './text';

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
    adoption: { before: [keep(trust)], after: [signedAnew(trust)] },
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
  after: true,
});

const root = (secret: string, file: string | undefined, cluster: ClusterPlan): Need => ({
  title: `The Secret cert-manager/${secret} with the root of the mesh (\`tls.crt\`, \`tls.key\`).`,
  why: `${file === undefined ? 'It is never in git.' : `Flux brings it from ${file}.`} The fingerprint is the same in every connected cluster, or peers refuse each other.${fingerprintSentence(cluster)}`,
  check: [showCertificate('cert-manager', secret, 'tls.crt')],
  after: true,
});

const names = 'hubble-server-certs clustermesh-apiserver-{server,admin,remote,local}-cert';

const keep = ({ issuer, rootSecret }: CertManagerPlan): Step => ({
  title: `A Cilium whose certificates Helm made owns their Secrets, and the upgrade would delete them; links and Hubble would be without until cert-manager has signed${rootSecret === undefined ? '' : ', which Flux brings only after that'}. This keeps them, so that the old certificates serve until cert-manager writes the new ones into the same Secrets. ${
    rootSecret === undefined
      ? 'The issuer is ready before the upgrade (second command), so that this takes seconds.'
      : "Have the root's Secret and the git credentials at hand, so that this takes minutes."
  } \`NotFound\` is right for what this cluster never had:`,
  commands: [
    `kubectl -n kube-system annotate secret ${names} helm.sh/resource-policy=keep --overwrite`,
    ...(rootSecret === undefined
      ? [`kubectl wait clusterissuers.cert-manager.io/${issuer} --for=condition=Ready --timeout=1m`]
      : []),
  ],
});

const signedAnew = ({ issuer, rootSecret }: CertManagerPlan): Step => ({
  title: `${rootSecret === undefined ? 'Right after the upgrade' : 'When Flux has brought cert-manager'}, the first command waits until every certificate is signed, and the second shows by whom: \`${issuer}\` in each line. clustermesh-apiserver reads whom it trusts only when it starts, so it starts again then:`,
  commands: [
    'kubectl -n kube-system wait certificates.cert-manager.io --all --for=condition=Ready --timeout=15m',
    `kubectl -n kube-system get secret ${names} -o custom-columns='NAME:.metadata.name,ISSUER:.metadata.annotations.cert-manager\\.io/issuer-name'`,
    'kubectl -n kube-system rollout restart deployment/clustermesh-apiserver',
  ],
});
