import { controllers, helmReleaseKind, kustomizationKind, receiverKind, servedEverywhere } from './common';
import type { FluxRelease } from './release';

/** Flux 2.9. Kubernetes versions, APIs and fields: the announcement of 2.9.0; the floor: the controllers' changelogs. */
export const flux29: FluxRelease = {
  minor: '2.9',
  kubernetes: ['1.34', '1.36'],
  components: controllers,
  apis: servedEverywhere,
  novelties: [
    { kind: helmReleaseKind, path: 'spec.postRenderStrategy' },
    { kind: helmReleaseKind, path: 'spec.valuesFrom[].literal' },
    { kind: helmReleaseKind, path: 'spec.upgrade.chartNameChangeStrategy' },
    { kind: helmReleaseKind, path: 'spec.healthCheckExprs[].kind', optional: true },
    { kind: kustomizationKind, path: 'spec.ignore' },
    { kind: kustomizationKind, path: 'spec.buildMetadata' },
    { kind: kustomizationKind, path: 'spec.postBuild.substituteStrategy' },
    { kind: kustomizationKind, path: 'spec.healthCheckExprs[].kind', optional: true },
    { kind: 'source.toolkit.fluxcd.io/OCIRepository', path: 'spec.verify.trustedRootSecretRef' },
    { kind: 'source.toolkit.fluxcd.io/GitRepository', path: 'spec.provider', values: ['aws'] },
    { kind: receiverKind, path: 'spec.type', values: ['generic-oidc'] },
    { kind: receiverKind, path: 'spec.oidcProviders' },
    { kind: receiverKind, path: 'spec.resources[].filter' },
    { kind: 'source.extensions.fluxcd.io/ArtifactGenerator', path: 'spec.pathPattern' },
  ],
  reportsFailures: true,
  floor: {
    version: '2.9.4',
    mends:
      'empty lines vanish from what helm-controller renders, and kustomize-controller merges images wrongly',
  },
};
