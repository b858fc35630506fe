import type { ExportSpec } from './export';

/** The IP families of an import, and the first cluster that has none of them. */
interface MergedFamilies {
  /** Undefined when no export says any. */
  readonly families: readonly string[] | undefined;
  readonly conflict?: { readonly cluster: string; readonly against: string };
}

/**
 * What the families of some exports, oldest first, have in common, in the oldest's order, as cilium
 * pkg/clustermesh/mcsapi intersectIPFamilies finds it: exports without any are passed over, and one that would leave
 * nothing is left out as a conflict.
 */
export function mergeFamilies(exports: readonly ExportSpec[]): MergedFamilies {
  const [oldest, ...newer] = exports.filter(({ ipFamilies }) => ipFamilies.length > 0);
  if (oldest === undefined) return { families: undefined };
  let families = oldest.ipFamilies;
  let without: string | undefined;
  for (const { cluster, ipFamilies } of newer) {
    const common = families.filter(family => ipFamilies.includes(family));
    if (common.length > 0) families = common;
    else without ??= cluster;
  }
  return {
    families,
    ...(without !== undefined && { conflict: { cluster: without, against: oldest.cluster } }),
  };
}
