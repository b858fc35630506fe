/** Kubernetes labels: keys and values as Kubernetes takes them. */
export type Labels = Readonly<Record<string, string>>;

/**
 * Which clusters are meant: exactly one of the keys. `all` is every cluster of the fleet, also those that join later;
 * `names` lists them; `labels` takes the clusters that have all of these labels.
 */
export type Clusters =
  | { readonly all: Record<string, never> }
  | { readonly names: readonly string[] }
  | { readonly labels: Labels };

/** Every cluster of the fleet. */
export const everyCluster: Clusters = { all: {} };
