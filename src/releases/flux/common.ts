import type { ApiVersions, FluxComponent } from './release';

/** The controllers that a cluster needs, the same in every minor; image automation is left out. */
export const controllers: readonly FluxComponent[] = [
  'source-controller',
  'kustomize-controller',
  'helm-controller',
  'notification-controller',
];

/** Kinds of a group of the toolkit, all with the same API versions. */
const toolkit = (group: string, versions: readonly string[], kinds: string): ApiVersions =>
  Object.fromEntries(kinds.split(' ').map(kind => [`${group}.toolkit.fluxcd.io/${kind}`, versions]));

/** What every minor serves, and what a repository should have: the CRDs of the controllers' newest releases. */
export const servedEverywhere: ApiVersions = {
  ...toolkit(
    'source',
    ['v1'],
    'Bucket ExternalArtifact GitRepository HelmChart HelmRepository OCIRepository',
  ),
  ...toolkit('kustomize', ['v1'], 'Kustomization'),
  ...toolkit('helm', ['v2'], 'HelmRelease'),
  ...toolkit('notification', ['v1beta3'], 'Alert Provider'),
  ...toolkit('notification', ['v1'], 'Receiver'),
  ...toolkit('image', ['v1'], 'ImagePolicy ImageRepository ImageUpdateAutomation'),
  'source.extensions.fluxcd.io/ArtifactGenerator': ['v1beta1'],
};

/** Served until 2.8. */
export const removedIn29: ApiVersions = {
  ...toolkit('notification', ['v1beta3', 'v1beta2'], 'Alert Provider'),
  ...toolkit('notification', ['v1', 'v1beta2'], 'Receiver'),
  ...toolkit('image', ['v1', 'v1beta2'], 'ImagePolicy ImageRepository ImageUpdateAutomation'),
};

/** Served until 2.7. */
export const removedIn28: ApiVersions = {
  ...toolkit('source', ['v1', 'v1beta2'], 'Bucket GitRepository HelmChart HelmRepository OCIRepository'),
  ...toolkit('kustomize', ['v1', 'v1beta2'], 'Kustomization'),
  ...toolkit('helm', ['v2', 'v2beta2'], 'HelmRelease'),
};

/** Kinds whose fields the tables of novelties are about. */
export const helmReleaseKind = 'helm.toolkit.fluxcd.io/HelmRelease';
export const kustomizationKind = 'kustomize.toolkit.fluxcd.io/Kustomization';
export const providerKind = 'notification.toolkit.fluxcd.io/Provider';
export const receiverKind = 'notification.toolkit.fluxcd.io/Receiver';
