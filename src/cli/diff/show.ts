import { writeFileSync } from 'node:fs';
import { fewOf, whyRefused } from '../../findings/index';
import type { TreeFlaw } from '../../output/index';
import { json, markdown, type Review, terminal } from '../../review/index';
import { colourOf, UsageError, widthOf } from '../terminal';
import type { Base } from './base';
import type { formats } from './formats';

/** How reviews are shown, and where. */
export interface Showing {
  readonly format: (typeof formats)[number];
  /** A file; default: the standard output. */
  readonly output?: string;
  readonly all: boolean;
}

/**
 * Writes reviews as they were asked for.
 *
 * @param notes what people should know before they read; a terminal has them already
 */
export function show(
  reviews: readonly Review[],
  { shown, flaws }: Base,
  notes: readonly string[],
  { format, output, all }: Showing,
): void {
  const stream = process.stdout;
  const look = {
    colour: output === undefined && colourOf(stream),
    width: widthOf(output === undefined ? stream : {}),
    all,
  };
  const text = {
    terminal: () => reviews.map(review => terminal(review, look)).join('\n'),
    markdown: () => markdown(reviews, [`Compared with ${shown}.`, ...notes, ...flawNotes(flaws)]),
    json: () => json(reviews, { base: shown, notes, flaws }),
  }[format]();
  if (output === undefined) stream.write(text);
  else writeTo(output, text);
}

/** Every flaw was told on stderr, which whoever reads a pull request does not see. */
function flawNotes(flaws: readonly TreeFlaw[]): string[] {
  if (flaws.length === 0) return [];
  const places = fewOf(flaws.map(({ place }) => place));
  return [`Not as Meshprint left it there: ${places}.`];
}

function writeTo(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${whyRefused(error)}.`);
  }
}
