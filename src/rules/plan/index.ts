import type { PlanRule } from '../rule';
import { apiServer } from './api-server';
import { assumedCrd } from './assumed-crd';
import { certManagerVersion } from './cert-manager-version';
import { cidrForm } from './cidr-form';
import { ciliumDigest } from './cilium-digest';
import { ciliumKnownBad } from './cilium-known-bad';
import { ciliumVersion } from './cilium-version';
import { clusterId } from './cluster-id';
import { clusterName } from './cluster-name';
import { clustersetDns } from './clusterset-dns';
import { crdElsewhere } from './crd-elsewhere';
import { crdOwners } from './crd-owners';
import { crdsNotPinned } from './crds-not-pinned';
import { crdsUnused } from './crds-unused';
import { crdsVersion } from './crds-version';
import { duplicateId } from './duplicate-id';
import { endpoint } from './endpoint';
import { endpointPort } from './endpoint-port';
import { fluxVersion } from './flux-version';
import { gatewayApiCrds } from './gateway-api-crds';
import { gatewayApiUntested } from './gateway-api-untested';
import { gatewayApiVersion } from './gateway-api-version';
import { idBit } from './id-bit';
import { kubeProxy } from './kube-proxy';
import { kubernetesVersion } from './kubernetes-version';
import { mcsApiAhead } from './mcs-api-ahead';
import { mcsApiVersion } from './mcs-api-version';
import { mcsCrds } from './mcs-crds';
import { names } from './names';
import { nativeRoutingCidr } from './native-routing-cidr';
import { noClusters } from './no-clusters';
import { nodeCidrsOverlap } from './node-cidrs-overlap';
import { podCidrsOverlap } from './pod-cidrs-overlap';
import { policyPorts } from './policy-ports';
import { policyReach } from './policy-reach';
import { repository } from './repository';
import { reservedLayer } from './reserved-layer';
import { reservedRange } from './reserved-range';
import { routingMode } from './routing-mode';
import { serviceCidrsHide } from './service-cidrs-hide';
import { serviceCidrsOverlap } from './service-cidrs-overlap';
import { servicePorts } from './service-ports';
import { serviceReach } from './service-reach';
import { serviceSelector } from './service-selector';
import { tunnel } from './tunnel';
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
  cidrForm,
  podCidrsOverlap,
  nodeCidrsOverlap,
  serviceCidrsHide,
  serviceCidrsOverlap,
  reservedRange,
  routingMode,
  tunnel,
  nativeRoutingCidr,
  ciliumVersion,
  ciliumDigest,
  ciliumKnownBad,
  versionSkew,
  kubernetesVersion,
  fluxVersion,
  certManagerVersion,
  endpoint,
  endpointPort,
  apiServer,
  kubeProxy,
  repository,
  servicePorts,
  serviceSelector,
  serviceReach,
  clustersetDns,
  policyPorts,
  policyReach,
  reservedLayer,
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
