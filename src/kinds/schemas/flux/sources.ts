import { isFilled, mapIn, onlyWith, type Check } from '../checks';
import { duration, nameRef, shortDuration } from '../common';
import { namespaced } from '../kind';
import { choice, flag, freeForm, list, map, need, object, text } from '../node';
import { artifactVerifyFields } from './common';

const apiVersions = ['source.toolkit.fluxcd.io/v1'] as const;

const url = (pattern: RegExp, says: string) => need(text({ pattern, says }));

const ociRepositorySpec = object({
  certSecretRef: nameRef,
  ignore: text(),
  insecure: flag,
  interval: need(duration),
  layerSelector: object({ mediaType: text(), operation: choice('extract', 'copy') }),
  provider: choice('generic', 'aws', 'azure', 'gcp'),
  proxySecretRef: nameRef,
  ref: object({ digest: text(), semver: text(), semverFilter: text(), tag: text() }),
  secretRef: nameRef,
  serviceAccountName: text(),
  suspend: flag,
  timeout: shortDuration,
  url: url(/^oci:\/\/.*$/u, 'a URL that starts with oci://'),
  verify: object({ ...artifactVerifyFields, trustedRootSecretRef: nameRef }),
});

/** source.toolkit.fluxcd.io/v1 OCIRepository (source-controller api/v1), as of Flux 2.9. */
export const ociRepositorySchema = namespaced(apiVersions, 'OCIRepository', {
  spec: need(ociRepositorySpec),
  status: freeForm,
});

const gitRepositorySpec = object(
  {
    ignore: text(),
    include: list(object({ repository: need(nameRef), fromPath: text(), toPath: text() })),
    interval: need(duration),
    provider: choice('generic', 'aws', 'azure', 'github'),
    proxySecretRef: nameRef,
    recurseSubmodules: flag,
    ref: object({ branch: text(), commit: text(), name: text(), semver: text(), tag: text() }),
    secretRef: nameRef,
    serviceAccountName: text(),
    sparseCheckout: list(text()),
    suspend: flag,
    timeout: shortDuration,
    url: url(/^(http|https|ssh):\/\/.*$/u, 'a URL that starts with https://, http:// or ssh://'),
    verify: object({ mode: choice('head', 'HEAD', 'Tag', 'TagAndHEAD'), secretRef: need(nameRef) }),
  },
  onlyWith('serviceAccountName', 'provider', 'azure', 'aws'),
);

/** source.toolkit.fluxcd.io/v1 GitRepository (source-controller api/v1), as of Flux 2.9. */
export const gitRepositorySchema = namespaced(apiVersions, 'GitRepository', {
  spec: need(gitRepositorySpec),
  status: freeForm,
});

/** source.toolkit.fluxcd.io/v1 HelmRepository; people's layers have them. */
export const helmRepositorySchema = namespaced(apiVersions, 'HelmRepository', {
  spec: need(
    object({
      accessFrom: object({ namespaceSelectors: need(list(object({ matchLabels: map(text()) }))) }),
      certSecretRef: nameRef,
      insecure: flag,
      interval: duration,
      passCredentials: flag,
      provider: choice('generic', 'aws', 'azure', 'gcp'),
      secretRef: nameRef,
      suspend: flag,
      timeout: shortDuration,
      type: choice('default', 'oci'),
      url: url(/^(http|https|oci):\/\/.*$/u, 'a URL that starts with https://, http:// or oci://'),
    }),
  ),
  status: freeForm,
});

const onlyRepositoriesVerify: Check = function* (spec) {
  if (isFilled(spec.verify) && mapIn(spec, 'sourceRef').kind !== 'HelmRepository')
    yield { at: ['verify'], problem: 'is only allowed with a HelmRepository as sourceRef' };
};

/** source.toolkit.fluxcd.io/v1 HelmChart; people's layers may have them. */
export const helmChartSchema = namespaced(apiVersions, 'HelmChart', {
  spec: need(
    object(
      {
        chart: need(text()),
        ignoreMissingValuesFiles: flag,
        interval: need(duration),
        reconcileStrategy: choice('ChartVersion', 'Revision'),
        sourceRef: need(
          object({
            apiVersion: text(),
            kind: need(choice('HelmRepository', 'GitRepository', 'Bucket')),
            name: need(text()),
          }),
        ),
        suspend: flag,
        valuesFiles: list(text()),
        verify: object(artifactVerifyFields),
        version: text(),
      },
      onlyRepositoriesVerify,
    ),
  ),
  status: freeForm,
});
