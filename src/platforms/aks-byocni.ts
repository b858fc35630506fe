import { customCorefile } from './dns';
import { clusterPool, kubeProxyReplacement, routingValues, type TunnelProps } from './network';
import { type PlatformCluster, type PlatformSetup, usual } from './platform';

/** Azure Kubernetes Service without a network plugin (`--network-plugin none`). */
export interface AksByocniProps extends TunnelProps {
  /** Azure resource group. Default: written as `GROUP` in the commands of the cluster's README. */
  readonly resourceGroup?: string;
}

/** Values: Documentation/installation/k8s-install-helm.rst, tab AKS. */
export function aksByocni(props: AksByocniProps, cluster: PlatformCluster): PlatformSetup {
  const { resourceGroup = 'GROUP', tunnelProtocol = 'vxlan' } = props;
  return {
    ...usual,
    title: 'AKS BYOCNI',
    values: {
      // Documentation/installation/k8s-install-helm.rst; the chart refuses any other routing mode with it.
      aksbyocni: { enabled: true },
      ...routingValues({ tunnelProtocol }),
      // Documentation/installation/requirements-aks.rst: encapsulation and cluster pool.
      ipam: clusterPool(cluster.podCidrs),
      // AKS runs kube-proxy unless the cluster is made without it.
      ...kubeProxyReplacement(cluster.kubeProxyReplacement === true),
    },
    routing: 'tunnel',
    ipam: 'cluster-pool',
    apiServer: cluster.apiServer,
    dns: customCorefile,
    // The chart's values.yaml, clustermesh.apiserver.service.annotations.
    internalLoadBalancer: { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' },
    // cloud-provider-azure.sigs.k8s.io, topics/loadbalancer: one address of each family.
    addressRequest: {
      annotations: Object.fromEntries(
        (cluster.addresses ?? []).map(address => [
          `service.beta.kubernetes.io/azure-load-balancer-ipv${address.includes(':') ? 6 : 4}`,
          address,
        ]),
      ),
    },
    // Documentation/network/clustermesh/aks-clustermesh-prep.rst, for nodes, pods and services alike.
    reservedRanges: ['169.254.0.0/16', '172.30.0.0/16', '172.31.0.0/16', '192.0.2.0/24'].map(cidr => ({
      cidr,
      reason: 'Azure keeps for itself',
    })),
    needs: [
      {
        title: 'AKS without a network plugin.',
        why: 'A plugin of AKS cannot be replaced later; the cluster is made with `--network-plugin none`. The command prints `none`.',
        // Documentation/installation/requirements-aks-byocni.rst
        check: [
          `az aks show --resource-group ${resourceGroup} --name ${cluster.name ?? 'CLUSTER'} --query networkProfile.networkPlugin --output tsv`,
        ],
      },
    ],
  };
}
