import type { Values } from '../releases/index';
import type { CiliumInput } from './cilium';

/** How clustermesh-apiserver runs, and the Service under which peers reach it. */
export function apiserver({ platform }: CiliumInput): Values {
  return {
    replicas: 2,
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
    kvstoremesh: { enabled: true },
    service: {
      type: 'LoadBalancer',
      annotations: platform.internalLoadBalancer,
      externalTrafficPolicy: 'Cluster',
      enableSessionAffinity: platform.sessionAffinity,
    },
  };
}
