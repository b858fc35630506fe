import { groupOf } from './object';

interface Kinds {
  readonly cluster?: string;
  readonly namespaced?: string;
}

/** The kinds of an API group by scope. A kind keeps its scope through all versions of its group. */
const groups: Readonly<Record<string, Kinds>> = {
  '': {
    cluster: 'ComponentStatus Namespace Node PersistentVolume',
    namespaced:
      'ConfigMap Endpoints Event LimitRange PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount',
  },
  apps: { namespaced: 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet' },
  autoscaling: { namespaced: 'HorizontalPodAutoscaler' },
  batch: { namespaced: 'CronJob Job' },
  policy: { namespaced: 'PodDisruptionBudget' },
  'admissionregistration.k8s.io': {
    cluster:
      'MutatingAdmissionPolicy MutatingAdmissionPolicyBinding MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration',
  },
  'apiextensions.k8s.io': { cluster: 'CustomResourceDefinition' },
  'apiregistration.k8s.io': { cluster: 'APIService' },
  'certificates.k8s.io': { cluster: 'CertificateSigningRequest ClusterTrustBundle' },
  'coordination.k8s.io': { namespaced: 'Lease' },
  'discovery.k8s.io': { namespaced: 'EndpointSlice' },
  'events.k8s.io': { namespaced: 'Event' },
  'flowcontrol.apiserver.k8s.io': { cluster: 'FlowSchema PriorityLevelConfiguration' },
  'networking.k8s.io': {
    cluster: 'IPAddress IngressClass ServiceCIDR',
    namespaced: 'Ingress NetworkPolicy',
  },
  'node.k8s.io': { cluster: 'RuntimeClass' },
  'policy.networking.k8s.io': {
    cluster: 'AdminNetworkPolicy BaselineAdminNetworkPolicy ClusterNetworkPolicy',
  },
  'rbac.authorization.k8s.io': {
    cluster: 'ClusterRole ClusterRoleBinding',
    namespaced: 'Role RoleBinding',
  },
  'resource.k8s.io': {
    cluster: 'DeviceClass ResourceSlice',
    namespaced: 'ResourceClaim ResourceClaimTemplate',
  },
  'scheduling.k8s.io': { cluster: 'PriorityClass' },
  'snapshot.storage.k8s.io': {
    cluster: 'VolumeSnapshotClass VolumeSnapshotContent',
    namespaced: 'VolumeSnapshot',
  },
  'storage.k8s.io': {
    cluster: 'CSIDriver CSINode StorageClass VolumeAttachment VolumeAttributesClass',
    namespaced: 'CSIStorageCapacity',
  },
  'cilium.io': {
    cluster:
      'CiliumBGPAdvertisement CiliumBGPClusterConfig CiliumBGPNodeConfig CiliumBGPNodeConfigOverride CiliumBGPPeerConfig CiliumBGPPeeringPolicy CiliumCIDRGroup CiliumClusterwideEnvoyConfig CiliumClusterwideNetworkPolicy CiliumEgressGatewayPolicy CiliumEndpointSlice CiliumExternalWorkload CiliumIdentity CiliumL2AnnouncementPolicy CiliumLoadBalancerIPPool CiliumNode CiliumPodIPPool',
    namespaced:
      'CiliumEndpoint CiliumEnvoyConfig CiliumLocalRedirectPolicy CiliumNetworkPolicy CiliumNodeConfig',
  },
  'about.k8s.io': { cluster: 'ClusterProperty' },
  'gateway.networking.k8s.io': {
    cluster: 'GatewayClass',
    namespaced:
      'BackendTLSPolicy GRPCRoute Gateway HTTPRoute ListenerSet ReferenceGrant TCPRoute TLSRoute UDPRoute',
  },
  'multicluster.x-k8s.io': { namespaced: 'ServiceExport ServiceImport' },
  'acme.cert-manager.io': { namespaced: 'Challenge Order' },
  'cert-manager.io': { cluster: 'ClusterIssuer', namespaced: 'Certificate CertificateRequest Issuer' },
  'trust.cert-manager.io': { cluster: 'Bundle' },
  'external-secrets.io': {
    cluster: 'ClusterExternalSecret ClusterPushSecret ClusterSecretStore',
    namespaced: 'ExternalSecret PushSecret SecretStore',
  },
  'fluxcd.controlplane.io': { namespaced: 'FluxInstance FluxReport ResourceSet ResourceSetInputProvider' },
  'helm.cattle.io': { namespaced: 'HelmChart HelmChartConfig' },
  'helm.toolkit.fluxcd.io': { namespaced: 'HelmRelease' },
  'image.toolkit.fluxcd.io': { namespaced: 'ImagePolicy ImageRepository ImageUpdateAutomation' },
  'kustomize.toolkit.fluxcd.io': { namespaced: 'Kustomization' },
  'notification.toolkit.fluxcd.io': { namespaced: 'Alert Provider Receiver' },
  'source.extensions.fluxcd.io': { namespaced: 'ArtifactGenerator' },
  'source.toolkit.fluxcd.io': {
    namespaced: 'Bucket ExternalArtifact GitRepository HelmChart HelmRepository OCIRepository',
  },
  'monitoring.coreos.com': {
    namespaced:
      'Alertmanager AlertmanagerConfig PodMonitor Probe Prometheus PrometheusAgent PrometheusRule ScrapeConfig ServiceMonitor ThanosRuler',
  },
};

const clusterScoped = new Map<string, boolean>();
for (const [group, { cluster, namespaced }] of Object.entries(groups)) {
  for (const kind of cluster?.split(' ') ?? []) clusterScoped.set(`${group}/${kind}`, true);
  for (const kind of namespaced?.split(' ') ?? []) clusterScoped.set(`${group}/${kind}`, false);
}

/** Whether a kind lives outside namespaces; undefined for a kind that Meshprint does not know. */
export function isClusterScoped(apiVersion: string, kind: string): boolean | undefined {
  return clusterScoped.get(`${groupOf(apiVersion)}/${kind}`);
}
