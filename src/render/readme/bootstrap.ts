import type { ClusterPlan, FluxPlan, Plan } from '../../plan/index';
import { applyCrds } from './crds';
import { blocks, commands } from './markdown';

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
  return blocks(
    '## Bootstrap',
    'For a new cluster. Its nodes have no network until Cilium runs, so Cilium comes first, by hand, from the same files that Flux takes over. Run the commands in this folder.',
    '1. The CRDs that must be there before Cilium:',
    commands(...crds(plan), ...applyCrds(cluster)),
    '2. Cilium. Do not add `--wait`: clustermesh-apiserver starts only when its certificates are there.',
    commands(
      ...helmUpgrade(cluster),
      'kubectl -n kube-system rollout status daemonset/cilium',
      'kubectl -n kube-system rollout status deployment/cilium-operator',
    ),
    ...secrets(plan, cluster),
    '4. Flux:',
    commands(...flux(plan.flux, cluster)),
    '5. Watch the layers become ready, `mesh-ready` among them:',
    commands('kubectl -n flux-system get kustomizations --watch'),
  );
}

function crds({ mesh: { trust } }: Plan): string[] {
  const release = `https://github.com/cert-manager/cert-manager/releases/download/${trust.version}`;
  return [`kubectl apply --server-side -f ${release}/cert-manager.crds.yaml`];
}

function secrets({ mesh: { trust } }: Plan, { repository: { url, secret, forge } }: ClusterPlan): string[] {
  const credentials = url.startsWith('ssh:')
    ? `--from-file=identity=deploy-key --from-file=known_hosts=known-hosts`
    : `--from-literal=username=git --from-literal=password="$GIT_TOKEN"`;
  return [
    '3. The Secrets of the preflight, from where they are kept:',
    commands(
      ...(trust.rootSecret === undefined
        ? []
        : [
            ensureNamespace('cert-manager'),
            `kubectl -n cert-manager create secret tls ${trust.rootSecret} --cert=root.crt --key=root.key`,
          ]),
      ensureNamespace('flux-system'),
      `kubectl -n flux-system create secret generic ${secret} ${credentials}`,
      ...(forge === undefined
        ? []
        : [
            `kubectl -n flux-system create secret generic ${forge.tokenSecret} --from-literal=token="$STATUS_TOKEN"`,
          ]),
    ),
  ];
}

/** Unlike `create` alone, also right the second time. */
const ensureNamespace = (name: string): string =>
  `kubectl create namespace ${name} --dry-run=client -o yaml | kubectl apply -f -`;

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
