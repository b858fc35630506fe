import type { ClusterPlan } from '../../../plan/index';
import { fileWith } from './carried';
import { fingerprintSentence, showCertificate } from './root';
import type { Step, TrustText } from './text';

/**
 * certgen signs with `kube-system/cilium-ca`. It tries a few times when Cilium is installed and then not before its
 * schedule, months later, so that the Secret has to be there first.
 */
export function certgenText(cluster: ClusterPlan): TrustText {
  const file = fileWith(cluster, 'kube-system', 'cilium-ca');
  const [whose, how] =
    cluster.trust.kind === 'shared-ca'
      ? [
          'the CA of the mesh',
          'The fingerprint is the same in every connected cluster, or peers refuse each other.',
        ]
      : ['the CA of this cluster', 'No other cluster has its key; peers have its certificate.'];
  return {
    needs: [
      {
        title: `The Secret kube-system/cilium-ca with ${whose} (\`ca.crt\`, \`ca.key\`).`,
        why: `Cilium signs its certificates with it, and makes none without it. ${file === undefined ? 'It is never in git.' : `Flux brings it from ${file}, and the bootstrap before Flux.`} ${how}${fingerprintSentence(cluster)}`,
        check: [showCertificate('kube-system', 'cilium-ca', 'ca.crt')],
      },
    ],
    before: [
      {
        title:
          'The CA, before Cilium: what signs with it runs when Cilium is installed, and again only months later.',
        commands: [file === undefined ? create : decrypted(file)],
      },
    ],
    slow: cluster.cilium.release.certgenIsHook
      ? ' Helm waits until the certificates are signed; if it gives up before, run the same command again.'
      : '',
    secrets: [],
    adoption: { before: [keep(file)], after: [signAgain] },
  };
}

const create =
  'kubectl -n kube-system create secret generic cilium-ca --from-file=ca.crt=ca.crt --from-file=ca.key=ca.key';

/** A file of Secrets as Flux will apply it, while there is no Flux. */
const decrypted = (file: string, force = ''): string =>
  `sops --decrypt ${file} | kubectl apply --server-side${force} --field-manager=kustomize-controller -f -`;

const keep = (file: string | undefined): Step => ({
  title:
    'A Cilium whose certificates Helm made owns kube-system/cilium-ca, and the upgrade would delete it. Keep the Secret, and put the CA of the preflight into it:',
  commands: [
    'kubectl -n kube-system annotate secret cilium-ca helm.sh/resource-policy=keep --overwrite',
    file === undefined
      ? `${create} --dry-run=client -o yaml | kubectl apply --server-side --force-conflicts -f -`
      : decrypted(file, ' --force-conflicts'),
  ],
});

const signAgain: Step = {
  title:
    'Helm takes its own certificates away in that upgrade. All of these are there when certgen has made new ones (first command); if one is missing, let it sign again (second command):',
  commands: [
    'kubectl -n kube-system get secret hubble-server-certs clustermesh-apiserver-{server,admin,remote,local}-cert',
    'for name in clustermesh-apiserver hubble; do kubectl -n kube-system create job --from=cronjob/$name-generate-certs $name-certs-$(date +%s); done',
  ],
};
