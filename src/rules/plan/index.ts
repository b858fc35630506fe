import type { PlanRule } from '../rule';
import { apiServer } from './api-server';
import { bundleSize } from './bundle-size';
import { caExpired } from './ca-expired';
import { caExpiresSoon } from './ca-expires-soon';
import { assumedCrd } from './assumed-crd';
import { certManagerVersion } from './cert-manager-version';
import { certificate } from './certificate';
import { certificateUse } from './certificate-use';
import { chartRefuses } from './chart-refuses';
import { cidrForm } from './cidr-form';
import { ciliumDigest } from './cilium-digest';
import { ciliumKnownBad } from './cilium-known-bad';
import { ciliumVersion } from './cilium-version';
import { clusterId } from './cluster-id';
import { clusterName } from './cluster-name';
import { controlPlaneIgnored } from './control-plane-ignored';
import { controlPlaneValue } from './control-plane-value';
import { disruptionBudget } from './disruption-budget';
import { crdElsewhere } from './crd-elsewhere';
import { crdOwners } from './crd-owners';
import { crdsNotPinned } from './crds-not-pinned';
import { crdsUnused } from './crds-unused';
import { crdsVersion } from './crds-version';
import { dnsAddress } from './dns-address';
import { dnsAutoConfiguration } from './dns-auto-configuration';
import { dnsCorednsVersion } from './dns-coredns-version';
import { dnsUnserved } from './dns-unserved';
import { dnsWay } from './dns-way';
import { duplicateId } from './duplicate-id';
import { encryptionDeadlock } from './encryption-deadlock';
import { encryptionIpsec } from './encryption-ipsec';
import { encryptionNodes } from './encryption-nodes';
import { encryptionStrictCoverage } from './encryption-strict-coverage';
import { encryptionStrictMode } from './encryption-strict-mode';
import { encryptionType } from './encryption-type';
import { endpoint } from './endpoint';
import { endpointAddresses } from './endpoint-addresses';
import { endpointNodePort } from './endpoint-node-port';
import { endpointNodePortRange } from './endpoint-node-port-range';
import { endpointPeerAddresses } from './endpoint-peer-addresses';
import { endpointPodRange } from './endpoint-pod-range';
import { endpointPort } from './endpoint-port';
import { endpointPublic } from './endpoint-public';
import { endpointSameNodePort } from './endpoint-same-node-port';
import { endpointStaticAddress } from './endpoint-static-address';
import { fluxPatch } from './flux-patch';
import { fluxVersion } from './flux-version';
import { hiddenSetting } from './hidden-setting';
import { gatewayApiCrds } from './gateway-api-crds';
import { gatewayApiUntested } from './gateway-api-untested';
import { gatewayApiVersion } from './gateway-api-version';
import { idBit } from './id-bit';
import { idChanged } from './id-changed';
import { idReused } from './id-reused';
import { intermediateCa } from './intermediate-ca';
import { identitiesInCrds } from './identities-in-crds';
import { ipFamilies } from './ip-families';
import { kubeProxy } from './kube-proxy';
import { kubernetesUntested } from './kubernetes-untested';
import { kubernetesVersion } from './kubernetes-version';
import { maxConnectedClustersChanged } from './max-connected-clusters-changed';
import { kvstoreMeshOff, kvstoreMeshOffAtScale } from './kvstoremesh';
import { names } from './names';
import { nativeRoutingCidr } from './native-routing-cidr';
import { noCacheTtl } from './no-cache-ttl';
import { mcsApiAhead } from './mcs-api-ahead';
import { mcsApiVersion } from './mcs-api-version';
import { mcsCrds } from './mcs-crds';
import { noClusters } from './no-clusters';
import { nodeCidrsOverlap } from './node-cidrs-overlap';
import { otherMinor } from './other-minor';
import { ownedValue } from './owned-value';
import { podAddresses } from './pod-addresses';
import { podCidrsOverlap } from './pod-cidrs-overlap';
import { policyPorts } from './policy-ports';
import { policyReach } from './policy-reach';
import { renamed } from './renamed';
import { removedValue } from './removed-value';
import { repository } from './repository';
import { reservedLayer } from './reserved-layer';
import { reservedRange } from './reserved-range';
import { roomForClusters } from './room-for-clusters';
import { root } from './root';
import { routingMode } from './routing-mode';
import { secretValue } from './secret-value';
import { serviceCidrsHide } from './service-cidrs-hide';
import { serviceCidrsOverlap } from './service-cidrs-overlap';
import { servicePorts } from './service-ports';
import { serviceMonitor } from './service-monitor';
import { serviceReach } from './service-reach';
import { serviceSelector } from './service-selector';
import { singleReplica } from './single-replica';
import { sizing } from './sizing';
import { tunnel } from './tunnel';
import { unknownMeshValue, unknownValue } from './unknown-value';
import { valueType } from './value-type';
import { unstatedCrd } from './unstated-crd';
import { versionSkew } from './version-skew';

/** Every rule on the plan. */
export const planRules: readonly PlanRule[] = [
  noClusters,
  names,
  clusterName,
  clusterId,
  idBit,
  duplicateId,
  maxConnectedClustersChanged,
  idChanged,
  idReused,
  renamed,
  cidrForm,
  podCidrsOverlap,
  nodeCidrsOverlap,
  serviceCidrsHide,
  serviceCidrsOverlap,
  reservedRange,
  routingMode,
  tunnel,
  nativeRoutingCidr,
  ipFamilies,
  podAddresses,
  ciliumVersion,
  ciliumDigest,
  ciliumKnownBad,
  versionSkew,
  kubernetesVersion,
  kubernetesUntested,
  fluxVersion,
  fluxPatch,
  certManagerVersion,
  certificate,
  certificateUse,
  intermediateCa,
  root,
  caExpired,
  caExpiresSoon,
  bundleSize,
  endpoint,
  endpointPort,
  endpointAddresses,
  endpointPodRange,
  endpointStaticAddress,
  endpointNodePort,
  endpointNodePortRange,
  endpointSameNodePort,
  endpointPeerAddresses,
  endpointPublic,
  encryptionType,
  encryptionNodes,
  encryptionDeadlock,
  encryptionIpsec,
  encryptionStrictMode,
  encryptionStrictCoverage,
  controlPlaneValue,
  disruptionBudget,
  singleReplica,
  controlPlaneIgnored,
  noCacheTtl,
  kvstoreMeshOff,
  kvstoreMeshOffAtScale,
  sizing,
  roomForClusters,
  apiServer,
  kubeProxy,
  repository,
  servicePorts,
  serviceSelector,
  serviceReach,
  dnsUnserved,
  dnsWay,
  dnsAutoConfiguration,
  dnsCorednsVersion,
  dnsAddress,
  policyPorts,
  policyReach,
  reservedLayer,
  ownedValue,
  unknownValue,
  unknownMeshValue,
  otherMinor,
  valueType,
  removedValue,
  chartRefuses,
  hiddenSetting,
  identitiesInCrds,
  serviceMonitor,
  secretValue,
  crdsVersion,
  crdsNotPinned,
  crdsUnused,
  assumedCrd,
  mcsCrds,
  mcsApiVersion,
  mcsApiAhead,
  gatewayApiCrds,
  gatewayApiVersion,
  gatewayApiUntested,
  unstatedCrd,
  crdElsewhere,
  crdOwners,
];
