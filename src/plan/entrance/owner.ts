/** What is being resolved, for those of its parts that need to know. */
export interface Owner {
  readonly path: string;
  readonly namespace: string;
  readonly clusters: readonly string[];
}
