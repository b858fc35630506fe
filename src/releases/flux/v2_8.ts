import { controllers } from './common';
import type { FluxRelease } from './release';

/** Flux 2.8. Kubernetes versions: the announcement of 2.8.0. */
export const flux28: FluxRelease = { minor: '2.8', kubernetes: ['1.33', '1.35'], components: controllers };
