import type { FluxComponent } from './release';

/** The controllers that a cluster needs, the same in every minor; image automation is left out. */
export const controllers: readonly FluxComponent[] = [
  'source-controller',
  'kustomize-controller',
  'helm-controller',
  'notification-controller',
];
