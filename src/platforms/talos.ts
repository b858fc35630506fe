import { noKubeProxy, nodeRanges } from './needs';
import { kubeProxyReplacement, type LoadBalancerProps, type RoutingProps, routingValues } from './network';
import { type PlatformCluster, type PlatformSetup, usual } from './platform';

/** Talos Linux 1.6 or later. Cilium replaces kube-proxy unless `kubeProxyReplacement` is false. */
export interface TalosProps extends RoutingProps, LoadBalancerProps {}

/** Documentation/installation/k8s-install-talos-linux.rst: KubePrism, the API server on every node. */
const kubePrism = { host: 'localhost', port: 7445 };

/** Values: Documentation/installation/k8s-install-talos-linux.rst. */
export function talos(props: TalosProps, cluster: PlatformCluster): PlatformSetup {
  const replaced = cluster.kubeProxyReplacement !== false;
  return {
    ...usual,
    title: 'Talos',
    values: {
      ...routingValues(props),
      // Talos gives each node its pod range.
      ipam: { mode: 'kubernetes' },
      ...kubeProxyReplacement(replaced),
      // The chart's capabilities without SYS_MODULE: Talos lets no workload load kernel modules.
      securityContext: { capabilities: { ciliumAgent, cleanCiliumState } },
      // Talos mounts cgroup v2 itself.
      cgroup: { autoMount: { enabled: false }, hostRoot: '/sys/fs/cgroup' },
      // DNS that Talos forwards to the host (on since 1.8) does not work with routing that passes the host by.
      bpf: { hostLegacyRouting: true },
    },
    routing: props.routing ?? 'tunnel',
    ipam: 'kubernetes',
    apiServer: cluster.apiServer ?? (replaced ? kubePrism : undefined),
    internalLoadBalancer: props.loadBalancerAnnotations,
    needs: [
      {
        title: `Talos without Flannel${replaced && cluster.apiServer === undefined ? ', with KubePrism' : ''}.`,
        why: 'The machine configuration has `cluster.network.cni.name: none`; KubePrism is on port 7445 unless it was turned off. The command prints both, for the address of any node.',
        check: ["talosctl --nodes NODE get machineconfig v1alpha1 -o yaml | grep -iE -A 2 'cni:|kubePrism'"],
      },
      nodeRanges(cluster.podCidrs),
      ...(replaced ? [noKubeProxy('the machine configuration has `cluster.proxy.disabled: true`')] : []),
    ],
  };
}

const ciliumAgent = [
  ...['CHOWN', 'KILL', 'NET_ADMIN', 'NET_RAW', 'IPC_LOCK', 'SYS_ADMIN', 'SYS_RESOURCE'],
  ...['DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'],
];

const cleanCiliumState = ['NET_ADMIN', 'SYS_ADMIN', 'SYS_RESOURCE'];
