import { synthesizeSound } from '../fleet-choice';
import { flawsText } from '../reach/compare';
import { plain, UsageError } from '../terminal';
import type { ReadBase } from './base';
import { folderBase } from './folder-base';
import { publishedBase } from './published-base';
import { refBase } from './ref/index';
import { reviewsOf } from './reviews';
import { show, type Showing } from './show';

/** Options of `meshprint diff`. */
export interface DiffOptions extends Pick<Showing, 'format' | 'output'> {
  readonly base?: string;
  readonly baseRef?: string;
  readonly cluster?: readonly string[];
  readonly all?: boolean;
  readonly exitCode?: boolean;
}

const changed = 2;

/** `meshprint diff`: what the blueprints change of a base, how dangerous it is, and why. */
export async function diff(blueprints: readonly string[], options: DiffOptions): Promise<number> {
  const readBase = await baseOf(blueprints, options);
  const made = await synthesizeSound(blueprints);
  const base = await readBase(made);
  process.stderr.write(flawsText(base.flaws));
  const { reviews, notes: found } = reviewsOf(made, base, options.cluster ?? []);
  const notes = [...base.notes, ...found];
  for (const note of notes) process.stderr.write(`${plain(note)}\n`);
  show(reviews, base, notes, { ...options, all: options.all === true });
  return options.exitCode === true && reviews.some(({ groups }) => groups.length > 0) ? changed : 0;
}

async function baseOf(
  blueprints: readonly string[],
  { base, baseRef, cluster = [] }: DiffOptions,
): Promise<ReadBase> {
  if (base !== undefined && baseRef !== undefined)
    throw new UsageError('Of --base and --base-ref, name one: there is one base.');
  if (base !== undefined) return folderBase(base, blueprints.length > 0);
  return baseRef === undefined ? publishedBase(cluster) : refBase(baseRef, blueprints);
}
