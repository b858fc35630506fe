import { existsSync } from 'node:fs';
import path from 'node:path';
import { type FindingReport, formatters, showPosition, type SourcePosition } from '../../findings/index';
import { type BaseInput, fleetData, page, type ReportData } from '../../report/index';
import { blueprintFiles, foldersOf, showProblems, synthesizeAll, type Synthesized } from '../blueprints';
import { lockFile } from '../../synth/index';
import { manifest } from '../manifest';
import { colourOf, counted, plain, UsageError } from '../terminal';
import { type BaseOptions, baseOf, basesOf } from './bases';
import { checkPlace, isAmong, replaceFile } from './replace-file';
import { sharedText } from './shared-text';

/** Options of `meshprint report`. */
export interface ReportOptions extends BaseOptions {
  readonly output: string;
}

const standardOutput = '-';

/** `meshprint report`: one page about the fleets. */
export async function report(blueprints: readonly string[], options: ReportOptions): Promise<number> {
  const { output } = options;
  if (output !== standardOutput) checkOutput(output, blueprintFiles(blueprints));
  const readBase = await baseOf(blueprints, options);
  const { syntheses, report: found, problems, ok } = await synthesizeAll(blueprints);
  const isEmpty = syntheses.every(({ plan }) => plan === undefined);
  if (!isEmpty) {
    const bases = readBase === undefined ? new Map<string, BaseInput>() : await basesOf(syntheses, readBase);
    write(output, page(dataOf(syntheses, bases, problems)));
  }
  if (!ok) showErrors(found);
  showProblems(problems);
  if (isEmpty)
    process.stderr.write(
      `Nothing was written${existsSync(output) ? `; ${plain(output)} is as it was` : ''}.\n`,
    );
  else if (output !== standardOutput)
    process.stdout.write(
      `${plain(output)}: ${counted(syntheses.length, 'fleet')}${ok ? '' : ', with errors'}\n`,
    );
  return ok ? 0 : 1;
}

function checkOutput(output: string, inputs: readonly string[]): void {
  checkPlace(output);
  if (isAmong(output, [...inputs, ...foldersOf(inputs).map(folder => path.join(folder, lockFile))]))
    throw new UsageError(`${output} is what the report is made from; give the page another name.`);
}

function write(output: string, text: string): void {
  if (output === standardOutput) process.stdout.write(text);
  else replaceFile(output, text);
}

/** A page goes to others: what it says of files is put as they may read it. */
function dataOf(
  syntheses: readonly Synthesized[],
  bases: ReadonlyMap<string, BaseInput>,
  problems: readonly string[],
): ReportData {
  const cwd = process.cwd();
  const show = (source: SourcePosition): string => sharedText(showPosition(source, cwd));
  return {
    version: manifest.version,
    problems: problems.map(problem => plain(sharedText(problem))),
    fleets: syntheses.map(synthesis => {
      const base = bases.get(synthesis.fleet);
      return fleetData({ synthesis, ...(base !== undefined && { base }) }, show);
    }),
  };
}

function showErrors({ findings }: FindingReport): void {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const look = { cwd: process.cwd(), colour: colourOf(process.stderr) };
  process.stderr.write(formatters.text({ findings: errors, silenced: [] }, look));
}
