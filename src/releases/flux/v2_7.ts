import { controllers, removedIn28, removedIn29, servedEverywhere } from './common';
import type { FluxRelease } from './release';

/** Flux 2.7. Kubernetes versions and APIs: the announcement of 2.7.0. Its novelties are in every minor that is known. */
export const flux27: FluxRelease = {
  minor: '2.7',
  kubernetes: ['1.32', '1.34'],
  components: controllers,
  apis: { ...servedEverywhere, ...removedIn29, ...removedIn28 },
  novelties: [],
  reportsFailures: true,
  floor: undefined,
};
