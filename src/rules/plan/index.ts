import type { PlanRule } from '../rule';
import { apiServer } from './api-server';
import { certManagerVersion } from './cert-manager-version';
import { chartRefuses } from './chart-refuses';
import { cidrForm } from './cidr-form';
import { ciliumDigest } from './cilium-digest';
import { ciliumKnownBad } from './cilium-known-bad';
import { ciliumVersion } from './cilium-version';
import { clusterId } from './cluster-id';
import { clusterName } from './cluster-name';
import { clustersetDns } from './clusterset-dns';
import { duplicateId } from './duplicate-id';
import { endpoint } from './endpoint';
import { endpointPort } from './endpoint-port';
import { fluxVersion } from './flux-version';
import { hiddenSetting } from './hidden-setting';
import { idBit } from './id-bit';
import { identitiesInCrds } from './identities-in-crds';
import { ipFamilies } from './ip-families';
import { kubeProxy } from './kube-proxy';
import { kubernetesVersion } from './kubernetes-version';
import { names } from './names';
import { nativeRoutingCidr } from './native-routing-cidr';

import { noClusters } from './no-clusters';
import { nodeCidrsOverlap } from './node-cidrs-overlap';
import { otherMinor } from './other-minor';
import { ownedValue } from './owned-value';
import { podAddresses } from './pod-addresses';
import { podCidrsOverlap } from './pod-cidrs-overlap';
import { policyPorts } from './policy-ports';
import { policyReach } from './policy-reach';
import { removedValue } from './removed-value';
import { repository } from './repository';
import { reservedLayer } from './reserved-layer';
import { reservedRange } from './reserved-range';
import { routingMode } from './routing-mode';
import { secretValue } from './secret-value';
import { serviceCidrsHide } from './service-cidrs-hide';
import { serviceCidrsOverlap } from './service-cidrs-overlap';
import { serviceMonitor } from './service-monitor';
import { serviceReach } from './service-reach';
import { serviceSelector } from './service-selector';
import { servicePorts } from './service-ports';
import { tunnel } from './tunnel';
import { unknownMeshValue, unknownValue } from './unknown-value';
import { valueType } from './value-type';
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
  ipFamilies,
  podAddresses,
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
];
