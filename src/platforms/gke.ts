import { kubeDns } from './dns';
import { taintCheck } from './needs';
import { kubeProxyReplacement } from './network';
import { type PlatformCluster, type PlatformSetup, usual } from './platform';

/** Google Kubernetes Engine, Standard, without Dataplane V2 (which brings a Cilium of its own). */
export interface GkeProps {
  /** Google Cloud region. Example: `europe-west9`. */
  readonly region: string;
  /** Google Cloud project. Default: written as `PROJECT` in the commands of the cluster's README. */
  readonly project?: string;
}

/** Values: Documentation/installation/k8s-install-helm.rst, tab GKE. */
export function gke(
  { region, project }: GkeProps,
  { name = 'CLUSTER', apiServer, addresses: [first, ...more] = [] }: PlatformCluster,
): PlatformSetup {
  const place = `--region ${region} --project ${project ?? 'PROJECT'}`;
  return {
    ...usual,
    title: 'GKE',
    values: {
      // Documentation/installation/k8s-install-helm.rst; the chart refuses any other routing mode with it.
      gke: { enabled: true },
      routingMode: 'native',
      // The gke switch forces one route per endpoint; written so that a reviewer sees it.
      endpointRoutes: { enabled: true },
      // Documentation/network/concepts/ipam/kubernetes.rst: GKE allocates each node's pod range.
      ipam: { mode: 'kubernetes' },
      // Prepares GKE's nodes: kubelet with CNI, no cbr0 bridge, the CNI binary on a writable path.
      nodeinit: { enabled: true, reconfigureKubelet: true, removeCbrBridge: true },
      cni: { binPath: '/home/kubernetes/bin' },
      // GKE runs kube-proxy itself and offers no way to leave it out.
      ...kubeProxyReplacement(false),
    },
    routing: 'native',
    ipam: 'kubernetes',
    apiServer,
    internalLoadBalancer: {
      // Documentation/network/clustermesh/gke-clustermesh-prep.rst and the chart's values.yaml.
      'networking.gke.io/load-balancer-type': 'Internal',
      // Peers in another region reach an internal load balancer only with global access.
      'networking.gke.io/internal-load-balancer-allow-global-access': 'true',
    },
    // cloud.google.com/kubernetes-engine, LoadBalancer Service parameters: the annotation takes names of reserved
    // addresses, which a blueprint does not have; the field takes one IPv4 address.
    addressRequest:
      first === undefined || more.length > 0 || first.includes(':') ? {} : { loadBalancerIP: first },
    dns: kubeDns,
    needs: [
      {
        title: 'GKE without Dataplane V2, nodes tainted.',
        why: 'Dataplane V2 brings a Cilium of its own, which cannot be replaced; the taint keeps pods off a node until Cilium runs there. The first command prints nothing or `LEGACY_DATAPATH`, the second a line for each node.',
        check: [
          `gcloud container clusters describe ${name} ${place} --format 'value(networkConfig.datapathProvider)'`,
          taintCheck,
        ],
      },
    ],
  };
}
