import { eks, eksNeeds, type EksProps } from './eks';
import { clusterPool, kubeProxyReplacement, routingValues, type TunnelProps } from './network';
import { type PlatformCluster, type PlatformSetup, usual } from './platform';

/** Elastic Kubernetes Service where pods have addresses of their own, outside the VPC, in a tunnel. */
export interface EksOverlayProps extends EksProps, TunnelProps {}

/** Values: Documentation/installation/k8s-install-helm.rst, tab EKS, overlay mode: the chart's defaults, written. */
export function eksOverlay(props: EksOverlayProps, cluster: PlatformCluster): PlatformSetup {
  const { tunnelProtocol = 'vxlan' } = props;
  return {
    ...usual,
    ...eks(props, cluster),
    title: 'EKS overlay',
    values: {
      ...routingValues({ tunnelProtocol }),
      // Tunnels and pods in the range of the VPC do not go together: cilium/cilium#32296.
      ipam: clusterPool(cluster.podCidrs),
      // EKS runs kube-proxy as an add-on unless the cluster is made without it.
      ...kubeProxyReplacement(cluster.kubeProxyReplacement === true),
    },
    routing: 'tunnel',
    ipam: 'cluster-pool',
    apiServer: cluster.apiServer,
    needs: [
      ...eksNeeds(props),
      {
        title: 'No rules left of the VPC CNI.',
        why: 'On nodes where it ran, its rules translate what pods send. The command, on a node, prints nothing; new nodes never have them.',
        // Documentation/installation/k8s-install-helm.rst, tab EKS, step 2 of overlay mode
        check: ["sudo iptables -t nat -S | grep -E '^-A AWS-(SNAT|CONNMARK)-CHAIN'"],
      },
    ],
  };
}
