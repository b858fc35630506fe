import { type Check, mapIn } from './checks';
import { namespaced } from './kind';
import { annotations, labels } from './metadata';
import {
  anything,
  choice,
  flag,
  freeForm,
  integer,
  intOrText,
  list,
  need,
  object,
  text,
  type Node,
} from './node';
import { labelSelector } from './selectors';

/** v1 ServiceAccount. */
export const serviceAccountSchema = namespaced(['v1'], 'ServiceAccount', {
  automountServiceAccountToken: flag,
  imagePullSecrets: list(object({ name: need(text()) })),
  secrets: list(freeForm),
});

const amount: Node<number | string> = intOrText(integer(0), text());

/** Pods that a Deployment does not select, it makes for ever; the API server refuses it. */
const selectsItsPods: Check = function* (spec) {
  const wanted = mapIn(mapIn(spec, 'selector'), 'matchLabels');
  const given = mapIn(mapIn(mapIn(spec, 'template'), 'metadata'), 'labels');
  for (const [key, value] of Object.entries(wanted))
    if (given[key] !== value)
      yield { at: ['selector', 'matchLabels', key], problem: 'must be a label of the template' };
};

/** Metadata of pods, which have no name of their own yet. */
const podMeta = object({
  name: text(),
  namespace: text(),
  labels,
  annotations,
  finalizers: list(text()),
  creationTimestamp: anything,
});

/** apps/v1 Deployment. What a pod is grows with every Kubernetes, so that part is open. */
export const deploymentSchema = namespaced(['apps/v1'], 'Deployment', {
  spec: need(
    object(
      {
        minReadySeconds: integer(0),
        paused: flag,
        progressDeadlineSeconds: integer(0),
        replicas: integer(0),
        revisionHistoryLimit: integer(0),
        selector: need(labelSelector),
        strategy: object({
          type: choice('Recreate', 'RollingUpdate'),
          rollingUpdate: object({ maxSurge: amount, maxUnavailable: amount }),
        }),
        template: need(object({ metadata: podMeta, spec: need(freeForm) })),
      },
      selectsItsPods,
    ),
  ),
  status: freeForm,
});

/** The API server takes only one of the two. */
const oneAmount: Check = function* ({ minAvailable, maxUnavailable }) {
  if (minAvailable !== undefined && maxUnavailable !== undefined)
    yield { at: [], problem: 'must have only one of minAvailable and maxUnavailable' };
};

/** policy/v1 PodDisruptionBudget. */
export const podDisruptionBudgetSchema = namespaced(['policy/v1'], 'PodDisruptionBudget', {
  spec: need(
    object(
      {
        minAvailable: amount,
        maxUnavailable: amount,
        selector: labelSelector,
        unhealthyPodEvictionPolicy: choice('IfHealthyBudget', 'AlwaysAllow'),
      },
      oneAmount,
    ),
  ),
  status: freeForm,
});

/** helm.cattle.io/v1 HelmChartConfig: values for a chart that RKE2 or K3s brings, of the same name and namespace. */
export const helmChartConfigSchema = namespaced(['helm.cattle.io/v1'], 'HelmChartConfig', {
  spec: need(
    object({
      failurePolicy: choice('reinstall', 'abort'),
      values: freeForm,
      valuesContent: text(),
      valuesSecrets: list(object({ name: need(text()), keys: list(text()), ignoreUpdates: flag })),
    }),
  ),
});
