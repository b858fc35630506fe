import { insteadOf } from './instead';

/** A setting of Cilium that Meshprint writes or checks. */
interface Settled {
  /** What it overrides, as the end of a sentence. */
  readonly what: string;
  readonly mend: string;
}

/** Settings by the value that they come from. */
const byValue: ReadonlyMap<string, string> = new Map([
  ['cluster-name', 'cluster.name'],
  ['cluster-id', 'cluster.id'],
  ['max-connected-clusters', 'clustermesh.maxConnectedClusters'],
  ['clustermesh-config', 'clustermesh.config.clusters'],
  ['clustermesh-enable-mcs-api', 'clustermesh.mcsapi.enabled'],
  ['clustermesh-mcs-api-install-crds', 'clustermesh.mcsapi.installCRDs'],
  ['clustermesh-default-global-namespace', 'clustermesh.defaultGlobalNamespace'],
  ['clustermesh-enable-endpoint-sync', 'clustermesh.enableEndpointSliceSynchronization'],
  ['clustermesh-cache-ttl', 'clustermesh.cacheTTL'],
  ['policy-default-local-cluster', 'clustermesh.policyDefaultLocalCluster'],
  ['enable-policy', 'policyEnforcementMode'],
  ['mesh-auth-enabled', 'authentication.enabled'],
  ['routing-mode', 'routingMode'],
  ['tunnel-protocol', 'tunnelProtocol'],
  ['tunnel-port', 'tunnelPort'],
  ['mtu', 'MTU'],
  ['enable-endpoint-routes', 'endpointRoutes.enabled'],
  ['auto-direct-node-routes', 'autoDirectNodeRoutes'],
  ['enable-ipv4', 'ipv4.enabled'],
  ['enable-ipv6', 'ipv6.enabled'],
  ['ipv4-native-routing-cidr', 'ipv4NativeRoutingCIDR'],
  ['ipv6-native-routing-cidr', 'ipv6NativeRoutingCIDR'],
  ['enable-ipv4-masquerade', 'enableIPv4Masquerade'],
  ['enable-ipv6-masquerade', 'enableIPv6Masquerade'],
  ['enable-bpf-masquerade', 'bpf.masquerade'],
  ['enable-ip-masq-agent', 'ipMasqAgent.enabled'],
  ['ipam', 'ipam.mode'],
  ['cluster-pool-ipv4-cidr', 'ipam.operator.clusterPoolIPv4PodCIDRList'],
  ['cluster-pool-ipv4-mask-size', 'ipam.operator.clusterPoolIPv4MaskSize'],
  ['cluster-pool-ipv6-cidr', 'ipam.operator.clusterPoolIPv6PodCIDRList'],
  ['cluster-pool-ipv6-mask-size', 'ipam.operator.clusterPoolIPv6MaskSize'],
  ['kube-proxy-replacement', 'kubeProxyReplacement'],
  ['identity-allocation-mode', 'identityAllocationMode'],
  ['kvstore', 'etcd.enabled'],
  ['disable-endpoint-crd', 'disableEndpointCRD'],
  ['cni-chaining-mode', 'cni.chainingMode'],
  ['cni-chaining-target', 'cni.chainingTarget'],
  ['clean-cilium-state', 'cleanState'],
  ['clean-cilium-bpf-state', 'cleanBpfState'],
  ['enable-ipsec', 'encryption.type'],
  ['enable-wireguard', 'encryption.type'],
  ['enable-ztunnel', 'encryption.type'],
  ['encrypt-node', 'encryption.nodeEncryption'],
]);

/** Beginnings of names, for what a minor to come may add. */
const byBeginning: readonly (readonly [string, string])[] = [
  ['enable-encryption-strict-mode', 'encryption.strictMode'],
  ['encryption-strict-', 'encryption.strictMode'],
  ['cluster-pool-', 'ipam.operator'],
  ['clustermesh-', 'clustermesh'],
];

/** Settings with such a beginning that no value of the chart has, and that peers do not depend on. */
const free = ['clustermesh-sync-timeout', 'clustermesh-ip-identities-sync-timeout'];

const elsewhere: Settled = {
  what: 'every value, since settings are then read from elsewhere',
  mend: 'Leave it out, and write single settings into `extraConfig`.',
};

/** Settings that are not one value. */
const others: ReadonlyMap<string, Settled> = new Map([
  ['config', elsewhere],
  ['config-dir', elsewhere],
  [
    'enable-k8s-endpoint-slice',
    { what: 'how the backends of services are read, which the mesh rests on', mend: 'Leave it out.' },
  ],
]);

/** What a setting overrides; undefined for one that is people's own. Names are taken as loosely as Cilium may take them. */
export function settledBy(written: string): Settled | undefined {
  const name = written.trim().toLowerCase().replace(/_/g, '-');
  const path =
    byValue.get(name) ??
    (free.includes(name) ? undefined : byBeginning.find(([beginning]) => name.startsWith(beginning))?.[1]);
  return path === undefined
    ? others.get(name)
    : { what: `'${path}'`, mend: insteadOf(path, `Set '${path}' instead, which is checked.`) };
}
