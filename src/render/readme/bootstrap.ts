import { type ClusterPlan, type FluxPlan, isReadInClear, type Plan } from '../../plan/index';
import { ipsecKey } from './encryption';
import { ensureNamespace } from './commands';
import { applyCrds } from './crds';
import { dnsIsHook } from './dns';
import { blocks, commands } from './markdown';
import { sopsSecrets } from './sops';
import { type Step, trustText } from './trust/index';

/** The Flux Operator that these commands were written for; it installs every Flux that Meshprint knows. */
const operatorVersion = '0.58.1';

/** The Helm command that installs or repairs Cilium from the files that Flux uses. */
export function helmUpgrade({ cilium }: ClusterPlan): string[] {
  return [
    `helm upgrade --install cilium ${cilium.release.chart} --version ${cilium.version} \\`,
    '  --namespace kube-system -f cilium/values.yaml -f cilium/peers.yaml',
  ];
}

/** How a cluster without a network gets Cilium and Flux. */
export function bootstrap(plan: Plan, cluster: ClusterPlan): string {
  const trust = trustText(cluster);
  const steps: Step[] = [
    ...trust.before,
    ...crdSteps(cluster),
    {
      title: `Cilium. Do not add \`--wait\`: clustermesh-apiserver starts only when its certificates are there.${trust.slow}${dnsIsHook(cluster)}`,
      commands: [
        ...ipsecKey(plan, cluster),
        ...helmUpgrade(cluster),
        'kubectl -n kube-system rollout status daemonset/cilium',
        'kubectl -n kube-system rollout status deployment/cilium-operator',
      ],
    },
    {
      title: `The Secrets of the preflight, from where they are kept${cluster.trust.kind === 'external' ? '; leave out those with certificates that something in the cluster makes' : ''}:`,
      commands: [...trust.secrets, ...secrets(cluster)],
    },
    { title: 'Flux:', commands: flux(plan.flux, cluster) },
    {
      title: 'Watch the layers become ready, `mesh-ready` among them:',
      commands: ['kubectl -n flux-system get kustomizations --watch'],
    },
  ];
  return blocks(
    '## Bootstrap',
    'For a new cluster. Its nodes have no network until Cilium runs, so Cilium comes first, by hand, from the same files that Flux takes over. Run the commands in this folder.',
    ...steps.flatMap((step, i) => [`${i + 1}. ${step.title}`, commands(...step.commands)]),
  );
}

/** Whether the bootstrap has CRDs to apply before Cilium. */
export const bringsCrds = (cluster: ClusterPlan): boolean =>
  cluster.trust.kind === 'cert-manager' || applyCrds(cluster).length > 0;

/** CRDs that must be there before Cilium, as the layer `prerequisites` has them. */
function crdSteps(cluster: ClusterPlan): Step[] {
  const lines = applyCrds(cluster);
  return lines.length === 0 ? [] : [{ title: 'The CRDs of other projects:', commands: lines }];
}

function secrets(cluster: ClusterPlan): string[] {
  const { url, secret, forge } = cluster.repository;
  const credentials = url.startsWith('ssh:')
    ? `--from-file=identity=deploy-key --from-file=known_hosts=known-hosts`
    : `--from-literal=username=git --from-literal=password="$GIT_TOKEN"`;
  return [
    ensureNamespace('flux-system'),
    ...(isReadInClear(url) ? [] : [`kubectl -n flux-system create secret generic ${secret} ${credentials}`]),
    ...sopsSecrets(cluster),
    ...(forge === undefined
      ? []
      : [
          `kubectl -n flux-system create secret generic ${forge.tokenSecret} --from-literal=token="$STATUS_TOKEN"`,
        ]),
  ];
}

function flux({ install, version }: FluxPlan, { repository }: ClusterPlan): string[] {
  if (install === 'operator')
    return [
      `helm upgrade --install flux-operator oci://ghcr.io/controlplaneio-fluxcd/charts/flux-operator \\`,
      `  --version ${operatorVersion} --namespace flux-system`,
      'kubectl apply --server-side -f flux/flux-instance.yaml',
      'kubectl -n flux-system wait fluxinstance/flux --for=condition=Ready --timeout=5m',
    ];
  const path = [repository.path, 'flux'].filter(part => part !== '').join('/');
  const access = repository.url.startsWith('ssh:')
    ? '--private-key-file=deploy-key'
    : '--token-auth --username=git --password="$GIT_TOKEN"';
  return [
    `flux bootstrap git --version=v${version} --url=${repository.url} --branch=${repository.branch} \\`,
    `  --path=${path} --secret-name=${repository.secret} ${access}`,
  ];
}
