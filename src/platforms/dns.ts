/** A way in which a cluster's DNS comes to serve `clusterset.local`, as `clustersetDns` has it. */
export type ServingWay = 'auto' | 'custom' | 'addOn' | 'helmChartConfig' | 'ownServer';

/** The DNS that a platform brings. */
export interface PlatformDns {
  readonly server: 'CoreDNS' | 'kube-dns';
  /** How it can serve `clusterset.local`, the best way first. */
  readonly ways: readonly ServingWay[];
}

/** A Deployment and a Corefile that nobody takes care of after the cluster was made: kubeadm and its like. */
export const freeCorefile: PlatformDns = { server: 'CoreDNS', ways: ['auto'] };

/**
 * A Corefile that somebody else writes, and that imports `*.server` from the ConfigMap kube-system/coredns-custom.
 * learn.microsoft.com/azure/aks/coredns-custom; k3s-io/k3s, manifests/coredns.yaml
 */
export const customCorefile: PlatformDns = { server: 'CoreDNS', ways: ['custom', 'ownServer'] };

/** docs.aws.amazon.com/eks, Managing CoreDNS: the add-on takes a whole Corefile, and reverts other changes. */
export const addOnCorefile: PlatformDns = { server: 'CoreDNS', ways: ['addOn'] };

/** docs.rke2.io, Helm Integration: the chart is RKE2's, its values are whose the HelmChartConfig is. */
export const chartCorefile: PlatformDns = { server: 'CoreDNS', ways: ['helmChartConfig'] };

/** cloud.google.com/kubernetes-engine, kube-dns: it forwards stub domains, and can do nothing else about the zone. */
export const kubeDns: PlatformDns = { server: 'kube-dns', ways: ['ownServer'] };
