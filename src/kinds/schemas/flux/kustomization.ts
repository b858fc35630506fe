import { duration, handedOn, nameRef, namespaceName, objectName } from '../common';
import { namespaced } from '../kind';
import { choice, flag, freeForm, list, map, need, object, text, type TypeOf } from '../node';
import { dependsOn, healthCheckExprs, ignoreRules, images, kubeConfig, patches } from './common';

const affix = text({ minLength: 1, maxLength: 200, says: 'a text of 1 to 200 characters' });

const healthCheck = object({
  apiVersion: text(),
  kind: need(text()),
  name: need(text()),
  namespace: text(),
});

const substituteFrom = list(
  object({ kind: need(choice('Secret', 'ConfigMap')), name: need(objectName), optional: flag }),
);

const spec = object({
  buildMetadata: list(choice('originAnnotations', 'transformerAnnotations')),
  commonMetadata: handedOn,
  components: list(text()),
  decryption: object({ provider: need(choice('sops')), secretRef: nameRef, serviceAccountName: text() }),
  deletionPolicy: choice('MirrorPrune', 'Delete', 'WaitForTermination', 'Orphan'),
  dependsOn,
  force: flag,
  healthCheckExprs,
  healthChecks: list(healthCheck),
  ignore: ignoreRules,
  ignoreMissingComponents: flag,
  images,
  interval: need(duration),
  kubeConfig,
  namePrefix: affix,
  nameSuffix: affix,
  patches,
  path: text(),
  postBuild: object({
    substitute: map(text()),
    substituteFrom,
    substituteStrategy: choice('WithVariables', 'Always'),
  }),
  prune: need(flag),
  retryInterval: duration,
  serviceAccountName: text(),
  sourceRef: need(
    object({
      apiVersion: text(),
      kind: need(choice('OCIRepository', 'GitRepository', 'Bucket', 'ExternalArtifact')),
      name: need(text()),
      namespace: text(),
    }),
  ),
  suspend: flag,
  targetNamespace: namespaceName,
  timeout: duration,
  wait: flag,
});
export type FluxKustomizationSpec = TypeOf<typeof spec>;

/** kustomize.toolkit.fluxcd.io/v1 Kustomization (kustomize-controller api/v1), as of Flux 2.9. */
export const kustomizationSchema = namespaced(['kustomize.toolkit.fluxcd.io/v1'], 'Kustomization', {
  spec: need(spec),
  status: freeForm,
});
