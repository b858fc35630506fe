import type { ClusterPlan, Plan } from '../../plan/index';
import { bringsCrds, helmUpgrade } from './bootstrap';
import { blocks, commands } from './markdown';
import { trustText } from './trust/index';

/** Drops every document that has a Secret in it from a stream of YAML; any awk can do it. */
const withoutSecrets = [
  'without_secrets() {',
  `  awk '/^---/ { if (!secret) printf "%s", text; text = ""; secret = 0 }`,
  `    /^[ -]*kind: *"?Secret"?[ \\r]*$/ { secret = 1 }`,
  `    { text = text $0 "\\n" }`,
  `    END { if (!secret) printf "%s", text }'`,
  '}',
];

/** How Flux takes over a Cilium that is already installed. */
export function adoption({ mesh }: Plan, cluster: ClusterPlan): string {
  const { before, after } = trustText(cluster).adoption;
  const crds = bringsCrds(cluster) ? 'Apply the CRDs that the bootstrap begins with, u' : 'U';
  const steps = [
    ...before,
    {
      title: `${crds}pgrade once by hand, watch it, and go on with the Secrets and Flux as in the bootstrap:`,
      commands: helmUpgrade(cluster),
    },
    ...after,
  ];
  return blocks(
    '## Adoption',
    `For a cluster that runs Cilium already. Flux takes over the Helm release \`cilium\` in \`kube-system\` with an upgrade, and installs nothing beside it, if name and namespace are these. Before Flux is installed:`,
    '1. The release has this name, is deployed, and is at most one minor older than ' +
      `${cluster.cilium.version}:`,
    commands("helm -n kube-system list --filter '^cilium$'"),
    `2. Name, id and maxConnectedClusters of the cluster are these already; on a running cluster none of them may change. It prints \`${cluster.name} ${cluster.id} ${mesh.maxConnectedClusters}\`:`,
    commands(
      `kubectl -n kube-system get configmap cilium-config -o jsonpath='{.data.cluster-name} {.data.cluster-id} {.data.max-connected-clusters}'`,
    ),
    '3. Nothing is lost: see what the upgrade will change, and take over into the blueprint what would go missing. Secrets are left out on both sides before anything is shown or written: where Helm made the certificates, the release holds the private keys of the CA and of every certificate.',
    commands(
      ...withoutSecrets,
      'after=$(mktemp)',
      `helm template cilium ${cluster.cilium.release.chart} --version ${cluster.cilium.version} --is-upgrade \\`,
      '  --namespace kube-system -f cilium/values.yaml -f cilium/peers.yaml | without_secrets > "$after"',
      'helm -n kube-system get manifest cilium | without_secrets | diff - "$after"',
      'rm "$after"',
    ),
    ...steps.flatMap(({ title, commands: lines }, i) => [`${4 + i}. ${title}`, commands(...lines)]),
    "Peers that trust another root than the fleet's refuse this cluster until they have the fleet's root too: adopt linked clusters one after the other, in one go, at a quiet hour.",
    'A Cilium that was not installed with Helm is adopted by the same command with `--take-ownership` (Helm 3.17 and later).',
  );
}

/** What to do when a bad value of Cilium keeps Flux from fetching its own repair. */
export function breakGlass(cluster: ClusterPlan): string {
  return blocks(
    '## Break glass',
    "A bad Cilium value can cut Flux off from git, so that the mended commit never arrives. Take Flux's hands off, and repair Cilium by hand from a checkout of the mended commit:",
    commands(
      'flux suspend kustomization cilium -n flux-system',
      'flux suspend helmrelease cilium -n kube-system',
      ...helmUpgrade(cluster),
      'kubectl -n kube-system rollout status daemonset/cilium',
    ),
    'When the mended commit is on the branch that Flux reads, give Cilium back. The release in the cluster still names the bad values, so it gets the mended ones first, from the same checkout, while it is suspended; resumed before that, it would apply the bad values again.',
    commands(
      'kubectl kustomize cilium | kubectl apply --server-side --force-conflicts --field-manager=kustomize-controller -f -',
      'flux resume helmrelease cilium -n kube-system',
      'flux resume kustomization cilium -n flux-system',
    ),
    'Without the `flux` command, set `spec.suspend` on the two objects with `kubectl patch --field-manager=break-glass`; what kubectl sets under its own name, Flux takes back. Never delete the HelmRelease: that uninstalls Cilium, unless it is suspended.',
  );
}
