import { refuses } from './refuses';
import { samples } from './samples';

refuses('ServiceAccount', samples.serviceAccount, [
  ['automountServiceAccountToken', 'yes', 'must be true or false, not "yes"'],
  ['spec', {}, 'is not a known field'],
]);

refuses('Deployment', samples.deployment, [
  ['metadata.namespace', undefined, 'is missing: a Deployment is in a namespace'],
  ['spec.replica', 2, "is not a known field; did you mean 'replicas'?"],
  ['spec.replicas', -1, 'must be at least 0'],
  ['spec.selector', undefined, 'is missing'],
  ['spec.selector.matchLabels.app', 'web', 'must be a label of the template'],
  ['spec.template.spec', undefined, 'is missing'],
  ['spec.strategy.type', 'Rolling', 'must be Recreate or RollingUpdate, not "Rolling"'],
]);

refuses('PodDisruptionBudget', samples.podDisruptionBudget, [
  ['spec.maxUnavailable', 1, 'must have only one of minAvailable and maxUnavailable', 'spec'],
  ['spec.minavailable', 1, "is not a known field; did you mean 'minAvailable'?"],
]);

refuses('ClusterRole', samples.clusterRole, [
  ['metadata.namespace', 'x', 'must not be set: a ClusterRole is in no namespace'],
  ['rules[0].verbs', [], 'must have at least 1 entry'],
  ['rules[0].resource', ['pods'], "is not a known field; did you mean 'resources'?"],
]);

refuses('ClusterRoleBinding', samples.clusterRoleBinding, [
  ['roleRef.kind', 'Role', 'must be ClusterRole, not "Role"'],
  ['subjects[0].name', undefined, 'is missing'],
]);

refuses('HelmChartConfig', samples.helmChartConfig, [
  ['spec.valueContent', '', "is not a known field; did you mean 'valuesContent'?"],
  ['spec.valuesContent', {}, 'must be a string, not {}'],
]);
