import { type Format, formatters } from '../findings/index';
import { showProblems, synthesizeAll } from './blueprints';
import { colourOf, counted } from './terminal';

/** Options of `meshprint check`. */
export interface CheckOptions {
  readonly format: Format;
}

/** `meshprint check`: everything that synth checks, and nothing written. */
export async function check(blueprints: readonly string[], { format }: CheckOptions): Promise<number> {
  const { syntheses, report, problems, ok } = await synthesizeAll(blueprints);
  // What programs read goes where programs read; what people read stays out of the way of pipes.
  const stream = format === 'text' ? process.stderr : process.stdout;
  stream.write(formatters[format](report, { cwd: process.cwd(), colour: colourOf(stream) }));
  showProblems(problems);
  if (ok && format === 'text')
    for (const { fleet, trees } of syntheses)
      process.stdout.write(`${fleet}: ${counted(trees.length, 'cluster')}, no errors\n`);
  return ok ? 0 : 1;
}
