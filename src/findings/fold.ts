import type { Finding } from './finding';

/** The same mistake in many clusters as one finding with these clusters, where it was found first. */
export function foldFindings(findings: Iterable<Finding>): Finding[] {
  const alike = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify({ ...finding, clusters: [] });
    const clusters = new Set([...(alike.get(key)?.clusters ?? []), ...finding.clusters]);
    alike.set(key, { ...finding, clusters: [...clusters] });
  }
  return [...alike.values()];
}
