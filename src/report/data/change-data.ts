import type { ConnectionDifference, Grade, ServiceDifference } from '../../review/index';

/** What became of a base. */
export interface ChangeData {
  /** What it is compared with, as people name it. */
  readonly base: string;
  readonly grade: Grade;
  readonly before: number;
  readonly after: number;
  readonly joined: readonly string[];
  readonly left: readonly string[];
  readonly changed: readonly string[];
  readonly groups: readonly ChangeGroup[];
  readonly connections: readonly ConnectionData[];
  readonly services: readonly ServiceDifference[];
  /** What people should know: sentences. */
  readonly notes: readonly string[];
}

/** Differences that one intent explains. */
export interface ChangeGroup {
  readonly grade: Grade;
  readonly title: string;
  readonly clusters: readonly string[];
  /** How many places differ. */
  readonly changes: number;
  readonly dangers: readonly { readonly grade: Grade; readonly reason: string; readonly source: string }[];
  /** Places in the blueprint that it comes from. */
  readonly paths: readonly string[];
}

/** A connection that policies or links decide about otherwise. */
type ConnectionData = Pick<
  ConnectionDifference,
  'kind' | 'grade' | 'from' | 'to' | 'clusters' | 'ports' | 'policies'
>;
