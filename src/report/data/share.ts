import type { Share } from './overview-data';

/** What clusters have in common, in the order of what it is: numbers in it count, the newest version first. */
export function sharesOf<T extends { readonly name: string }>(
  clusters: readonly T[],
  of: (cluster: T) => string,
): Share[] {
  const found = new Map<string, string[]>();
  for (const cluster of clusters) {
    const list = found.get(of(cluster)) ?? [];
    found.set(of(cluster), list);
    list.push(cluster.name);
  }
  return [...found]
    .map(([what, names]): Share => ({ of: what, clusters: names }))
    .sort((a, b) => b.of.localeCompare(a.of, 'en', { numeric: true }));
}
