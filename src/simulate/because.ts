/** One step of an explanation. */
export interface Reason {
  /** A sentence without a full stop. */
  readonly why: string;
  readonly cluster?: string;
  /** The object that decided, as people name it: `Service shop/catalog`. */
  readonly object?: string;
  /** Its file below the root of the cluster's repository. */
  readonly file?: string;
  /** Its place in the blueprint. */
  readonly path?: string;
}

/** The places that an object stands at, for a reason. */
export const at = (
  cluster: string,
  object: string,
  found: { readonly file: string; readonly path?: string } | undefined,
): Omit<Reason, 'why'> => ({
  cluster,
  object,
  ...(found !== undefined && found.file !== '' && { file: found.file }),
  ...(found?.path !== undefined && { path: found.path }),
});
