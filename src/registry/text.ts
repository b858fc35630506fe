import type { Ids, Registry } from './registry';

/** The version of the format. */
export const format = 1;

const header = `# Cluster ids and mesh sizes that running clusters depend on. \`meshprint synth\` writes this file; commit it with the
# blueprints. The id of a cluster that left stays reserved until \`meshprint release <fleet>/<cluster>\`.
`;

/** Quoted are words that YAML 1.1 takes for a truth value or for nothing, and what some parser takes for a number. */
const isPlain = /^(?!(?:y|n|yes|no|on|off|true|false|null|e-?\d+)$)[a-z][-a-z0-9]*$/;

/** A registry as YAML, sorted by name: the same text for the same content. */
export function textOf({ fleets }: Registry): string {
  const lines = sorted(fleets).flatMap(([name, { maxConnectedClusters, clusters, left }]) => [
    `  ${key(name)}:`,
    `    maxConnectedClusters: ${maxConnectedClusters}`,
    ...section('clusters', clusters),
    ...section('left', left),
  ]);
  return `${header}${[`version: ${format}`, 'fleets:', ...lines].join('\n')}\n`;
}

function section(title: string, ids: Ids): string[] {
  const lines = sorted(ids).map(([name, id]) => `      ${key(name)}: ${id}`);
  return lines.length === 0 ? [] : [`    ${title}:`, ...lines];
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

const key = (name: string): string => (isPlain.test(name) ? name : `'${name}'`);
