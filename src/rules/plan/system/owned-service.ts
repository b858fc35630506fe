import type { PlanRule } from '../../rule';

export const ownedService: PlanRule = {
  id: 'service/owned-name',
  severity: 'error',
  breaks:
    'Flux would overwrite the Service that the cluster lives by: its DNS, its API server or its mesh answers no more.',
  docs: 'Kubernetes: DNS for Services and Pods; the templates of Cilium’s chart; fluxcd.io/flux/installation',
  *check({ services }) {
    for (const { path, namespace, name, owner } of services) {
      const belongsTo = owners.get(`${namespace}/${name}`);
      // Of a Service that others bring, nothing is overwritten.
      if (belongsTo !== undefined && owner === 'meshprint')
        yield {
          at: path,
          message: `the Service '${namespace}/${name}' belongs to ${belongsTo}`,
          hint: 'Choose another name, in a namespace of your own.',
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
  ...ownedBy('Flux', 'flux-system', 'source-controller', 'notification-controller'),
  ...ownedBy('Flux', 'flux-system', 'webhook-receiver', 'flux-operator'),
]);
