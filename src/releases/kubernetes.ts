/** An API version of Kubernetes' own that is gone. */
interface RemovedApi {
  /** First minor that no longer serves it. */
  readonly removedIn: string;
  /** API version of the same kind to write instead; undefined where the kind is gone too. */
  readonly successor: string | undefined;
}

/** One line of the table: kinds of one API version that went in one minor. */
type Line = readonly [removedIn: string, apiVersion: string, kinds: string, successor: string | undefined];

/** kubernetes.io/docs/reference/using-api/deprecation-guide, the built-in kinds that people keep in files. */
const lines: readonly Line[] = [
  ['1.32', 'flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema PriorityLevelConfiguration', 'v1'],
  ['1.29', 'flowcontrol.apiserver.k8s.io/v1beta2', 'FlowSchema PriorityLevelConfiguration', 'v1'],
  ['1.27', 'storage.k8s.io/v1beta1', 'CSIStorageCapacity', 'v1'],
  ['1.26', 'flowcontrol.apiserver.k8s.io/v1beta1', 'FlowSchema PriorityLevelConfiguration', 'v1'],
  ['1.26', 'autoscaling/v2beta2', 'HorizontalPodAutoscaler', 'v2'],
  ['1.25', 'autoscaling/v2beta1', 'HorizontalPodAutoscaler', 'v2'],
  ['1.25', 'batch/v1beta1', 'CronJob', 'v1'],
  ['1.25', 'discovery.k8s.io/v1beta1', 'EndpointSlice', 'v1'],
  ['1.25', 'events.k8s.io/v1beta1', 'Event', 'v1'],
  ['1.25', 'node.k8s.io/v1beta1', 'RuntimeClass', 'v1'],
  ['1.25', 'policy/v1beta1', 'PodDisruptionBudget', 'v1'],
  ['1.25', 'policy/v1beta1', 'PodSecurityPolicy', undefined],
  [
    '1.22',
    'admissionregistration.k8s.io/v1beta1',
    'MutatingWebhookConfiguration ValidatingWebhookConfiguration',
    'v1',
  ],
  ['1.22', 'apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', 'v1'],
  ['1.22', 'apiregistration.k8s.io/v1beta1', 'APIService', 'v1'],
  ['1.22', 'certificates.k8s.io/v1beta1', 'CertificateSigningRequest', 'v1'],
  ['1.22', 'coordination.k8s.io/v1beta1', 'Lease', 'v1'],
  ['1.22', 'extensions/v1beta1', 'Ingress', 'networking.k8s.io/v1'],
  ['1.22', 'networking.k8s.io/v1beta1', 'Ingress IngressClass', 'v1'],
  ['1.22', 'rbac.authorization.k8s.io/v1beta1', 'ClusterRole ClusterRoleBinding Role RoleBinding', 'v1'],
  ['1.22', 'scheduling.k8s.io/v1beta1', 'PriorityClass', 'v1'],
  ['1.22', 'storage.k8s.io/v1beta1', 'CSIDriver CSINode StorageClass VolumeAttachment', 'v1'],
  ['1.16', 'apps/v1beta1', 'ControllerRevision Deployment ReplicaSet StatefulSet', 'v1'],
  ['1.16', 'apps/v1beta2', 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet', 'v1'],
  ['1.16', 'extensions/v1beta1', 'DaemonSet Deployment ReplicaSet', 'apps/v1'],
  ['1.16', 'extensions/v1beta1', 'NetworkPolicy', 'networking.k8s.io/v1'],
  ['1.16', 'extensions/v1beta1', 'PodSecurityPolicy', undefined],
];

const removed = new Map<string, RemovedApi>();
for (const [removedIn, apiVersion, kinds, successor] of lines) {
  const group = apiVersion.slice(0, apiVersion.indexOf('/') + 1);
  const full = successor === undefined || successor.includes('/') ? successor : group + successor;
  for (const kind of kinds.split(' ')) removed.set(`${apiVersion} ${kind}`, { removedIn, successor: full });
}

/** When Kubernetes stopped serving a kind in an API version; undefined where it serves it, or never did. */
export function removedApi(apiVersion: string, kind: string): RemovedApi | undefined {
  return removed.get(`${apiVersion} ${kind}`);
}
