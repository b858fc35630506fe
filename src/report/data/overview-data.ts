import type { Severity } from '../../findings/index';

/** What a fleet is, and what is wrong with it. */
export interface OverviewData {
  /** False where its own properties are unusable, so that nothing else is known. */
  readonly isResolved: boolean;
  readonly domain?: string;
  readonly trust: readonly string[];
  readonly flux?: string;
  readonly counts: readonly Count[];
  /** By version, the newest first. */
  readonly cilium: readonly Share[];
  readonly kubernetes: readonly Share[];
  readonly platforms: readonly Share[];
  /** In the order of every report: errors first. */
  readonly findings: readonly FindingData[];
  readonly silenced: readonly SilencedData[];
}

/** `9 clusters` */
export interface Count {
  readonly n: number;
  readonly what: string;
}

/** What some clusters have in common. */
export interface Share {
  readonly of: string;
  readonly clusters: readonly string[];
}

/** A finding as it is shown. */
export interface FindingData {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  /** `blueprints/shop.ts:12:1` */
  readonly source?: string;
  readonly clusters: readonly string[];
  readonly expected?: string;
  readonly actual?: string;
  readonly breaks: string;
  readonly hint: string;
  readonly docs: string;
}

/** A finding that somebody lives with. */
export interface SilencedData extends FindingData {
  readonly reason: string;
}
