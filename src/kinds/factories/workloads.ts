import type { clusterRoleBindingSchema, clusterRoleSchema } from '../schemas/rbac';
import type {
  deploymentSchema,
  helmChartConfigSchema,
  podDisruptionBudgetSchema,
  serviceAccountSchema,
} from '../schemas/workloads';
import { factoryOf, type PropsOf } from './factory';

export type ClusterRoleProps = PropsOf<typeof clusterRoleSchema>;
export type ClusterRoleBindingProps = PropsOf<typeof clusterRoleBindingSchema>;

/** v1 ServiceAccount. */
export const serviceAccount = factoryOf<typeof serviceAccountSchema>('v1', 'ServiceAccount');

/** apps/v1 Deployment. */
export const deployment = factoryOf<typeof deploymentSchema>('apps/v1', 'Deployment');

/** policy/v1 PodDisruptionBudget. */
export const podDisruptionBudget = factoryOf<typeof podDisruptionBudgetSchema>(
  'policy/v1',
  'PodDisruptionBudget',
);

/** rbac.authorization.k8s.io/v1 ClusterRole. */
export const clusterRole = factoryOf<typeof clusterRoleSchema>('rbac.authorization.k8s.io/v1', 'ClusterRole');

/** rbac.authorization.k8s.io/v1 ClusterRoleBinding. */
export const clusterRoleBinding = factoryOf<typeof clusterRoleBindingSchema>(
  'rbac.authorization.k8s.io/v1',
  'ClusterRoleBinding',
);

/** helm.cattle.io/v1 HelmChartConfig. */
export const helmChartConfig = factoryOf<typeof helmChartConfigSchema>(
  'helm.cattle.io/v1',
  'HelmChartConfig',
);
