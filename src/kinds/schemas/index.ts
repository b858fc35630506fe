import { certificateSchema, clusterIssuerSchema, issuerSchema } from './certmanager';
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
  ciliumClusterwideNetworkPolicySchema,
  ciliumNetworkPolicySchema,
  clusterIssuerSchema,
  clusterRoleBindingSchema,
  clusterRoleSchema,
  configMapSchema,
  deploymentSchema,
  fluxInstanceSchema,
  gitRepositorySchema,
  helmChartConfigSchema,
  helmChartSchema,
  helmReleaseSchema,
  helmRepositorySchema,
  issuerSchema,
  kustomizationSchema,
  namespaceSchema,
  networkPolicySchema,
  ociRepositorySchema,
  podDisruptionBudgetSchema,
  providerSchema,
  serviceAccountSchema,
  serviceExportSchema,
  serviceSchema,
];
