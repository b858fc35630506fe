import type { Finding } from './finding';

/** The same mistake in many clusters as one finding with these clusters, where it was found first. */
export function foldFindings(findings: Iterable<Finding>): Finding[] {
  const alike = new Map<string, { readonly finding: Finding; readonly clusters: Set<string> }>();
  for (const finding of findings) {
    const key = JSON.stringify({ ...finding, clusters: [] });
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { finding, clusters: new Set(finding.clusters) });
    else for (const name of finding.clusters) known.clusters.add(name);
  }
  return [...alike.values()].map(({ finding, clusters }) => ({ ...finding, clusters: [...clusters] }));
}
