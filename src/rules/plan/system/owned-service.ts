import type { EntrancePlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const ownedService: PlanRule = {
  id: 'service/owned-name',
  severity: 'error',
  breaks:
    'Flux would overwrite the Service that the cluster lives by: its DNS, its API server, its mesh or what comes in through a gateway answers no more.',
  docs: 'Kubernetes: DNS for Services and Pods; the templates of Cilium’s chart; cilium operator/pkg/model/translation; fluxcd.io/flux/installation',
  *check({ services, entrance }) {
    const made = new Map([...owners, ...ofEntrance(entrance)]);
    for (const { path, namespace, name, owner } of services) {
      const belongsTo = made.get(`${namespace}/${name}`);
      // Of a Service that others bring, nothing is overwritten.
      if (belongsTo !== undefined && owner === 'meshprint')
        yield {
          at: path,
          message: `the Service '${namespace}/${name}' belongs to ${belongsTo}`,
          hint: 'Choose another name, or a namespace of your own.',
        };
    }
  },
};

const ownedBy = (owner: string, namespace: string, ...names: string[]): [string, string][] =>
  names.map(name => [`${namespace}/${name}`, owner]);

const owners: ReadonlyMap<string, string> = new Map([
  ...ownedBy('Kubernetes', 'default', 'kubernetes'),
  ...ownedBy('Kubernetes', 'kube-system', 'kube-dns', 'metrics-server'),
  ...ownedBy('Cilium', 'kube-system', 'clustermesh-apiserver', 'hubble-peer', 'hubble-relay', 'hubble-ui'),
  ...ownedBy('Cilium', 'kube-system', 'cilium-ingress'),
  ...ownedBy('Flux', 'flux-system', 'source-controller', 'notification-controller'),
  ...ownedBy('Flux', 'flux-system', 'webhook-receiver', 'flux-operator'),
]);

/**
 * The Services that Cilium's operator makes of Gateways and Ingresses, in their namespaces. It shortens a name that gets
 * too long, with a hash at the end, which nobody writes by chance.
 */
function* ofEntrance({ gateways, ingresses }: EntrancePlan): Generator<[string, string]> {
  for (const { namespace, name, path, controller } of gateways)
    if (controller.kind === 'cilium')
      yield [`${namespace}/cilium-gateway-${name}`, `the Gateway '${path}', which Cilium serves`];
  for (const { namespace, name, path, loadBalancerMode } of ingresses)
    if (loadBalancerMode === 'dedicated')
      yield [`${namespace}/cilium-ingress-${name}`, `the Ingress '${path}', which Cilium serves`];
}
