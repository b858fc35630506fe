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
import { fluxVersion } from './flux-version';
import { idBit } from './id-bit';
import { kubeProxy } from './kube-proxy';
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
import { namespaceScope } from './namespace-scope';
import { serviceLocalNamespace } from './service-local-namespace';
import { serviceSingle } from './service-single';
import { serviceDrained } from './service-drained';
import { serviceBothModels } from './service-both-models';
import { serviceFront } from './service-front';
import { serviceSameTargetPort } from './service-same-target-port';
import { serviceHeadless } from './service-headless';
import { serviceAnnotations } from './service-annotations';
import { serviceTrafficDistribution } from './service-traffic-distribution';
import { serviceFamilies } from './service-families';
import { serviceSystemNamespace } from './service-system-namespace';
import { serviceNumberTwice } from './service-number-twice';
import { serviceNoExporter } from './service-no-exporter';
import { serviceMcsUpgrade } from './service-mcs-upgrade';

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
  namespaceScope,
  serviceLocalNamespace,
  serviceSingle,
  serviceDrained,
  serviceBothModels,
  serviceFront,
  serviceSameTargetPort,
  serviceHeadless,
  serviceAnnotations,
  serviceTrafficDistribution,
  serviceFamilies,
  serviceSystemNamespace,
  serviceNumberTwice,
  serviceNoExporter,
  serviceMcsUpgrade,
  policyPorts,
  policyReach,
  reservedLayer,
];
