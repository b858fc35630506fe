import { clusterRoleBindingSchema, clusterRoleSchema } from '../schemas/rbac';
import {
  deploymentSchema,
  helmChartConfigSchema,
  podDisruptionBudgetSchema,
  serviceAccountSchema,
} from '../schemas/workloads';
import { factoryOf, type PropsOf } from './factory';

export type ClusterRoleProps = PropsOf<typeof clusterRoleSchema>;
export type ClusterRoleBindingProps = PropsOf<typeof clusterRoleBindingSchema>;

/** v1 ServiceAccount. */
export const serviceAccount = factoryOf(serviceAccountSchema);

/** apps/v1 Deployment. */
export const deployment = factoryOf(deploymentSchema);

/** policy/v1 PodDisruptionBudget. */
export const podDisruptionBudget = factoryOf(podDisruptionBudgetSchema);

/** rbac.authorization.k8s.io/v1 ClusterRole. */
export const clusterRole = factoryOf(clusterRoleSchema);

/** rbac.authorization.k8s.io/v1 ClusterRoleBinding. */
export const clusterRoleBinding = factoryOf(clusterRoleBindingSchema);

/** helm.cattle.io/v1 HelmChartConfig. */
export const helmChartConfig = factoryOf(helmChartConfigSchema);
