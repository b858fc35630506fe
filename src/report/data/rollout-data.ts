import type { Share } from './overview-data';

/** In which order clusters change. */
export interface RolloutData {
  readonly soak: string;
  readonly timeout: string;
  readonly waves: readonly WaveData[];
  readonly held: readonly { readonly cluster: string; readonly reason: string; readonly cilium: string }[];
  /** How clusters run before the first wave; undefined where nobody said what is there. */
  readonly before?: readonly Share[];
  /** Clusters that run before, and that the fleet has no more. */
  readonly left?: readonly string[];
  /** Linked clusters that are too far apart on the way. */
  readonly skew: readonly SkewData[];
}

/** Clusters that change together, and what runs when they have. */
export interface WaveData {
  readonly wave: number;
  readonly clusters: readonly string[];
  /** Which of them change at all; undefined without a base. */
  readonly changed?: readonly string[];
  /** Versions of Cilium of all clusters after it; undefined where what runs before is not known. */
  readonly after?: readonly Share[];
}

/** Linked clusters that run more than one minor apart. */
export interface SkewData {
  readonly severity: 'error' | 'warning';
  /** Undefined for how things are already. */
  readonly wave?: number;
  readonly message: string;
  readonly hint: string;
  readonly clusters: readonly string[];
}
