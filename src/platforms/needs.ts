import type { PlatformNeed } from './platform';

/** Documentation/installation/taints.rst */
export const taintCheck = `kubectl get nodes -o jsonpath='{range .items[*]}{.metadata.name} {.spec.taints[?(@.key=="node.cilium.io/agent-not-ready")].effect}{"\\n"}{end}'`;

/** The arguments that K3s and RKE2 note on each of their nodes, from the command line and the configuration file. */
export const nodeArguments = (of: 'k3s' | 'rke2'): string =>
  `kubectl get nodes -o jsonpath='{range .items[*]}{.metadata.name} {.metadata.annotations.${of}\\.io/node-args}{"\\n"}{end}'`;

/** Nothing but the answer `not found` is good. */
export const noKubeProxy = (how: string): PlatformNeed => ({
  title: 'No kube-proxy.',
  why: `Cilium replaces it here: ${how}. The command says \`NotFound\`.`,
  check: ['kubectl -n kube-system get daemonset kube-proxy'],
});

/** Documentation/network/concepts/ipam/kubernetes.rst */
export const nodeRanges = (podCidrs: readonly string[]): PlatformNeed => ({
  title: `Pods in ${podCidrs.join(' and ')}.`,
  why: 'Kubernetes gives each node its range here, and peers rely on what the blueprint says. The command prints the ranges of the nodes, which must lie in it.',
  check: ["kubectl get nodes -o jsonpath='{.items[*].spec.podCIDRs}'"],
});
