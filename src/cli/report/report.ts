import path from 'node:path';
import { type FindingReport, formatters, showPosition } from '../../findings/index';
import { type BaseInput, fleetData, page } from '../../report/index';
import { blueprintFiles, foldersOf, showProblems, synthesizeAll, type Synthesized } from '../blueprints';
import type { ReadBase } from '../diff/base';
import { folderBase } from '../diff/folder-base';
import { refBase } from '../diff/ref/index';
import { reviewsOf } from '../diff/reviews';
import { withRollout } from '../diff/rollout';
import { lockFile } from '../../synth/index';
import { manifest } from '../manifest';
import { flawsText } from '../reach/compare';
import { checkNamed, colourOf, counted, plain, UsageError } from '../terminal';
import { isAmong, replaceFile } from './replace-file';

/** Options of `meshprint report`. */
export interface ReportOptions {
  readonly output: string;
  readonly base?: string;
  readonly baseRef?: string;
}

/** `meshprint report`: one page about the fleets. */
export async function report(blueprints: readonly string[], options: ReportOptions): Promise<number> {
  checkNamed('--output', options.output, 'the page');
  const inputs = blueprintFiles(blueprints);
  if (isAmong(options.output, [...inputs, ...foldersOf(inputs).map(folder => path.join(folder, lockFile))]))
    throw new UsageError(`${options.output} is what the report is made from; give the page another name.`);
  const readBase = await baseOf(blueprints, options);
  const { syntheses, report: found, problems, ok } = await synthesizeAll(blueprints);
  const bases = readBase === undefined ? new Map<string, BaseInput>() : await basesOf(syntheses, readBase);
  const cwd = process.cwd();
  const fleets = syntheses.map(synthesis => {
    const base = bases.get(synthesis.fleet);
    return fleetData({ synthesis, ...(base !== undefined && { base }) }, source => showPosition(source, cwd));
  });
  replaceFile(options.output, page({ version: manifest.version, problems: problems.map(plain), fleets }));
  if (!ok) showErrors(found);
  showProblems(problems);
  process.stdout.write(`${options.output}: ${counted(fleets.length, 'fleet')}${ok ? '' : ', with errors'}\n`);
  return ok ? 0 : 1;
}

async function baseOf(
  blueprints: readonly string[],
  { base, baseRef }: ReportOptions,
): Promise<ReadBase | undefined> {
  if (base !== undefined && baseRef !== undefined)
    throw new UsageError('Of --base and --base-ref, name one: there is one base.');
  if (base !== undefined) return folderBase(base, blueprints.length > 0);
  return baseRef === undefined ? undefined : refBase(baseRef, blueprints);
}

/** The bases of the fleets that can be compared: what errors left out of a fleet did not go from it. */
async function basesOf(
  syntheses: readonly Synthesized[],
  readBase: ReadBase,
): Promise<Map<string, BaseInput>> {
  const sound = syntheses.filter(({ ok }) => ok);
  for (const { fleet } of syntheses.filter(({ ok }) => !ok))
    process.stderr.write(`${plain(fleet)} has errors, so that it is not compared.\n`);
  if (sound.length === 0) return new Map();
  const base = await readBase(sound);
  process.stderr.write(flawsText(base.flaws));
  const { reviews: plainly, sides, notes } = reviewsOf(sound, base, []);
  const reviews = withRollout(plainly, sides, sound);
  for (const note of [...base.notes, ...notes]) process.stderr.write(`${plain(note)}\n`);
  return new Map(
    reviews.map((review, i) => [
      review.fleet,
      { shown: base.shown, review, trees: sides[i]?.before ?? [], notes: [...base.notes, ...notes] },
    ]),
  );
}

function showErrors({ findings }: FindingReport): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const look = { cwd: process.cwd(), colour: colourOf(process.stderr) };
  process.stderr.write(formatters.text({ findings: errors, silenced: [] }, look));
}
