import type { PlanRule } from '../rule';
import { apiServer } from './api-server';
import { certManagerVersion } from './cert-manager-version';
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
import { fluxPatch } from './flux-patch';
import { fluxVersion } from './flux-version';
import { idBit } from './id-bit';
import { kubeProxy } from './kube-proxy';
import { kubernetesUntested } from './kubernetes-untested';
import { kubernetesVersion } from './kubernetes-version';
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
import { serviceReach } from './service-reach';
import { serviceSelector } from './service-selector';
import { servicePorts } from './service-ports';
import { tunnel } from './tunnel';
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
  kubernetesUntested,
  fluxVersion,
  fluxPatch,
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
];
