/** Who reaches whom. */
export interface PoliciesData {
  /** Statements of the blueprint about policies. */
  readonly policies: readonly PolicyData[];
  readonly groups: readonly GroupData[];
  readonly grids: readonly GridData[];
  readonly verdicts: readonly VerdictData[];
  /** Why there is no matrix, or what it leaves out: sentences. */
  readonly notes: readonly string[];
}

/** A policy as somebody wrote it. */
export interface PolicyData {
  readonly key: string;
  readonly path: string;
  readonly what: string;
  readonly clusters: number;
}

/** Pods that are alike in clusters that are alike. */
export interface GroupData {
  /** As the page names them: `shop/app=web`. */
  readonly name: string;
  readonly namespace: string;
  readonly workloads: readonly string[];
  readonly clusters: readonly string[];
}

/** What holds for some ports between clusters in one relation: rows from, columns to. */
export interface GridData {
  readonly relation: string;
  /** `TCP 8080`, `all other traffic` */
  readonly ports: string;
  /** Numbers of groups. */
  readonly rows: readonly (readonly number[])[];
  readonly columns: readonly (readonly number[])[];
  /** By row and column: numbers of verdicts; empty where no clusters are in the relation. */
  readonly cells: readonly (readonly (readonly number[])[])[];
}

export type Outcome = 'allow' | 'allow with L7' | 'deny' | 'unknown';

/** What a connection meets, and why. */
export interface VerdictData {
  readonly outcome: Outcome;
  /** Against the base; `not there` where an end was not there. Undefined without a base. */
  readonly before?: Outcome | 'not there';
  readonly egress: SideData;
  readonly ingress: SideData;
  /** Two clusters of which it was asked. */
  readonly example: readonly [from: string, to: string];
}

/** What the policies of one end say. */
export interface SideData {
  readonly verdict: 'allow' | 'deny' | 'unknown';
  readonly because: readonly ReasonData[];
}

/** One step of an explanation. */
export interface ReasonData {
  readonly why: string;
  readonly cluster?: string;
  readonly object?: string;
  readonly file?: string;
  readonly path?: string;
}
