import { controllers } from './common';
import type { FluxRelease } from './release';

/** Flux 2.9. Kubernetes versions: the announcement of 2.9.0. */
export const flux29: FluxRelease = { minor: '2.9', kubernetes: ['1.34', '1.36'], components: controllers };
