import type { FluxRelease } from './release';
import { flux27 } from './v2_7';
import { flux28 } from './v2_8';
import { flux29 } from './v2_9';

/** The minors that Meshprint renders, oldest first. */
export const fluxReleases: readonly FluxRelease[] = [flux27, flux28, flux29];

/** The newest minor: what is planned with while the fleet's own minor is unknown. */
export const newestFlux = flux29;

export type { FluxRelease, Novelty } from './release';
