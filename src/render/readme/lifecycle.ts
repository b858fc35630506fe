import type { ClusterPlan } from '../../plan/index';
import { beforeUpgrade } from './crds';
import { blocks, commands } from './markdown';

/** Shows that Cilium runs on every node, and that it sees its peers. */
const health = [
  'kubectl -n kube-system get helmreleases.helm.toolkit.fluxcd.io cilium',
  'kubectl -n kube-system rollout status daemonset/cilium',
  'kubectl -n kube-system rollout status deployment/clustermesh-apiserver',
  'kubectl -n kube-system exec daemonset/cilium -c cilium-agent -- cilium-dbg status --all-clusters',
];

/** How a cluster gets the next minor of Cilium. Documentation/operations/upgrade.rst */
export function minorUpgrade(cluster: ClusterPlan): string {
  const { version, release } = cluster.cilium;
  return blocks(
    '## Upgrade of a minor',
    `First the latest patch of ${release.minor} (here: ${version}), then the next minor; none is left out. Linked clusters are at most one minor apart, so all of them have ${release.minor} before one goes on. One cluster at a time: give it a \`cilium.version\` of its own in the blueprint, merge what is written for it, and go on when it is well; when the last one is, raise the version of the fleet and leave the clusters' own out.`,
    'The operator, clustermesh-apiserver and, node by node, the agents restart. Connections of pods go on, except those through Ingress, Gateway and layer 7 policies; DNS that a policy looks into waits for the agent. Peers keep what they know of this cluster and sync again. Before and after, this shows no failure, and every peer as ready:',
    commands(...health),
    beforeUpgrade(cluster),
  );
}

/** How a cluster goes without its peers keeping what they knew of it. Documentation/network/clustermesh/setup.rst */
export function leaving({ name, id, peers, endpoint, repository, trust }: ClusterPlan): string | undefined {
  if (peers.length === 0) return undefined;
  const address =
    endpoint.kind === 'dns'
      ? `Take the DNS name ${endpoint.address} away`
      : 'Give the addresses of its endpoint back';
  return blocks(
    '## Leaving the mesh',
    'Peers drop what they know of a cluster when it is gone from their configuration; one that is merely switched off stays in theirs, and looks like an outage.',
    `1. Take \`${name}\` out of the blueprint, with all that names it, and run \`meshprint synth\`. Callers elsewhere lose its backends now.`,
    '2. Merge what is written for the peers, and wait in each of them until this does not list it; metrics of it may stay until the agents restart:',
    commands(
      'kubectl -n kube-system exec daemonset/cilium -c cilium-agent -- cilium-dbg status --all-clusters',
    ),
    `3. Then its own Cilium. Delete the cluster; or, where it lives on, its repository is yours from now on: take the peers out of cilium/peers.yaml and set \`clustermesh.useAPIServer: false\` in cilium/values.yaml.`,
    `4. ${address}; with the cluster go ${repository.url} and the credentials that read it.${keyLeft[trust.kind]}`,
    `5. Its id stays taken until \`meshprint release\` frees it: not before every peer is done, since what has the id ${id} next would be taken for it.`,
  );
}

/** What a cluster that left can still do with the keys that it had. */
const keyLeft: Readonly<Record<ClusterPlan['trust']['kind'], string>> = {
  'cert-manager': ' Where it holds the key of the root, and is not deleted, the mesh needs a new root.',
  'shared-ca': ' It holds the key of the CA: where it is not deleted, the mesh needs a new CA.',
  'separate-cas': ' The peers no longer trust its CA.',
  external: ' Have its certificates revoked by whoever made them, or their CA replaced.',
};
