import { exactlyOne } from '../checks';
import { choice, list, need, object, text } from '../node';

/** What a patch or an ignore rule is about (kustomize's selector; fields are regular expressions). */
const target = object({
  group: text(),
  version: text(),
  kind: text(),
  name: text(),
  namespace: text(),
  labelSelector: text(),
  annotationSelector: text(),
});

export const patches = list(object({ patch: need(text()), target }));

export const images = list(object({ name: need(text()), newName: text(), newTag: text(), digest: text() }));

export const ignoreRules = list(object({ paths: need(list(text())), target }));

export const dependsOn = list(object({ name: need(text()), namespace: text(), readyExpr: text() }));

export const healthCheckExprs = list(
  object({
    apiVersion: need(text()),
    kind: text(),
    current: need(text()),
    inProgress: text(),
    failed: text(),
  }),
);

export const kubeConfig = object(
  {
    configMapRef: object({ name: need(text()) }),
    secretRef: object({ name: need(text()), key: text() }),
  },
  exactlyOne('configMapRef', 'secretRef'),
);

/** How the signature of a chart or an artifact is checked. The API server makes the provider cosign by default. */
const verifyFields = {
  provider: choice('cosign', 'notation'),
  secretRef: object({ name: need(text()) }),
};

export const chartVerify = object(verifyFields);

export const artifactVerifyFields = {
  ...verifyFields,
  matchOIDCIdentity: list(object({ issuer: need(text()), subject: need(text()) })),
};
