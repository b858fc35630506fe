import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { FindingReport } from '../findings/index';
import { loadBlueprint, synthesize, type Synthesis } from '../synth/index';
import { type FleetLock, withLocks } from './fleet-lock';
import { UsageError } from './terminal';

/** Where blueprints are unless they are named. */
export const usualFolder = 'blueprints';
const isBlueprint = (name: string): boolean =>
  /^[^._].*\.([cm]?[jt]s|ya?ml)$/.test(name) && !/\.d\.[cm]?ts$/.test(name);

/** The blueprints that a command is about: the ones named, or every module and fleet file directly in `blueprints/`. */
export function blueprintFiles(named: readonly string[]): readonly string[] {
  const found = namedOrAll(named);
  if (found.length > 0) return found;
  throw new UsageError(
    `There are no blueprints in ${usualFolder}/. Name one: meshprint synth path/to/blueprint.ts`,
  );
}

/** The same, where it is fine that there are none. */
export function namedOrAll(named: readonly string[]): readonly string[] {
  if (named.length > 0) return named;
  if (!existsSync(usualFolder)) return [];
  return readdirSync(usualFolder, { withFileTypes: true })
    .filter(entry => entry.isFile() && isBlueprint(entry.name))
    .map(entry => path.join(usualFolder, entry.name))
    .sort();
}

/** The folders that blueprints are in. */
export const foldersOf = (files: readonly string[]): string[] => [
  ...new Set(files.map(file => path.dirname(file))),
];

/** What became of a blueprint, and the lock in its folder. */
export interface Synthesized extends Synthesis {
  readonly lock: FleetLock;
}

/** Every blueprint synthesised, in order; nothing is written. */
export async function synthesizeAll(named: readonly string[]): Promise<Synthesized[]> {
  const syntheses: Synthesized[] = [];
  const files = new Map<string, string>();
  for (const { file, lock } of withLocks(blueprintFiles(named))) {
    const synthesis = synthesize(await loadBlueprint(file), { registry: lock.registry });
    const other = files.get(synthesis.fleet);
    // A fleet without a name has a finding that says so.
    if (other !== undefined && synthesis.fleet !== '')
      throw new UsageError(
        `${other} and ${file} both make the fleet '${synthesis.fleet}'; each fleet has a folder of its own, so give one another name.`,
      );
    files.set(synthesis.fleet, file);
    syntheses.push({ ...synthesis, lock });
  }
  return syntheses;
}

/** The findings of several fleets as one report. */
export function mergeReports(syntheses: readonly Synthesis[]): FindingReport {
  return {
    findings: syntheses.flatMap(synthesis => synthesis.report.findings),
    silenced: syntheses.flatMap(synthesis => synthesis.report.silenced),
  };
}
