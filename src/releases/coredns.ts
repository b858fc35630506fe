import { isBefore, isExact, minorAtLeast } from './version';

/** CoreDNS, as far as `clusterset.local` is concerned. coredns.io/plugins/kubernetes */
export const coredns = {
  /** The first release whose plugin `kubernetes` has the option `multicluster` (coredns/coredns#7266). */
  multicluster: '1.12.2',
  /** The first minor of Kubernetes that brings such a release. Documentation/network/clustermesh/mcsapi.rst */
  kubernetes: '1.35',
  image: 'registry.k8s.io/coredns/coredns',
  /** What kubeadm brings with Kubernetes 1.35, and so what the registry has. */
  version: '1.13.1',
} as const;

/** Whether a release of CoreDNS has the option `multicluster`. */
export const servesClusterset = (version: string): boolean =>
  isExact(version) && !version.startsWith('v') && !isBefore(version, coredns.multicluster);

/** Whether a minor of Kubernetes brings a CoreDNS that has the option. */
export const bringsClusterset = (kubernetes: string): boolean => minorAtLeast(kubernetes, coredns.kubernetes);
