// Made by tools/cilium-paths.mjs, which says how to read it.

/** The minors that the table is about, oldest first. */
export const minors = ['1.18', '1.19', '1.20'] as const;

export const table = `
MTU i
affinity +
 podAntiAffinity
  requiredDuringSchedulingIgnoredDuringExecution l
agent b
agentNotReadyTaintKey s
aksbyocni
 enabled b
alibabacloud
 enabled b
 nodeSpec 1.19 1.20
  securityGroupTags l
  securityGroups l
  vSwitchTags l
  vSwitches l
annotateK8sNode b
annotations m
apiRateLimit s
authentication
 enabled b
 gcInterval s
 mutual
  connectTimeout s
  port i
  spire
   adminSocketPath s
   agentSocketPath s
   annotations m
   connectionTimeout s
   enabled b
   install
    agent
     affinity m
     annotations m
     image
      digest s
      override s
      pullPolicy s
      repository s
      tag s
      useDigest b
     labels m
     nodeSelector m
     podSecurityContext m
     priorityClassName s
     resources m
     securityContext m
     serviceAccount
      create b
      name s
     skipKubeletVerification b
     tolerations l
    enabled b
    existingNamespace b
    initImage
     digest s
     override s
     pullPolicy s
     repository s
     tag s
     useDigest b
    namespace s
    server
     affinity m
     annotations m
     ca
      keyType s
      subject
       commonName s
       country s
       organization s
     dataStorage
      accessMode s
      enabled b
      size s
      storageClass s
     image
      digest s
      override s
      pullPolicy s
      repository s
      tag s
      useDigest b
     initContainers l
     labels m
     nodeSelector m
     podSecurityContext m
     priorityClassName s
     resources m
     securityContext m
     service
      annotations m
      labels m
      type s
     serviceAccount
      create b
      name s
     tolerations l
   serverAddress s
   trustDomain s
 queueSize i
 rotatedIdentitiesQueueSize i
autoDirectNodeRoutes bs
azure
 clientID s?
 clientSecret s?
 enabled b
 nodeSpec 1.19 1.20
  azureInterfaceName s
 resourceGroup s?
 subscriptionID s?
 tenantID s?
 usePrimaryAddress b?
 userAssignedIdentityID s?
bandwidthManager
 bbr b
 bbrHostNamespaceOnly b
 enabled b
bgpControlPlane
 enabled b
 legacyOriginAttribute
  enabled b
 routerIDAllocation
  ipPool s
  mode s
 secretsNamespace
  create b
  name s
 statusReport
  enabled b
bpf
 authMapMax i
 autoMount
  enabled b
 ctAccounting b
 ctAnyMax i
 ctTcpMax i
 datapathMode s
 disableExternalIPMitigation b
 distributedLRU
  enabled b
 enableTCX b
 events
  default
   burstLimit i
   rateLimit i
  drop
   enabled b
  policyVerdict
   enabled b
  trace
   enabled b
 hostLegacyRouting b
 lbAlgorithmAnnotation b
 lbExternalClusterIP b
 lbMapMax i
 lbModeAnnotation b
 lbSourceRangeAllTypes b
 mapDynamicSizeRatio ns
 masquerade b
 monitorAggregation s
 monitorFlags s
 monitorInterval s
 monitorTraceIPOption i 1.19 1.20
 natMax i
 neighMax i
 nodeMapMax i
 policyMapMax i
 policyMapPressureMetricsThreshold n 1.19 1.20
 policyStatsMapMax i
 preallocateMaps b
 root s
 tproxy b
 vlanBypass l
bpfClockProbe b
certgen
 affinity m
 annotations
  cronJob m
  job m
 cronJob 1.19 1.20
  failedJobsHistoryLimit i
  successfulJobsHistoryLimit i
 enforceCAValidityThroughoutLeavesDuration b 1.20
 extraVolumeMounts l
 extraVolumes l
 generateCA b
 image
  digest s
  override s
  pullPolicy s
  repository s
  tag s
  useDigest b
 nodeSelector m
 podLabels m
 priorityClassName s
 resources m
 tolerations l
 ttlSecondsAfterFinished i
cgroup
 autoMount
  enabled b
  resources m
 hostRoot s
ciliumEndpointSlice
 enabled b
 rateLimits l
cleanBpfState b
cleanState b
cluster
 id i
 name s
clusterHealthPort i?
clustermesh
 annotations m
 apiserver
  affinity +
   podAntiAffinity
    preferredDuringSchedulingIgnoredDuringExecution l
  etcd
   init
    extraArgs l
    extraEnv l
    resources m
   lifecycle m
   resources m
   securityContext +
    allowPrivilegeEscalation b
    capabilities
     drop L
   storageMedium =Disk|Memory
  etcdQPS i 1.20
  extraArgs l
  extraEnv l
  extraVolumeMounts l
  extraVolumes l
  healthPort i
  image
   digest s
   override s
   pullPolicy s
   repository s
   tag s
   useDigest b
  kvstoremesh
   enabled b
   etcdQPS i 1.20
   extraArgs l
   extraEnv l
   extraVolumeMounts l
   healthPort i
   kvstoreMode s
   lifecycle m
   readinessProbe m
   resources m
   securityContext +
    allowPrivilegeEscalation b
    capabilities
     drop L
  lifecycle m
  metrics
   enabled b
   etcd
    enabled b
    mode s
    port i
   kvstoremesh
    enabled b
    port i
   port i
   serviceMonitor
    annotations m
    enabled b
    etcd
     interval s
     metricRelabelings l
     relabelings l
     scrapeTimeout s
    interval s
    kvstoremesh
     interval s
     metricRelabelings l
     relabelings l
     scrapeTimeout s
    labels m
    metricRelabelings l
    namespace s?
    relabelings l
    scrapeTimeout s
  nodeSelector +
   kubernetes.io/os s
  podAnnotations m
  podDisruptionBudget
   enabled b
   maxUnavailable is
   minAvailable is
   unhealthyPodEvictionPolicy s
  podLabels m
  podSecurityContext +
   fsGroup i
   runAsGroup i
   runAsNonRoot b
   runAsUser i
  priorityClassName s
  readinessProbe m
  replicas i
  resources m
  securityContext +
   allowPrivilegeEscalation b
   capabilities
    drop L
  service
   annotations m
   enableSessionAffinity =HAOnly|Always|Never
   externalTrafficPolicy =Local|Cluster
   externallyCreated b 1.19 1.20
   internalTrafficPolicy =Local|Cluster
   labels m
   loadBalancerClass s
   loadBalancerIP s
   loadBalancerSourceRanges l
   nodePort i
   type s
  terminationGracePeriodSeconds i
  tls
   admin 1.18 1.19
    cert s
    key s
   authMode s
   auto
    certManagerIssuerRef m
    certValidityDuration i
    enabled b
    method s
    privateKey m 1.20
    schedule s? 1.18 1.19
    schedule s 1.20
    server 1.20
     extraDnsNames l
     extraIpAddresses l
    subject m 1.20
   client 1.18
    cert s
    key s
   enableSecrets b 1.18 1.19
   remote 1.18 1.19
    cert s
    key s
   server 1.18 1.19
    cert s
    extraDnsNames l
    extraIpAddresses l
    key s
  tolerations l
  topologySpreadConstraints l
  updateStrategy +
   rollingUpdate
    maxSurge is
    maxUnavailable is
   type s
 cacheTTL s 1.19 1.20
 config
  clusters l 1.18
  clusters lm 1.19 1.20
  domain s
  enabled b
 defaultGlobalNamespace b 1.20
 disableKubernetesHostAliases b? 1.20
 enableEndpointSliceSynchronization b
 enableMCSAPISupport b 1.18 1.19
 maxConnectedClusters i
 mcsapi 1.19 1.20
  corednsAutoConfigure
   affinity m
   annotations m
   coredns
    clusterDomain s
    clustersetDomain s
    configMapName s
    deploymentName s
    namespace s
    serviceAccountName s
   enabled b
   extraArgs l
   extraVolumeMounts l
   extraVolumes l
   nodeSelector m
   podLabels m
   priorityClassName s
   resources m
   tolerations l
   ttlSecondsAfterFinished i
  enabled b
  installCRDs b
 policyDefaultLocalCluster b
 useAPIServer b
cni
 binPath s
 chainingMode s
 chainingTarget s
 confFileMountPath s
 confPath s
 configMap s
 configMapKey s
 customConf b
 enableRouteMTUForCNIChaining b
 exclusive b
 hostConfDirMountPath s
 install b
 iptablesRemoveAWSRules b
 logFile s
 readCniConf s?
 resources +
  limits 1.19 1.20
   cpu is
   memory s
  requests
   cpu s 1.18
   cpu is 1.19 1.20
   memory s
 uninstall b
commonLabels m
configDriftDetection
 driftChecker b
 enabled b
 ignoredKeys l
connectivityProbeFrequencyRatio n
conntrackGCInterval s
conntrackGCMaxInterval s
crdWaitTimeout s
customCalls 1.18
 enabled b
daemon
 allowedConfigOverrides s
 blockedConfigOverrides s
 configSources s
 enableSourceIPVerification b
 runPath s
dashboards
 annotations m
 enabled b
 label s
 labelValue s
 namespace s
datapathPlugins 1.20
 enabled b
 stateDir s
debug
 enabled b
 metricsSamplingInterval s
 verbose s
defaultLBServiceIPAM s
devices Ls? 1.18 1.19
devices ls 1.20
directRoutingSkipUnreachable b
disableEndpointCRD b
disableEnvoyVersionCheck b?
disableIptablesFeederRules l?
dnsPolicy s
dnsPolicyUnloadOnShutdown b?
dnsProxy
 dnsRejectResponseCode s
 enableDnsCompression b
 enableTransparentMode b?
 endpointMaxIpPerHostname i
 idleConnectionGracePeriod s
 maxDeferredConnectionDeletes i
 minTtl i
 preAllocateIdentities b
 preCache s
 proxyPort i
 proxyResponseMaxDelay s
 socketLingerTimeout i
egressGateway
 enabled b
 maxPolicyEntries i?
 reconciliationTriggerInterval s
egressMasqueradeInterfaces s?
enableCriticalPriorityClass b
enableIPv4BIGTCP b
enableIPv4Masquerade b
enableIPv6BIGTCP b
enableIPv6Masquerade b
enableIdentityMark b?
enableInternalTrafficPolicy b
enableK8sEndpointSlice b? 1.18
enableLBIPAM b
enableMasqueradeRouteSource b
enableNoServiceEndpointsRoutable b 1.19 1.20
enableNonDefaultDenyPolicies b
enableTunnelBIGTCP b?
enableXTSocketFallback b
encryption
 enabled b
 ipsec
  encryptedOverlay b 1.18 1.19
  interface s
  keyFile s
  keyRotationDuration s
  keyWatcher b
  mountPath s
  secretName s
 nodeEncryption b
 strictMode
  allowRemoteNodeIdentities b 1.18 1.19
  cidr s 1.18 1.19
  egress 1.19 1.20
   allowRemoteNodeIdentities b
   cidr s
   enabled b
  enabled b 1.18 1.19
  ingress 1.19 1.20
   enabled b
 type s
 wireguard
  persistentKeepalive s
 ztunnel 1.19 1.20
  affinity m
  annotations m
  ca 1.20
   type =spire|internal
  caAddress s
  extraEnv l
  extraVolumeMounts l
  extraVolumes l
  healthPort i
  image
   digest s
   override s
   pullPolicy s
   repository s
   tag s
   useDigest b
  minReadySeconds i 1.20
  nodeSelector +
   kubernetes.io/os s
  podAnnotations m
  podLabels m
  priorityClassName s
  readinessProbe
   failureThreshold i
   initialDelaySeconds i
   periodSeconds i
  resources +
   requests
    cpu s
    memory s
  secrets
   bootstrapRootCert s
  terminationGracePeriodSeconds i
  tolerations l
  updateStrategy +
   rollingUpdate
    maxSurge i
    maxUnavailable i
   type s
endpointHealthChecking
 enabled b
endpointLockdownOnMapOverflow b
endpointPolicyUpdateTimeoutDuration z
endpointRoutes
 enabled bs
eni
 awsEnablePrefixDelegation b
 awsReleaseExcessIPs b
 ec2APIEndpoint s
 enabled b
 eniTags m
 gcInterval s
 gcTags m
 iamRole s
 instanceTagsFilter l
 nodeSpec 1.19 1.20
  deleteOnTermination b
  disablePrefixDelegation b
  excludeInterfaceTags l
  firstInterfaceIndex i
  securityGroupTags l
  securityGroups l
  subnetIDs l
  subnetTags l
  usePrimaryAddress b
 subnetIDsFilter l
 subnetTagsFilter l
envoy
 affinity +
  nodeAffinity
   requiredDuringSchedulingIgnoredDuringExecution
    nodeSelectorTerms l
  podAffinity
   requiredDuringSchedulingIgnoredDuringExecution l
  podAntiAffinity
   requiredDuringSchedulingIgnoredDuringExecution l
 annotations m
 baseID i
 bootstrapConfigMap s
 clusterMaxConnections i 1.19 1.20
 clusterMaxPendingRequests i 1.20
 clusterMaxRequests i 1.19 1.20
 connectTimeoutSeconds i
 debug
  admin
   enabled b
   port i
 dnsPolicy s
 enabled b
 extraArgs l
 extraContainers l
 extraEnv l
 extraHostPathMounts l
 extraVolumeMounts l
 extraVolumes l
 healthPort i
 httpRetryCount i
 httpUpstreamLingerTimeout z
 idleTimeoutDurationSeconds i
 image
  digest s
  override s
  pullPolicy s
  repository s
  tag s
  useDigest b
 initContainers l 1.19 1.20
 initialFetchTimeoutSeconds i
 livenessProbe
  enabled b
  failureThreshold i
  initialDelaySeconds i 1.20
  periodSeconds i
  timeoutSeconds i 1.20
 log
  accessLogBufferSize i
  accessLogEnabled b 1.20
  defaultLevel =trace|debug|info|warning|error|critical|off
  format s
  format_json m
  path s
 maxConcurrentRetries i
 maxConnectionDurationSeconds i
 maxGlobalDownstreamConnections i 1.19 1.20
 maxRequestsPerConnection i
 minReadySeconds i 1.20
 nodeLocality 1.20
  enabled b
 nodeSelector +
  kubernetes.io/os s
 podAnnotations m
 podLabels m
 podSecurityContext +
  appArmorProfile
   type s
 policyRestoreTimeoutDuration s
 priorityClassName s
 prometheus
  enabled b
  port s
  serviceMonitor
   annotations m
   enabled b
   interval s
   labels m
   metricRelabelings l
   namespace s?
   relabelings l
   scrapeTimeout s
 readinessProbe
  failureThreshold i
  initialDelaySeconds i 1.20
  periodSeconds i
  timeoutSeconds i 1.20
 resources m
 rollOutPods b
 securityContext +
  capabilities
   envoy L
   keepCapNetBindService b
  privileged b
  seLinuxOptions
   level s
   type s
 startupProbe
  enabled b
  failureThreshold i
  initialDelaySeconds i 1.20
  periodSeconds i
  timeoutSeconds i 1.20
 streamIdleTimeoutDurationSeconds i
 terminationGracePeriodSeconds i
 tolerations l
 updateStrategy +
  rollingUpdate
   maxUnavailable is
  type s
 useOriginalSourceAddress b 1.19 1.20
 xdsMode =split|ads|strict-ads 1.20
 xffNumTrustedHopsL7PolicyEgress i
 xffNumTrustedHopsL7PolicyIngress i
envoyConfig
 enabled b
 retryInterval s
 secretsNamespace
  create b
  name s
etcd
 enabled b
 endpoints L
 ssl b
extraArgs l
extraConfig M
extraContainers l
extraEnv l
extraHostPathMounts l
extraInitContainers l
extraVolumeMounts l
extraVolumes l
forceDeviceDetection b
fragmentTracking b?
gatewayAPI
 enableAlpn b
 enableAppProtocol b
 enableProxyProtocol b
 enabled b
 externalTrafficPolicy s
 gatewayClass
  create s 1.18 1.19
  create bs 1.20
 hostNetwork
  enabled b
  nodes
   matchLabels m
 secretsNamespace
  create b
  name s
  sync b
 useRemoteAddress b 1.20
 xffNumTrustedHops i
gke
 enabled b
global m
healthCheckICMPFailureThreshold i
healthChecking b
healthPort i
hostFirewall
 enabled b
hubble
 annotations m
 dropEventEmitter
  enabled b
  interval s
  reasons L
 enabled b
 eventBufferCapacity is?
 eventQueueSize is?
 export
  dynamic
   config
    configMapName s
    content l
    createConfigMap b
   enabled b
  static
   aggregationInterval s 1.19 1.20
   allowList l
   denyList l
   enabled b
   fieldAggregate l 1.19 1.20
   fieldMask l
   fileCompress b
   fileMaxBackups i
   fileMaxSizeMb i
   filePath s
 hostUsers b 1.20
 listenAddress s
 lostEventSendInterval s? 1.19 1.20
 metrics
  dashboards
   annotations m
   enabled b
   label s
   labelValue s
   namespace s
  dynamic
   config
    configMapName s
    content l
    createConfigMap b
   enabled b
  enableOpenMetrics b
  enabled l
  port i
  serviceAnnotations m
  serviceMonitor
   annotations m
   enabled b
   interval s
   jobLabel s
   labels m
   metricRelabelings l
   relabelings l
   scrapeTimeout s
   tlsConfig m
  tls
   enabled b
   server
    cert s
    existingSecret s
    extraDnsNames l
    extraIpAddresses l
    key s
    mtls
     enabled b
     key s
     name z
     useSecret b
 networkPolicyCorrelation
  enabled b
 peerService
  clusterDomain s
  servicePort i?
  targetPort i
 preferIpv6 b
 redact
  enabled b
  http
   headers
    allow l
    deny l
   urlQuery b
   userInfo b
  kafka 1.18 1.19
   apiKey b
 relay
  affinity +
   podAffinity
    requiredDuringSchedulingIgnoredDuringExecution l
  annotations m
  enabled b
  extraEnv l
  extraVolumeMounts l
  extraVolumes l
  gops
   enabled b
   port i
  image
   digest s
   override s
   pullPolicy s
   repository s
   tag s
   useDigest b
  listenHost s
  listenPort s
  logOptions
   format s
   level s
  nodeSelector +
   kubernetes.io/os s
  podAnnotations m
  podDisruptionBudget
   enabled b
   maxUnavailable is
   minAvailable is
   unhealthyPodEvictionPolicy s
  podLabels m
  podSecurityContext +
   fsGroup i
   seccompProfile
    type s
  pprof
   address s
   blockProfileRate i 1.19 1.20
   enabled b
   mutexProfileFraction i 1.19 1.20
   port i
  priorityClassName s
  prometheus
   enabled b
   port i
   serviceMonitor
    annotations m
    enabled b
    interval s
    labels m
    metricRelabelings l
    namespace s?
    relabelings l
    scrapeTimeout s
  replicas i
  resources m
  retryTimeout s
  rollOutPods b
  securityContext +
   allowPrivilegeEscalation b
   capabilities
    drop L
   readOnlyRootFilesystem b 1.20
   runAsGroup i
   runAsNonRoot b
   runAsUser i
   seccompProfile
    type s
  service
   nodePort i
   type s
  servicePort i?
  sortBufferDrainTimeout s
  sortBufferLenMax i
  terminationGracePeriodSeconds i
  tls
   client
    cert s
    existingSecret s
    key s
   server
    cert s
    enabled b
    existingSecret s
    extraDnsNames l
    extraIpAddresses l
    key s
    mtls b
    relayName s
  tolerations l
  topologySpreadConstraints l
  updateStrategy +
   rollingUpdate
    maxUnavailable is
   type s
 skipUnknownCGroupIDs b
 socketPath s
 tls
  auto
   certManagerIssuerRef m
   certValidityDuration i
   enabled b
   method s
   privateKey m 1.20
   schedule s
   subject m 1.20
  enabled b
  server
   cert s
   existingSecret s
   extraDnsNames l
   extraIpAddresses l
   key s
 ui
  affinity m
  annotations m
  backend
   extraEnv l
   extraVolumeMounts l
   extraVolumes l
   image
    digest s
    override s
    pullPolicy s
    repository s
    tag s
    useDigest b
   livenessProbe 1.18 1.19
    enabled b
   readinessProbe 1.18 1.19
    enabled b
   resources m
   securityContext +
    allowPrivilegeEscalation b
    capabilities 1.20
     drop L
  baseUrl s
  enabled b
  frontend
   extraEnv l
   extraVolumeMounts l
   extraVolumes l
   image
    digest s
    override s
    pullPolicy s
    repository s
    tag s
    useDigest b
   resources m
   securityContext +
    allowPrivilegeEscalation b
    capabilities 1.20
     drop L
   server
    ipv6
     enabled b
  ingress
   annotations m
   className s
   enabled b
   hosts L
   labels m
   tls l
  labels m
  nodeSelector +
   kubernetes.io/os s
  podAnnotations m
  podDisruptionBudget
   enabled b
   maxUnavailable is
   minAvailable is
   unhealthyPodEvictionPolicy s
  podLabels m
  priorityClassName s
  replicas i
  rollOutPods b
  securityContext +
   fsGroup i
   runAsGroup i
   runAsNonRoot b 1.20
   runAsUser i
   seccompProfile 1.20
    type s
  service
   annotations m
   labels m
   nodePort i
   type s
  standalone
   enabled b
   tls
    certsVolume m
  tls
   client
    cert s
    existingSecret s
    key s
  tmpVolume m 1.19 1.20
  tolerations l
  topologySpreadConstraints l
  updateStrategy +
   rollingUpdate
    maxUnavailable is
   type s
identityAllocationMode s
identityChangeGracePeriod s
identityManagementMode =agent|operator|both
image
 digest s
 override s
 pullPolicy s
 repository s
 tag s
 useDigest b
imagePullSecrets l
ingressController
 default b
 defaultSecretName s
 defaultSecretNamespace s
 enableProxyProtocol b
 enabled b
 enforceHttps b
 hostNetwork
  enabled b
  httpPort i 1.20
  httpsPort i 1.20
  nodes
   matchLabels m
  sharedListenerPort i
  tlsPassthroughPort i 1.20
 ingressLBAnnotationPrefixes L
 loadbalancerMode s
 secretsNamespace
  create b
  name s
  sync b
 service
  allocateLoadBalancerNodePorts b
  annotations m
  externalTrafficPolicy s
  insecureNodePort i
  labels m
  loadBalancerClass s
  loadBalancerIP s
  name s
  secureNodePort i
  type s
 useRemoteAddress b 1.20
 xffNumTrustedHops i 1.20
initResources m
installNoConntrackIptablesRules b
ipMasqAgent
 config m?
 enabled b
ipam
 ciliumNodeUpdateRate s
 installUplinkRoutesForDelegatedIPAM b
 mode s
 multiPoolPreAllocation s
 nodeSpec 1.19 1.20
  ipamMaxAllocate i
  ipamMinAllocate i
  ipamPreAllocate i
  ipamStaticIPTags l
 operator
  autoCreateCiliumPodIPPools m
  clusterPoolIPv4MaskSize i
  clusterPoolIPv4PodCIDRList Ls
  clusterPoolIPv6MaskSize i
  clusterPoolIPv6PodCIDRList Ls
  externalAPILimitBurstSize i
  externalAPILimitQPS n
iptablesLockTimeout s?
iptablesRandomFully b
ipv4
 enabled b
ipv4NativeRoutingCIDR s
ipv6
 enabled b
ipv6NativeRoutingCIDR s
k8s
 apiServerURLs s? 1.18 1.19
 apiServerURLs s 1.20
 requireIPv4PodCIDR b
 requireIPv6PodCIDR b
 serviceProxyName s?
k8sClientExponentialBackoff
 backoffBaseSeconds i
 backoffMaxDurationSeconds i
 enabled b
k8sClientRateLimit
 burst i
 operator
  burst i
  qps i
 qps i
k8sClusterNetworkPolicy 1.20
 enabled b
k8sNetworkPolicy
 enabled b
k8sServiceHost s
k8sServiceHostRef
 key s
 name s
k8sServiceLookupConfigMapName s
k8sServiceLookupNamespace s
k8sServicePort is
keepDeprecatedLabels b
keepDeprecatedProbes b
kubeConfigPath s
kubeProxyReplacement bs
kubeProxyReplacementHealthzBindAddr s
l2NeighDiscovery
 enabled b
l2announcements
 enabled b
 leaseDuration s?
 leaseRenewDeadline s?
 leaseRetryPeriod s?
l2podAnnouncements
 enabled b
 interface s 1.18
 interfacePattern s? 1.18
 interfacePattern s 1.19 1.20
l7Proxy b
labels s?
livenessProbe
 failureThreshold i
 periodSeconds i
 requireK8sConnectivity b
loadBalancer
 acceleration s
 algorithm s?
 dsrDispatch s?
 l7
  algorithm s
  backend s
  ports l
 mode s?
 reflectorWaitTime s? 1.20
 serviceTopology b? 1.18
 serviceTopology b 1.19 1.20
 standalone b? 1.18
localRedirectPolicies
 addressMatcherCIDRs l
 enabled b
localRedirectPolicy b
logOptions m?
logSystemLoad b
maglev +
 hashSeed s?
 tableSize i?
minReadySeconds i 1.20
monitor
 enabled b
name s
namespaceOverride s
nat
 mapStatsEntries i
 mapStatsInterval s
nat46x64Gateway
 enabled b
nativeRoutingCIDRFromClusterPool b 1.20
nodeIPAM
 enabled b
nodeLabels s?
nodePort
 addresses ls
 autoProtectPortRange b
 bindProtection b
 directRoutingDevice s?
 enableDynamicSourceLookup b 1.20
 enableHealthCheck b
 enableHealthCheckLoadBalancerIP b
 enabled b 1.18
 range s?
nodeSelector +
 kubernetes.io/os s
nodeSelectorLabels b
nodeinit
 affinity m
 annotations m
 bootstrapFile s
 enabled b
 extraEnv l
 extraVolumeMounts l
 extraVolumes l
 image
  digest s
  override s
  pullPolicy s
  repository s
  tag s
  useDigest b
 minReadySeconds i 1.20
 nodeSelector +
  kubernetes.io/os s
 podAnnotations m
 podLabels m
 podSecurityContext +
  appArmorProfile
   type s
 prestop
  postScript s
  preScript s
 priorityClassName s
 reconfigureKubelet b?
 removeCbrBridge b?
 resources +
  requests
   cpu s 1.18
   cpu is 1.19 1.20
   memory s
 restartPods b?
 securityContext +
  allowPrivilegeEscalation b
  capabilities
   add L
  privileged b
  seLinuxOptions
   level s
   type s
 startup
  postScript s
  preScript s
 tolerations l
 updateStrategy +
  type s
 waitForCloudInit b 1.19 1.20
nonIdempotentAnnotations m? 1.19 1.20
operator
 affinity +
  podAntiAffinity
   requiredDuringSchedulingIgnoredDuringExecution l
 annotations m
 dashboards
  annotations m
  enabled b
  label s
  labelValue s
  namespace s
 dnsPolicy s
 enabled b
 endpointGCInterval s
 extraArgs l
 extraEnv l
 extraHostPathMounts l
 extraVolumeMounts l
 extraVolumes l
 hostNetwork b
 hostUsers b 1.20
 identityGCInterval s
 identityHeartbeatTimeout s
 image
  alibabacloudDigest s
  awsDigest s
  azureDigest s
  genericDigest s
  override s
  pullPolicy s
  repository s
  suffix s
  tag s
  useDigest b
 nodeGCInterval s
 nodeSelector +
  kubernetes.io/os s
 podAnnotations m
 podDisruptionBudget
  enabled b
  maxUnavailable is
  minAvailable is
  unhealthyPodEvictionPolicy s
 podLabels m
 podSecurityContext +
  seccompProfile
   type s
 pprof
  address s
  blockProfileRate i 1.19 1.20
  enabled b
  mutexProfileFraction i 1.19 1.20
  port i
 priorityClassName s
 prometheus
  enabled b
  metricsService b
  port i
  serviceMonitor
   annotations m
   enabled b
   interval s
   jobLabel s
   labels m
   metricRelabelings l
   relabelings l
   scrapeTimeout s
  tls 1.19 1.20
   enabled b
   server
    existingSecret s
    mtls
     enabled b
 removeNodeTaints b
 replicas i
 resources m
 rollOutPods b
 securityContext +
  allowPrivilegeEscalation b
  capabilities
   drop L
 setNodeNetworkStatus b
 setNodeTaints b
 skipCRDCreation b
 tolerations l
 topologySpreadConstraints l
 unmanagedPodWatcher
  intervalSeconds i
  restart b
  selector s 1.19 1.20
 updateStrategy +
  rollingUpdate
   maxSurge is
   maxUnavailable is
  type s
pmtuDiscovery
 enabled b
 packetizationLayerPMTUDMode s 1.19 1.20
podAnnotations m
podLabels m
podSecurityContext +
 appArmorProfile
  type s
 seccompProfile
  type s
policyAuditMode b?
policyCIDRMatchMode ls
policyDenyResponse s 1.19 1.20
policyEnforcementMode s
pprof
 address s
 blockProfileRate i 1.19 1.20
 enabled b
 mutexProfileFraction i 1.19 1.20
 port i
preferIpv6 b 1.20
preflight
 affinity +
  podAffinity
   requiredDuringSchedulingIgnoredDuringExecution l
 annotations m
 enabled b
 envoy
  image
   digest s
   override s
   pullPolicy s
   repository s
   tag s
   useDigest b
 extraEnv l
 extraVolumeMounts l
 extraVolumes l
 image
  digest s
  override s
  pullPolicy s
  repository s
  tag s
  useDigest b
 nodeSelector +
  kubernetes.io/os s
 podAnnotations m
 podDisruptionBudget
  enabled b
  maxUnavailable is
  minAvailable is
  unhealthyPodEvictionPolicy s
 podLabels m
 podSecurityContext m
 priorityClassName s
 readinessProbe
  initialDelaySeconds i
  periodSeconds i
 resources m
 securityContext +
  allowPrivilegeEscalation b
 terminationGracePeriodSeconds i
 tofqdnsPreCache s 1.18 1.19
 tolerations l
 updateStrategy +
  type s
 validateCNPs b
priorityClassName s
prometheus
 controllerGroupMetrics L
 enabled b
 metrics l
 metricsService b
 port i
 serviceMonitor
  annotations m
  enabled b
  interval s
  jobLabel s
  labels m
  metricRelabelings l
  namespace s?
  relabelings l
  scrapeTimeout s
  trustCRDsExist b
rbac
 create b
readinessProbe
 failureThreshold i
 periodSeconds i
resourceQuotas
 cilium
  hard
   pods s
 enabled b
 operator
  hard
   pods s
resources m
rollOutCiliumPods b
routingMode s
scheduling
 mode =anti-affinity|kube-scheduler
sctp
 enabled b
secretsNamespaceAnnotations m
secretsNamespaceLabels m 1.19 1.20
securityContext +
 allowPrivilegeEscalation b
 capabilities
  applySysctlOverwrites L
  ciliumAgent L
  cleanCiliumState L
  mountCgroup L
 privileged b
 seLinuxOptions
  level s
  type s
serviceAccounts
 cilium
  annotations m
  automount b
  create b
  name s
 clustermeshApiserver
  annotations m
  automount b
  create b
  name s
 clustermeshcertgen
  annotations m
  automount b
  create b
  name s
 corednsMCSAPI 1.19 1.20
  annotations m
  automount b
  create b
  name s
 envoy
  annotations m
  automount b
  create b
  name s
 hubblecertgen
  annotations m
  automount b
  create b
  name s
 nodeinit
  annotations m
  automount b
  create b
  enabled b
  name s
 operator
  annotations m
  automount b
  create b
  name s
 preflight
  annotations m
  automount b
  create b
  name s
 relay
  annotations m
  automount b
  create b
  name s
 ui
  annotations m
  automount b
  create b
  name s
 ztunnel 1.19 1.20
  annotations m
  automount b
  create b
  name s
serviceNoBackendResponse s
sessionAffinity b? 1.18
sleepAfterInit b
socketLB
 enabled b
 hostNamespaceOnly b?
 terminatePodConnections b?
 tracing b?
standaloneDnsProxy 1.19 1.20
 annotations m
 automountServiceAccountToken b
 debug b
 enabled b
 image
  digest s
  override s
  pullPolicy s
  repository s
  tag s
  useDigest b
 minReadySeconds i 1.20
 nodeSelector +
  kubernetes.io/os s
 rollOutPods b
 serverPort i
 tolerations l
 updateStrategy +
  rollingUpdate
   maxSurge i
   maxUnavailable i
  type s
startupProbe
 failureThreshold i
 periodSeconds i
svcSourceRangeCheck b 1.18
synchronizeK8sNodes b
sysctlfix
 enabled b
terminationGracePeriodSeconds i
tls
 ca
  cert s
  certValidityDuration i
  key s
 caBundle
  content s?
  enabled b
  key s
  name s
  useSecret b
 readSecretsOnlyFromSecretsNamespace b
 secretSync
  enabled b
 secretsBackend s
 secretsNamespace
  create b
  name s
tmpVolume m 1.19 1.20
tolerations l
tunnelPort i
tunnelProtocol s
tunnelSourcePortRange s
underlayProtocol s
updateStrategy +
 rollingUpdate
  maxUnavailable is
 type s
upgradeCompatibility s
vtep
 cidr s
 enabled b
 endpoint s
 mac s
 mask s
waitForKubeProxy b
wellKnownIdentities
 enabled b
`;
