import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type FindingReport, readThrown } from '../findings/index';
import {
  BlueprintError,
  type FleetLock,
  loadBlueprint,
  synthesize,
  type Synthesis,
  type SynthesisOptions,
  thrownBy,
} from '../synth/index';
import { withLocks } from './fleet-lock';
import { folderAbove } from './folder-above';
import { progress } from './progress';
import { plain, UsageError } from './terminal';

/** Where blueprints are unless they are named. */
export const usualFolder = 'blueprints';
const isBlueprint = (name: string): boolean =>
  /^[^._].*\.([cm]?[jt]s|ya?ml)$/.test(name) && !/\.d\.[cm]?ts$/.test(name) && !isTest(name);

/** Tests of blueprints lie beside them. */
const isTest = (name: string): boolean => /\.(test|spec)\.[cm]?[jt]sx?$/.test(name);

/** How one names a blueprint to most commands. */
export const anExample = 'path/to/blueprint.ts';

/** The blueprints that a command is about: the ones named, or every module and fleet file directly in `blueprints/`. */
export function blueprintFiles(named: readonly string[], example = anExample): readonly string[] {
  const found = namedOrAll(named);
  if (found.length > 0) return found;
  throw new UsageError(`${whereNone(process.cwd())} Name one: ${example}`);
}

function whereNone(here: string): string {
  const looked = `There are no blueprints in ${path.join(here, usualFolder)}.`;
  const above = folderAbove(here, folder => namedOrAll([], path.join(folder, usualFolder)).length > 0);
  return above === undefined
    ? looked
    : `${looked} There are some in ${path.join(above, usualFolder)}: run this in ${above}.`;
}

/** The same, where it is fine that there are none. */
export function namedOrAll(named: readonly string[], folder = usualFolder): readonly string[] {
  const test = named.find(isTest);
  if (test !== undefined)
    throw new UsageError(`${test} is a test, not a blueprint; it is for your test runner, such as jest.`);
  if (named.length > 0) return named;
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isFile() && isBlueprint(entry.name))
    .map(entry => path.join(folder, entry.name))
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

/** What became of some blueprints. */
interface Syntheses {
  readonly syntheses: readonly Synthesized[];
  /** The findings of all fleets. */
  readonly report: FindingReport;
  /** What is wrong with blueprints of which nothing more is known, one message each. */
  readonly problems: readonly string[];
  /** True without problems, and when nothing found is an error. */
  readonly ok: boolean;
}

/** Every blueprint synthesised, in order; nothing is written. One that cannot be used does not hide the others. */
export async function synthesizeAll(
  named: readonly string[],
  {
    example,
    ...options
  }: { readonly example?: string } & Pick<SynthesisOptions, 'errorsOnly' | 'recall'> = {},
): Promise<Syntheses> {
  const syntheses: Synthesized[] = [];
  const problems: string[] = [];
  const files = new Map<string, string>();
  for (const { file, lock } of withLocks(blueprintFiles(named, example))) {
    const synthesis = await synthesizeOne(file, lock, options);
    if (synthesis instanceof BlueprintError) {
      problems.push(synthesis.message);
      continue;
    }
    // A copy would make the trees, which nobody may ask for.
    syntheses.push(Object.assign(synthesis, { lock }));
    const other = files.get(synthesis.fleet);
    files.set(synthesis.fleet, file);
    // A fleet without a name has a finding that says so.
    if (other !== undefined && synthesis.fleet !== '')
      problems.push(
        `${other} and ${file} both make the fleet '${synthesis.fleet}'; each fleet has a folder of its own, so give one another name.`,
      );
  }
  const ok = problems.length === 0 && syntheses.every(synthesis => synthesis.ok);
  return { syntheses, report: mergeReports(syntheses), problems, ok };
}

async function synthesizeOne(
  file: string,
  lock: FleetLock,
  options: SynthesisOptions,
): Promise<Synthesis | BlueprintError> {
  try {
    progress(`${file}: loading`);
    return synthesize(await loadBlueprint(file), {
      registry: lock.registry,
      folder: lock.folder,
      ...options,
      onStage: stage => {
        progress(`${file}: ${stage}`);
      },
    });
  } catch (error) {
    if (error instanceof BlueprintError) return error;
    // A getter of the blueprint's may throw wherever it is read.
    if (readThrown(error).byBlueprint) return thrownBy(file, error);
    throw error;
  }
}

/** Says what is wrong with blueprints that could not be used; they may have thrown anything. */
export function showProblems(problems: readonly string[]): void {
  for (const problem of problems) process.stderr.write(`${plain(problem)}\n`);
}

/** The findings of several fleets as one report. */
function mergeReports(syntheses: readonly Synthesis[]): FindingReport {
  return {
    findings: syntheses.flatMap(synthesis => synthesis.report.findings),
    silenced: syntheses.flatMap(synthesis => synthesis.report.silenced),
  };
}
