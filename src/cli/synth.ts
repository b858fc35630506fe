import path from 'node:path';
import { formatters } from '../findings/index';
import {
  compareTrees,
  type Difference,
  type FleetOutput,
  outputFile,
  recover,
  strayFleets,
  writeTrees,
} from '../output/index';
import type { Synthesis } from '../synth/index';
import { blueprintFiles, foldersOf, showProblems, synthesizeAll } from './blueprints';
import { compareWithWritten } from './lost-records';
import { LastSynth } from './last-synth';
import { progress } from './progress';
import { type StaleLock, staleLocks, writeLock } from './stale-lock';
import { checkNamed, colourOf, counted } from './terminal';
import { fleetFolders } from './written-ids';

/** Options of `meshprint synth`. */
export interface SynthOptions {
  readonly out: string;
  readonly check?: boolean;
}

/** `meshprint synth`: writes the repositories of each fleet, or says with `--check` whether they are as they should be. */
export async function synth(blueprints: readonly string[], { out, check }: SynthOptions): Promise<number> {
  checkNamed('--out', out, 'the folder that holds the fleets');
  // First of all, so that what was interrupted is whole again even when the blueprints have mistakes.
  if (recover(path.resolve(out)))
    process.stderr.write('Finished a write that had been interrupted before.\n');
  if (check !== true) foldersOf(blueprintFiles(blueprints)).forEach(recover);
  // Whether dist is stale is told from its bytes alone.
  const last = check === true ? undefined : LastSynth.of(out);
  const { syntheses, report, problems, ok } = await synthesizeAll(blueprints, last ?? {});
  process.stderr.write(formatters.text(report, { cwd: process.cwd(), colour: colourOf(process.stderr) }));
  showProblems(problems);
  if (!ok) {
    if (syntheses.length > 0) process.stderr.write(`Nothing was written; ${out} is as it was.\n`);
    return 1;
  }
  // Named blueprints are a part of the whole; without names they are the whole, and what is left over is stale.
  const areStray = blueprints.length === 0;
  const made = new Set(syntheses.map(({ fleet }) => fleet));
  const stray = areStray ? strayFleets(path.resolve(out), made) : [];
  const others = areStray ? stray : fleetFolders(out).filter(folder => !made.has(folder));
  const compared = syntheses.map(synthesis =>
    compareWithWritten(out, synthesis, { fleets: others, areStray }),
  );
  for (const fleet of stray)
    process.stderr.write(
      `${path.join(out, fleet)} is of a fleet that no blueprint makes. Delete the folder if that fleet is gone.\n`,
    );
  const locks = staleLocks(compared);
  const code =
    last === undefined ? compare(out, compared.map(toOutput), locks) : write(out, compared, locks, last);
  return check === true && stray.length > 0 ? 1 : code;
}

/** The trees of a fleet as the texts that are written; they are made when they are asked for. */
export function toOutput({ fleet, trees }: Synthesis): FleetOutput {
  return {
    fleet,
    trees: trees.map(({ cluster, files }) => ({ cluster, files: files.map(outputFile) })),
  };
}

function write(
  out: string,
  syntheses: readonly Synthesis[],
  locks: readonly StaleLock[],
  last: LastSynth,
): number {
  const changed = syntheses.filter(synthesis => !last.isStill(synthesis));
  const fleets = changed.map(toOutput);
  // What is in the way of the repositories is found before ids are reserved for them; an id is reserved before it is used.
  if (locks.length > 0) compareTrees(path.resolve(out), fleets);
  for (const note of locks.flatMap(writeLock)) process.stderr.write(`${note}\n`);
  progress(`writing ${out}`);
  const { differences } = writeTrees(path.resolve(out), fleets, last.looks);
  if (changed.length > 0) last.keep(syntheses);
  for (const { fleet, plan } of syntheses) {
    const own = differences.filter(difference => difference.fleet === fleet);
    const outcome = own.length === 0 ? 'nothing changed' : summary(own);
    const clusters = counted(plan?.clusters.length ?? 0, 'cluster');
    process.stdout.write(`${path.join(out, fleet)}: ${clusters}, ${outcome}\n`);
  }
  return 0;
}

const shownAtMost = 50;

function compare(out: string, fleets: readonly FleetOutput[], locks: readonly StaleLock[]): number {
  for (const { lock } of locks) {
    process.stdout.write(`${lock.isThere ? 'changed' : 'added  '}  ${lock.shown}\n`);
    process.stderr.write(`${lock.shown} is stale. Run meshprint synth, and commit what it writes.\n`);
  }
  progress(`comparing with ${out}`);
  const differences = compareTrees(path.resolve(out), fleets);
  if (differences.length === 0) return locks.length === 0 ? 0 : 1;
  for (const difference of differences.slice(0, shownAtMost))
    process.stdout.write(`${difference.kind.padEnd(8)} ${placeOf(out, difference)}\n`);
  if (differences.length > shownAtMost)
    process.stdout.write(`and ${differences.length - shownAtMost} more\n`);
  process.stderr.write(
    `${out} is stale: ${summary(differences)}. Run meshprint synth, and commit what it writes.\n`,
  );
  return 1;
}

const placeOf = (out: string, { fleet, cluster, path: file }: Difference): string =>
  path.join(out, fleet, cluster, file);

/** `3 files added, 1 changed` */
function summary(differences: readonly Difference[]): string {
  const kinds = (['added', 'changed', 'removed'] as const)
    .map(kind => ({ kind, n: differences.filter(difference => difference.kind === kind).length }))
    .filter(({ n }) => n > 0);
  return kinds
    .map(({ kind, n }, i) => (i === 0 ? `${counted(n, 'file')} ${kind}` : `${n} ${kind}`))
    .join(', ');
}
