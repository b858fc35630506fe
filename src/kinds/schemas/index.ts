import { certificateSchema, clusterIssuerSchema, issuerSchema } from './certmanager';
import { ciliumCidrGroupSchema } from './cilium/cidrgroup';
import { ciliumClusterwideNetworkPolicySchema, ciliumNetworkPolicySchema } from './cilium/policy';
import { configMapSchema, namespaceSchema, serviceSchema } from './core';
import { helmReleaseSchema } from './flux/helmrelease';
import { fluxInstanceSchema } from './flux/instance';
import { kustomizationSchema } from './flux/kustomization';
import { alertSchema, providerSchema } from './flux/notification';
import {
  gitRepositorySchema,
  helmChartSchema,
  helmRepositorySchema,
  ociRepositorySchema,
} from './flux/sources';
import { gatewaySchema } from './gateway/gateway';
import { grpcRouteSchema } from './gateway/grpcroute';
import { httpRouteSchema } from './gateway/httproute';
import { referenceGrantSchema } from './gateway/referencegrant';
import { tlsRouteAlphaSchema, tlsRouteSchema } from './gateway/tlsroute';
import { ingressSchema } from './ingress';
import type { KindSchema } from './kind';
import { serviceExportSchema } from './mcs';
import { networkPolicySchema } from './networkpolicy';
import { clusterRoleBindingSchema, clusterRoleSchema } from './rbac';
import {
  deploymentSchema,
  helmChartConfigSchema,
  podDisruptionBudgetSchema,
  serviceAccountSchema,
} from './workloads';

/** Every kind that has a closed schema. */
export const kindSchemas: readonly KindSchema<unknown>[] = [
  alertSchema,
  certificateSchema,
  ciliumCidrGroupSchema,
  ciliumClusterwideNetworkPolicySchema,
  ciliumNetworkPolicySchema,
  clusterIssuerSchema,
  clusterRoleBindingSchema,
  clusterRoleSchema,
  configMapSchema,
  deploymentSchema,
  fluxInstanceSchema,
  gatewaySchema,
  gitRepositorySchema,
  grpcRouteSchema,
  helmChartConfigSchema,
  helmChartSchema,
  helmReleaseSchema,
  helmRepositorySchema,
  httpRouteSchema,
  ingressSchema,
  issuerSchema,
  kustomizationSchema,
  namespaceSchema,
  networkPolicySchema,
  ociRepositorySchema,
  podDisruptionBudgetSchema,
  providerSchema,
  referenceGrantSchema,
  serviceAccountSchema,
  serviceExportSchema,
  serviceSchema,
  tlsRouteAlphaSchema,
  tlsRouteSchema,
];
