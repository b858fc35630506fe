import { chartCorefile } from './dns';
import { nodeArguments, noKubeProxy } from './needs';
import {
  clusterPool,
  kubeProxyReplacement,
  type LoadBalancerProps,
  type RoutingProps,
  routingValues,
} from './network';
import { type PlatformCluster, type PlatformSetup, usual } from './platform';

/** RKE2 with `cni: none`: Cilium's own chart in place of the one that RKE2 bundles. */
export interface Rke2Props extends RoutingProps, LoadBalancerProps {}

/** docs.rke2.io, Network Options: every node reaches the API server on its own port 6443. */
const local = { host: 'localhost', port: 6443 };

/** Values: Documentation/installation/k8s-install-rke.rst and docs.rke2.io, Network Options. */
export function rke2(props: Rke2Props, cluster: PlatformCluster): PlatformSetup {
  const replaced = cluster.kubeProxyReplacement === true;
  return {
    ...usual,
    title: 'RKE2',
    values: {
      // Documentation/installation/k8s-install-rke.rst: the chart as it comes, so tunnel and cluster pool.
      ...routingValues(props),
      ipam: clusterPool(cluster.podCidrs),
      // docs.rke2.io, Network Options, Kube-proxy replacement
      ...kubeProxyReplacement(replaced),
    },
    routing: props.routing ?? 'tunnel',
    ipam: 'cluster-pool',
    apiServer: cluster.apiServer ?? (replaced ? local : undefined),
    dns: chartCorefile,
    internalLoadBalancer: props.loadBalancerAnnotations,
    needs: [
      {
        title: 'RKE2 without a network of its own.',
        why: 'Servers have `cni: none` in /etc/rancher/rke2/config.yaml, or RKE2 installs and upgrades a Cilium, or Canal, of its own. The first command prints the arguments of each node, `--cni` and `none` among those of the servers; the second prints nothing.',
        // docs.rke2.io, Network Options, Select a CNI Plugin
        check: [
          nodeArguments('rke2'),
          'kubectl -n kube-system get helmcharts.helm.cattle.io -o name | grep -E "rke2-(canal|calico|cilium|flannel)$"',
        ],
      },
      ...(replaced ? [noKubeProxy('servers have `disable-kube-proxy: true`')] : []),
    ],
  };
}
