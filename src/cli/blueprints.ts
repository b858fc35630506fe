import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { FindingReport } from '../findings/index';
import { loadBlueprint, synthesize, type Synthesis } from '../synth/index';
import { UsageError } from './terminal';

const folder = 'blueprints';
const isBlueprint = (name: string): boolean =>
  /^[^._].*\.([cm]?[jt]s|ya?ml)$/.test(name) && !/\.d\.[cm]?ts$/.test(name);

/** The blueprints that a command is about: the ones named, or every module and fleet file directly in `blueprints/`. */
export function blueprintFiles(named: readonly string[]): readonly string[] {
  if (named.length > 0) return named;
  const found = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter(entry => entry.isFile() && isBlueprint(entry.name))
        .map(entry => path.join(folder, entry.name))
        .sort()
    : [];
  if (found.length > 0) return found;
  throw new UsageError(
    `There are no blueprints in ${folder}/. Name one: meshprint synth path/to/blueprint.ts`,
  );
}

/** Every blueprint synthesised, in order; nothing is written. */
export async function synthesizeAll(named: readonly string[]): Promise<Synthesis[]> {
  const syntheses: Synthesis[] = [];
  const files = new Map<string, string>();
  for (const file of blueprintFiles(named)) {
    const synthesis = synthesize(await loadBlueprint(file), { folder: path.resolve(path.dirname(file)) });
    const other = files.get(synthesis.fleet);
    // A fleet without a name has a finding that says so.
    if (other !== undefined && synthesis.fleet !== '')
      throw new UsageError(
        `${other} and ${file} both make the fleet '${synthesis.fleet}'; each fleet has a folder of its own, so give one another name.`,
      );
    files.set(synthesis.fleet, file);
    syntheses.push(synthesis);
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
