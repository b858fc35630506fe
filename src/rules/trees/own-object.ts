import { type KubeObject, namespaceOf } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { kindOf } from './flux';
import { peoplesProblems } from './objects';

export const ownObject: TreesRule = {
  id: 'object/not-yours',
  severity: 'error',
  breaks:
    'Two owners overwrite each other at every reconciliation, and the object is deleted when the layer no longer has it.',
  docs: 'fluxcd.io/flux/installation; the templates of Cilium’s chart',
  check: trees => peoplesProblems(trees, ownerOf, 'Rename it, or leave it out.'),
};

type Names = Readonly<Record<string, readonly string[]>>;

const controllers = [
  'source-controller',
  'kustomize-controller',
  'helm-controller',
  'notification-controller',
];

/** What Flux and its operator are made of, in flux-system and outside namespaces, by `group/Kind`. */
const flux: Names = {
  '/Service': ['source-controller', 'notification-controller', 'webhook-receiver', 'flux-operator'],
  '/ServiceAccount': [...controllers, 'flux-operator'],
  'apps/Deployment': [...controllers, 'flux-operator'],
  'networking.k8s.io/NetworkPolicy': ['allow-egress', 'allow-scraping', 'allow-webhooks'],
  '/ResourceQuota': ['critical-pods-flux-system'],
  'source.toolkit.fluxcd.io/GitRepository': ['flux-system'],
  'source.toolkit.fluxcd.io/OCIRepository': ['flux-system'],
  'source.toolkit.fluxcd.io/Bucket': ['flux-system'],
  'kustomize.toolkit.fluxcd.io/Kustomization': ['flux-system'],
  'fluxcd.controlplane.io/FluxInstance': ['flux'],
};

const fluxClusterWide: Names = {
  'rbac.authorization.k8s.io/ClusterRole': [
    'crd-controller-flux-system',
    'flux-edit-flux-system',
    'flux-view-flux-system',
  ],
  'rbac.authorization.k8s.io/ClusterRoleBinding': [
    'cluster-reconciler-flux-system',
    'crd-controller-flux-system',
  ],
};

/** What Cilium's chart makes in kube-system. Its Secrets may come from elsewhere. */
const cilium: Names = {
  'apps/DaemonSet': ['cilium', 'cilium-envoy'],
  'apps/Deployment': ['cilium-operator', 'clustermesh-apiserver', 'hubble-relay', 'hubble-ui'],
  '/ConfigMap': ['cilium-config', 'cilium-envoy-config', 'clustermesh-remote-users', 'hubble-relay-config'],
  '/ServiceAccount': ['cilium', 'cilium-envoy', 'cilium-operator', 'clustermesh-apiserver'],
};

function ownerOf(object: KubeObject): string | undefined {
  const namespace = namespaceOf(object);
  const has = (names: Names): boolean => names[kindOf(object)]?.includes(object.metadata.name) === true;
  if (namespace === undefined) return has(fluxClusterWide) ? 'belongs to Flux' : undefined;
  if (namespace === 'flux-system' && has(flux)) return 'belongs to Flux';
  return namespace === 'kube-system' && has(cilium) ? 'belongs to Cilium' : undefined;
}
