import { fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';

export const endpointPublic: PlanRule = {
  id: 'endpoint/public',
  severity: 'warning',
  breaks:
    'Where load balancers are public unless told otherwise, the etcd with the state of the cluster is reachable from the internet, with nothing but its certificates before it.',
  docs: 'The chart, clustermesh.apiserver.service.annotations; Documentation/network/clustermesh/setup.rst',
  *check({ clusters }) {
    const open = clusters.filter(
      ({ platform, endpoint }) =>
        endpoint.kind !== 'node-port' && !platform.isForTests && platform.internalLoadBalancer === undefined,
    );
    const [first] = open;
    if (first === undefined) return;
    const names = open.map(({ name }) => name);
    yield {
      at: open.length === 1 ? first.path : '',
      clusters: names,
      message: `no annotation keeps the load balancer of clustermesh-apiserver internal in ${fewOf(names)}`,
      hint: 'Give platform.….loadBalancerAnnotations the ones that your load balancer reads, or {} where load balancers are internal anyway.',
    };
  },
};
