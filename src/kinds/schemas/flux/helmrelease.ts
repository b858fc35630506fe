import { exactlyOne, onlyWith } from '../checks';
import { duration, handedOn, namespaceName, objectName } from '../common';
import { namespaced } from '../kind';
import { choice, flag, freeForm, integer, list, need, object, text, type TypeOf } from '../node';
import { chartVerify, dependsOn, healthCheckExprs, ignoreRules, images, kubeConfig, patches } from './common';

const chartTemplate = object({
  metadata: handedOn,
  spec: need(
    object({
      chart: need(text({ minLength: 1, maxLength: 2048, says: 'a name of 1 to 2048 characters' })),
      version: text(),
      sourceRef: need(
        object({
          apiVersion: text(),
          kind: need(choice('HelmRepository', 'GitRepository', 'Bucket')),
          name: need(objectName),
          namespace: namespaceName,
        }),
      ),
      interval: duration,
      reconcileStrategy: choice('ChartVersion', 'Revision'),
      valuesFiles: list(text()),
      ignoreMissingValuesFiles: flag,
      verify: chartVerify,
    }),
  ),
});

const chartRef = object({
  apiVersion: text(),
  kind: need(choice('OCIRepository', 'HelmChart', 'ExternalArtifact')),
  name: need(objectName),
  namespace: namespaceName,
});

/** RetryOnFailure tries again without rollback or uninstall; only it knows an interval. */
const strategy = object(
  { name: need(choice('RemediateOnFailure', 'RetryOnFailure')), retryInterval: duration },
  onlyWith('retryInterval', 'name', 'RetryOnFailure'),
);

/** Switches that more than one Helm action has. */
const hooks = { timeout: duration, disableHooks: flag };
const waits = { ...hooks, disableWait: flag, disableWaitForJobs: flag };
const checked = { disableOpenAPIValidation: flag, disableSchemaValidation: flag, disableTakeOwnership: flag };
const crds = choice('Skip', 'Create', 'CreateReplace');
const apply = choice('enabled', 'disabled', 'auto');
const remediation = { retries: integer(), ignoreTestFailures: flag, remediateLastFailure: flag };

const install = object({
  ...waits,
  ...checked,
  crds,
  createNamespace: flag,
  remediation: object(remediation),
  replace: flag,
  serverSideApply: flag,
  skipCRDs: flag,
  strategy,
});

const upgrade = object({
  ...waits,
  ...checked,
  chartNameChangeStrategy: choice('InPlaceUpdate', 'Reinstall'),
  cleanupOnFail: flag,
  crds,
  force: flag,
  preserveValues: flag,
  remediation: object({ ...remediation, strategy: choice('rollback', 'uninstall') }),
  serverSideApply: apply,
  strategy,
});

const valuesReference = object({
  kind: need(choice('Secret', 'ConfigMap')),
  name: need(objectName),
  valuesKey: text({
    pattern: /^[-._a-zA-Z0-9]+$/u,
    maxLength: 253,
    says: "at most 253 letters, digits, '-', '_' and '.'",
  }),
  targetPath: text({
    pattern: /^([a-zA-Z0-9_\-.\\/]|\[[0-9]{1,5}\])+$/u,
    maxLength: 250,
    says: 'a dotted path of at most 250 characters, such as a.b[0]',
  }),
  optional: flag,
  literal: flag,
});

const spec = object(
  {
    chart: chartTemplate,
    chartRef,
    commonMetadata: handedOn,
    dependsOn,
    driftDetection: object({ mode: choice('enabled', 'warn', 'disabled'), ignore: ignoreRules }),
    healthCheckExprs,
    install,
    interval: need(duration),
    kubeConfig,
    maxHistory: integer(),
    persistentClient: flag,
    postRenderStrategy: choice('nohooks', 'combined', 'separate'),
    postRenderers: list(object({ kustomize: object({ patches, images }) })),
    releaseName: text({ minLength: 1, maxLength: 53, says: 'a name of 1 to 53 characters' }),
    rollback: object({
      ...waits,
      cleanupOnFail: flag,
      force: flag,
      recreate: flag,
      serverSideApply: apply,
    }),
    serviceAccountName: objectName,
    storageNamespace: namespaceName,
    suspend: flag,
    targetNamespace: namespaceName,
    test: object({
      enable: flag,
      filters: list(object({ name: need(objectName), exclude: flag })),
      ignoreFailures: flag,
      timeout: duration,
    }),
    timeout: duration,
    uninstall: object({
      ...hooks,
      deletionPropagation: choice('background', 'foreground', 'orphan'),
      disableWait: flag,
      keepHistory: flag,
    }),
    upgrade,
    values: freeForm,
    valuesFrom: list(valuesReference),
    waitStrategy: object({ name: need(choice('poller', 'legacy')) }),
  },
  exactlyOne('chart', 'chartRef'),
);
export type HelmReleaseSpec = TypeOf<typeof spec>;

/** helm.toolkit.fluxcd.io/v2 HelmRelease (helm-controller api/v2), as of Flux 2.9. */
export const helmReleaseSchema = namespaced(['helm.toolkit.fluxcd.io/v2'], 'HelmRelease', {
  spec: need(spec),
  status: freeForm,
});
