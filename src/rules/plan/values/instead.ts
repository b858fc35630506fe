/** Value paths that Meshprint settles, the longer before the shorter, with what a blueprint has in their place. */
const properties: readonly (readonly [path: string, instead: string])[] = [
  ['cluster.name', 'The name of the cluster in the blueprint is its name in Cilium.'],
  ['cluster.id', 'Set `id` of the cluster instead.'],
  ['ipv4NativeRoutingCIDR', 'Set `mesh.nativeRoutingCidr.ipv4` instead.'],
  ['ipv6NativeRoutingCIDR', 'Set `mesh.nativeRoutingCidr.ipv6` instead.'],
  ['ipv4', 'Leave it out: a cluster speaks the families of its `podCidrs`.'],
  ['ipv6', 'Leave it out: a cluster speaks the families of its `podCidrs`.'],
  ['k8sServiceHost', 'Set `apiServer.host` of the cluster instead.'],
  ['k8sServicePort', 'Set `apiServer.port` of the cluster instead.'],
  [
    'kubeProxyReplacement',
    'Set `kubeProxyReplacement` of the cluster instead, where its platform leaves the choice.',
  ],
  ['routingMode', 'Set `routing` of the cluster’s `platform` instead, where it has that.'],
  ['tunnelProtocol', 'Set `tunnelProtocol` of the cluster’s `platform` instead.'],
  ['ipam.operator', 'Set `podCidrs` of the cluster instead.'],
  ['ipam', 'Choose the `platform` of the cluster accordingly; its `podCidrs` are the pools.'],
  ['eni.iamRole', 'Set `platform.eksEni.operatorRole` of the cluster instead.'],
  ['operator.replicas', 'Set `platform.k3s.operatorReplicas` of the cluster instead.'],
  [
    'clustermesh.config.clusters',
    'Set `mesh.topology` and each cluster’s `endpoint` instead; they become peers.yaml.',
  ],
  ['clustermesh.config.domain', 'Set `mesh.domain` instead.'],
  ['clustermesh.maxConnectedClusters', 'Set `mesh.maxConnectedClusters` instead.'],
  ['clustermesh.mcsapi.corednsAutoConfigure.enabled', 'Set `clustersetDns` of the cluster instead.'],
  ['clustermesh.mcsapi', 'Leave it out: an `ExportedService` switches it on.'],
  ['clustermesh.enableMCSAPISupport', 'Leave it out: an `ExportedService` switches it on.'],
  [
    'clustermesh.apiserver.service.annotations',
    'Set `loadBalancerAnnotations` of the cluster’s `platform` instead, where it has that.',
  ],
  ['clustermesh.apiserver.service', 'Set `endpoint` of the cluster instead.'],
  ['clustermesh.apiserver.replicas', 'Set `mesh.controlPlane.replicas` instead.'],
  ['clustermesh.apiserver.resources', 'Set `mesh.controlPlane.resources` instead.'],
  ['clustermesh.apiserver.podDisruptionBudget', 'Set `mesh.controlPlane.podDisruptionBudget` instead.'],
  ['clustermesh.apiserver.etcdQPS', 'Set `mesh.controlPlane.etcdQps` instead.'],
  ['clustermesh.apiserver.etcd.storageMedium', 'Set `mesh.controlPlane.etcdStorage` instead.'],
  ['clustermesh.apiserver.etcd.resources', 'Set `mesh.controlPlane.resources` instead.'],
  ['clustermesh.apiserver.kvstoremesh.enabled', 'Set `mesh.controlPlane.kvstoreMesh` instead.'],
  ['clustermesh.apiserver.kvstoremesh.etcdQPS', 'Set `mesh.controlPlane.kvstoreMeshQps` instead.'],
  ['clustermesh.apiserver.kvstoremesh.resources', 'Set `mesh.controlPlane.resources` instead.'],
  ['clustermesh.cacheTTL', 'Set `mesh.controlPlane.cacheTtl` instead.'],
  ['gatewayAPI', 'Leave it out: a `Gateway` of Cilium and a `GrpcRoute` switch on what they need.'],
  ['ingressController', 'Leave it out: an `Ingress` of Cilium switches it on, and says its own mode.'],
  ['encryption', 'Set `mesh.encryption` instead.'],
  ['clustermesh.apiserver.tls.auto.server', 'Set `endpoint.dns.name` of the cluster instead.'],
  ['clustermesh.apiserver.tls.server', 'Set `endpoint.dns.name` of the cluster instead.'],
  ['clustermesh.apiserver.tls', 'Set `mesh.trust` instead.'],
  ['hubble.tls', 'Set `mesh.trust` instead.'],
  ['hubble.relay.tls', 'Set `mesh.trust` instead.'],
  ['certgen', 'Set `mesh.trust` instead.'],
  ['tls.ca', 'Set `mesh.trust` instead.'],
  ['tls.caBundle', 'Set `mesh.trust` instead.'],
];

const nothing = 'Leave it out; no property of the blueprint changes it.';

/** What to write in a blueprint instead of a value at, above or below one that Meshprint settles. */
export function insteadOf(path: string, otherwise = nothing): string {
  const at = properties.find(([owned]) => path === owned || path.startsWith(`${owned}.`));
  return at?.[1] ?? otherwise;
}
