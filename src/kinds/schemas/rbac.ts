import { clusterWide } from './kind';
import { choice, list, need, object, text } from './node';
import { labelSelector } from './selectors';

const rule = object({
  apiGroups: list(text()),
  nonResourceURLs: list(text()),
  resourceNames: list(text()),
  resources: list(text()),
  verbs: need(list(text(), { minItems: 1 })),
});

/** rbac.authorization.k8s.io/v1 ClusterRole. */
export const clusterRoleSchema = clusterWide(['rbac.authorization.k8s.io/v1'], 'ClusterRole', {
  aggregationRule: object({ clusterRoleSelectors: list(labelSelector) }),
  rules: list(rule),
});

/** rbac.authorization.k8s.io/v1 ClusterRoleBinding. */
export const clusterRoleBindingSchema = clusterWide(['rbac.authorization.k8s.io/v1'], 'ClusterRoleBinding', {
  roleRef: need(
    object({
      apiGroup: need(choice('rbac.authorization.k8s.io')),
      kind: need(choice('ClusterRole')),
      name: need(text()),
    }),
  ),
  subjects: list(
    object({
      apiGroup: text(),
      kind: need(choice('ServiceAccount', 'User', 'Group')),
      name: need(text()),
      namespace: text(),
    }),
  ),
});
