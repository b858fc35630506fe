import { controllers } from './common';
import type { FluxRelease } from './release';

/** Flux 2.7. Kubernetes versions: the announcement of 2.7.0. */
export const flux27: FluxRelease = { minor: '2.7', kubernetes: ['1.32', '1.34'], components: controllers };
