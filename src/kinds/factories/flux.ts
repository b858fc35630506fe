import { helmReleaseSchema } from '../schemas/flux/helmrelease';
import { fluxInstanceSchema } from '../schemas/flux/instance';
import { kustomizationSchema } from '../schemas/flux/kustomization';
import { alertSchema, providerSchema } from '../schemas/flux/notification';
import { gitRepositorySchema, ociRepositorySchema } from '../schemas/flux/sources';
import { factoryOf } from './factory';

/** helm.toolkit.fluxcd.io/v2 HelmRelease. */
export const helmRelease = factoryOf(helmReleaseSchema);

/** kustomize.toolkit.fluxcd.io/v1 Kustomization: Flux's, not the kustomization.yaml of kustomize. */
export const fluxKustomization = factoryOf(kustomizationSchema);

/** source.toolkit.fluxcd.io/v1 OCIRepository. */
export const ociRepository = factoryOf(ociRepositorySchema);

/** source.toolkit.fluxcd.io/v1 GitRepository. */
export const gitRepository = factoryOf(gitRepositorySchema);

/** notification.toolkit.fluxcd.io/v1beta3 Provider. */
export const notificationProvider = factoryOf(providerSchema);

/** notification.toolkit.fluxcd.io/v1beta3 Alert. */
export const notificationAlert = factoryOf(alertSchema);

/** fluxcd.controlplane.io/v1 FluxInstance. */
export const fluxInstance = factoryOf(fluxInstanceSchema);
