import type { Endpoint } from '../../simulate/index';

/** Something that an end may be; one that was written may be several. */
export interface Candidate {
  readonly name: string;
  readonly endpoint: Endpoint;
  /** The port on it, where a service translates; `unknown` where nobody can say. */
  readonly port?: number | 'unknown';
  /** Part of a service's connections that it gets. */
  readonly share?: number;
}

/** What an end that was written means. */
export interface Meant {
  readonly candidates: readonly Candidate[];
  /** What people should know of it: sentences without a full stop. */
  readonly notes: readonly string[];
  /** Workloads that the blueprint declares, and nobody saw. */
  readonly declared?: readonly string[];
}
