// Value paths of Cilium's chart that its values.yaml does not list but its templates read, reviewed by hand, with the
// types of tools/cilium-paths.mjs. Some stand in values.yaml as a comment; some only in the documentation
// (installation/k8s-install-helm.rst for nodeinit) or in templates/cilium-configmap.yaml. A path with minors is of
// these only; one without is taken for all of them, since an entry here does no more than to keep a warning away.
const all = ['1.18', '1.19', '1.20'];

const paths = {
  'azure.clientID': 's',
  'azure.clientSecret': 's',
  'azure.resourceGroup': 's',
  'azure.subscriptionID': 's',
  'azure.tenantID': 's',
  'azure.usePrimaryAddress': 'b',
  'azure.userAssignedIdentityID': 's',
  clusterHealthPort: 'i',
  'clustermesh.apiserver.tls.auto.schedule': ['s', '1.18', '1.19'],
  'clustermesh.disableKubernetesHostAliases': ['b', '1.20'],
  'cni.readCniConf': 's',
  devices: ['Ls', '1.18', '1.19'],
  disableEnvoyVersionCheck: 'b',
  disableIptablesFeederRules: 'l',
  dnsPolicyUnloadOnShutdown: 'b',
  'dnsProxy.enableTransparentMode': 'b',
  'egressGateway.maxPolicyEntries': 'i',
  egressMasqueradeInterfaces: 's',
  enableIdentityMark: 'b',
  enableK8sEndpointSlice: ['b', '1.18'],
  enableTunnelBIGTCP: 'b',
  fragmentTracking: 'b',
  'hubble.eventBufferCapacity': 'is',
  'hubble.eventQueueSize': 'is',
  'hubble.lostEventSendInterval': ['s', '1.19', '1.20'],
  'hubble.peerService.servicePort': 'i',
  'hubble.relay.prometheus.serviceMonitor.namespace': 's',
  'hubble.relay.servicePort': 'i',
  'ipMasqAgent.config': 'm',
  iptablesLockTimeout: 's',
  'k8s.apiServerURLs': ['s', '1.18', '1.19'],
  'k8s.serviceProxyName': 's',
  'l2announcements.leaseDuration': 's',
  'l2announcements.leaseRenewDeadline': 's',
  'l2announcements.leaseRetryPeriod': 's',
  'l2podAnnouncements.interfacePattern': ['s', '1.18'],
  labels: 's',
  'loadBalancer.algorithm': 's',
  'loadBalancer.dsrDispatch': 's',
  'loadBalancer.mode': 's',
  'loadBalancer.reflectorWaitTime': ['s', '1.20'],
  'loadBalancer.serviceTopology': ['b', '1.18'],
  'loadBalancer.standalone': ['b', '1.18'],
  logOptions: 'm',
  'maglev.hashSeed': 's',
  'maglev.tableSize': 'i',
  nodeLabels: 's',
  'nodePort.directRoutingDevice': 's',
  'nodePort.range': 's',
  'nodeinit.reconfigureKubelet': 'b',
  'nodeinit.removeCbrBridge': 'b',
  'nodeinit.restartPods': 'b',
  nonIdempotentAnnotations: ['m', '1.19', '1.20'],
  policyAuditMode: 'b',
  'prometheus.serviceMonitor.namespace': 's',
  'envoy.prometheus.serviceMonitor.namespace': 's',
  'clustermesh.apiserver.metrics.serviceMonitor.namespace': 's',
  sessionAffinity: ['b', '1.18'],
  'socketLB.hostNamespaceOnly': 'b',
  'socketLB.terminatePodConnections': 'b',
  'socketLB.tracing': 'b',
  'tls.caBundle.content': 's',
};

/** Paths whose type is narrower than the chart's schema says: these are copied into a ConfigMap, which holds texts. */
export const narrowed = { extraConfig: 'M' };

/** Path -> `{ type, minors }`. */
export const unlisted = Object.fromEntries(
  Object.entries(paths).map(([path, [type, ...minors]]) =>
    typeof paths[path] === 'string' ? [path, { type: paths[path], minors: all }] : [path, { type, minors }],
  ),
);
