import type { helmReleaseSchema } from '../schemas/flux/helmrelease';
import type { fluxInstanceSchema } from '../schemas/flux/instance';
import type { kustomizationSchema } from '../schemas/flux/kustomization';
import type { alertSchema, providerSchema } from '../schemas/flux/notification';
import type { gitRepositorySchema, ociRepositorySchema } from '../schemas/flux/sources';
import { factoryOf } from './factory';

/** helm.toolkit.fluxcd.io/v2 HelmRelease. */
export const helmRelease = factoryOf<typeof helmReleaseSchema>('helm.toolkit.fluxcd.io/v2', 'HelmRelease');

/** kustomize.toolkit.fluxcd.io/v1 Kustomization: Flux's, not the kustomization.yaml of kustomize. */
export const fluxKustomization = factoryOf<typeof kustomizationSchema>(
  'kustomize.toolkit.fluxcd.io/v1',
  'Kustomization',
);

/** source.toolkit.fluxcd.io/v1 OCIRepository. */
export const ociRepository = factoryOf<typeof ociRepositorySchema>(
  'source.toolkit.fluxcd.io/v1',
  'OCIRepository',
);

/** source.toolkit.fluxcd.io/v1 GitRepository. */
export const gitRepository = factoryOf<typeof gitRepositorySchema>(
  'source.toolkit.fluxcd.io/v1',
  'GitRepository',
);

/** notification.toolkit.fluxcd.io/v1beta3 Provider. */
export const notificationProvider = factoryOf<typeof providerSchema>(
  'notification.toolkit.fluxcd.io/v1beta3',
  'Provider',
);

/** notification.toolkit.fluxcd.io/v1beta3 Alert. */
export const notificationAlert = factoryOf<typeof alertSchema>(
  'notification.toolkit.fluxcd.io/v1beta3',
  'Alert',
);

/** fluxcd.controlplane.io/v1 FluxInstance. */
export const fluxInstance = factoryOf<typeof fluxInstanceSchema>('fluxcd.controlplane.io/v1', 'FluxInstance');
