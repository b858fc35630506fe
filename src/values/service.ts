import type { Values } from '../releases/index';
import type { CiliumInput } from './input';

/** The Service of clustermesh-apiserver. Fields of load balancers are there with load balancers only. */
export function service({ platform, exposure }: CiliumInput): Values {
  if ('nodePort' in exposure)
    return {
      type: 'NodePort',
      nodePort: exposure.nodePort,
      externalTrafficPolicy: 'Cluster',
      // Each replica is an etcd of its own; a client that moves to another one syncs everything again.
      enableSessionAffinity: 'HAOnly',
    };
  const { annotations = {}, loadBalancerIP } = platform.addressRequest;
  return {
    type: 'LoadBalancer',
    annotations: { ...platform.internalLoadBalancer, ...annotations },
    ...(loadBalancerIP !== undefined && { loadBalancerIP }),
    externalTrafficPolicy: 'Cluster',
    enableSessionAffinity: platform.sessionAffinity,
  };
}
