import { fewOf } from '../../findings/index';
import type { ClusterPlan, EndpointPlan } from '../../plan/index';
import type { Need } from './need';

/** What peers connect to: names and addresses with the port. */
export function whereToConnect({ kind, address, ips, port }: EndpointPlan): string {
  if (kind === 'dns') return `${address}:${port}`;
  return ips.map(ip => `${ip.includes(':') ? `[${ip}]` : ip}:${port}`).join(', ');
}

/** That peers find clustermesh-apiserver where they look for it. */
export function endpointNeed(cluster: ClusterPlan): Need {
  return needs[cluster.endpoint.kind](cluster);
}

const needs: Readonly<Record<EndpointPlan['kind'], (cluster: ClusterPlan) => Need>> = {
  dns: ({ name, endpoint: { address, port } }) => ({
    title: `The name ${address} for the load balancer of clustermesh-apiserver.`,
    why: `Peers connect to ${address}:${port}. The load balancer has its address once Cilium is installed here (first command); the name must resolve to it in every cluster that is linked with ${name} (second command, in each of them).`,
    check: [
      "kubectl -n kube-system get service clustermesh-apiserver -o jsonpath='{.status.loadBalancer.ingress[0]}'",
      `kubectl run dns-check --rm -i --restart=Never --image=registry.k8s.io/e2e-test-images/agnhost:2.53 --command -- nslookup ${address}`,
    ],
    after: true,
  }),
  ips: ({ name, endpoint }) => ({
    title: `${plural('The address', 'The addresses', endpoint)} ${fewOf(endpoint.ips)} for the load balancer of clustermesh-apiserver.`,
    why: `Reserved before Cilium is installed, and kept. Peers connect there, port ${endpoint.port}, without DNS. Once Cilium is installed here, the first command prints what the load balancer has; the second, in every cluster that is linked with ${name}, fails until they are reached.`,
    check: [
      "kubectl -n kube-system get service clustermesh-apiserver -o jsonpath='{.status.loadBalancer.ingress}'",
      ...connects(endpoint),
    ],
  }),
  'node-port': ({ name, endpoint }) => ({
    title: `Nodes at ${fewOf(endpoint.ips)}.`,
    why: `Peers connect to them, port ${endpoint.port}, so they keep these addresses. The first command prints the addresses of the nodes; the second, once Cilium is installed here, fails in a cluster that is linked with ${name} until they are reached.`,
    check: [
      `kubectl get nodes -o jsonpath='{range .items[*]}{.metadata.name} {.status.addresses[?(@.type=="InternalIP")].address}{"\\n"}{end}'`,
      ...connects(endpoint),
    ],
  }),
};

const plural = (one: string, many: string, { ips }: EndpointPlan): string => (ips.length === 1 ? one : many);

/** A connection from a pod, as KVStoreMesh makes it. */
const connects = (endpoint: EndpointPlan): string[] => [
  `kubectl run connect-check --rm -i --restart=Never --image=registry.k8s.io/e2e-test-images/agnhost:2.53 -- connect '${whereToConnect({ ...endpoint, ips: endpoint.ips.slice(0, 1) })}' --timeout=5s`,
];
