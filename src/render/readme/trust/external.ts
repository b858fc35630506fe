import type { ClusterPlan } from '../../../plan/index';
import type { Need } from '../need';
import { fileWith } from './carried';
import { fingerprintSentence } from './root';
import type { TrustText } from './text';

/** A certificate that Cilium looks for, and what must be in it. */
interface Wanted {
  readonly secret: string;
  readonly commonName: string;
  readonly alsoNamed: readonly string[];
  readonly purpose: string;
}

/** Documentation/network/clustermesh/setup.rst; the names are those of the chart's own certificates. */
function wantedBy({ name, endpoint, cilium: { release } }: ClusterPlan): Wanted[] {
  const [commonName = '', ...names] = release.apiserverNames;
  const hubble = `*.${name}.hubble-grpc.cilium.io`;
  return [
    {
      secret: 'clustermesh-apiserver-server-cert',
      commonName,
      alsoNamed: [commonName, ...names, endpoint.address, 'IP 127.0.0.1', 'IP ::1'],
      purpose: 'server',
    },
    client('clustermesh-apiserver-admin-cert', `admin-${name}`),
    // The user that all clusters share, as long as authMode is migration.
    client('clustermesh-apiserver-remote-cert', 'remote'),
    client('clustermesh-apiserver-local-cert', `local-${name}`),
    { secret: 'hubble-server-certs', commonName: hubble, alsoNamed: [hubble], purpose: 'server' },
  ];
}

const client = (secret: string, commonName: string): Wanted => ({
  secret,
  commonName,
  alsoNamed: [],
  purpose: 'client',
});

/** Something else makes the Secrets. */
export function externalText(cluster: ClusterPlan): TrustText {
  const wanted = wantedBy(cluster);
  return {
    needs: wanted.map(certificate => need(certificate, cluster)),
    before: [],
    slow: '',
    secrets: wanted.flatMap(({ secret }) => create(cluster, secret)),
    adoption: {
      before: [
        {
          title:
            'A Cilium whose certificates Helm made owns their Secrets, and the upgrade would delete them. This keeps them until what makes them from now on has taken them over:',
          commands: [
            `kubectl -n kube-system annotate secret ${wanted.map(({ secret }) => secret).join(' ')} \\`,
            '  helm.sh/resource-policy=keep --overwrite',
          ],
        },
      ],
      after: [],
    },
  };
}

/** For certificates that are files; where something in the cluster makes the Secrets, nobody types these. */
const create = (cluster: ClusterPlan, secret: string): string[] =>
  fileWith(cluster, 'kube-system', secret) === undefined
    ? [
        `kubectl -n kube-system create secret generic ${secret} --type=kubernetes.io/tls \\`,
        `  --from-file=tls.crt=${secret}.crt --from-file=tls.key=${secret}.key --from-file=ca.crt=roots.crt \\`,
        '  --dry-run=client -o yaml | kubectl apply --server-side --force-conflicts -f -',
      ]
    : [];

function need({ secret, commonName, alsoNamed, purpose }: Wanted, cluster: ClusterPlan): Need {
  const names = alsoNamed.length === 0 ? '' : ` and the alternative names ${alsoNamed.map(code).join(', ')}`;
  const when = secret.startsWith('hubble') ? 'Hubble' : 'clustermesh-apiserver';
  return {
    title: `The Secret kube-system/${secret} (\`tls.crt\`, \`tls.key\`, \`ca.crt\`).`,
    why: `A ${purpose} certificate with the common name ${code(commonName)}${names}; \`ca.crt\` holds the roots of this cluster and of its peers. This fleet does not make it, and it may come after Cilium: ${when} waits for it.${fingerprintSentence(cluster)}`,
    check: [
      `kubectl -n kube-system get secret ${secret} -o jsonpath='{.data.tls\\.crt}' | base64 -d | openssl x509 -noout -subject -enddate -ext subjectAltName,extendedKeyUsage`,
    ],
    after: true,
  };
}

const code = (text: string): string => `\`${text}\``;
