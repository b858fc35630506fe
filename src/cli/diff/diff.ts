import { statSync } from 'node:fs';
import type { Review } from '../../review/index';
import type { Synthesized } from '../blueprints';
import { synthesizeSound } from '../fleet-choice';
import { flawsText } from '../reach/compare';
import { progress } from '../progress';
import { checkNamed, plain, UsageError } from '../terminal';
import type { ReadBase } from './base';
import { checkHelm, renderCharts } from './charts/index';
import { folderBase } from './folder-base';
import { publishedBase } from './published-base';
import { refBase } from './ref/index';
import { reviewsOf, type Sides } from './reviews';
import { withRollout } from './rollout';
import { show, type Showing } from './show';

/** Options of `meshprint diff`. */
export interface DiffOptions extends Pick<Showing, 'format' | 'output'> {
  readonly base?: string;
  readonly baseRef?: string;
  readonly cluster?: readonly string[];
  readonly all?: boolean;
  readonly charts?: string;
  readonly exitCode?: boolean;
}

const changed = 2;

/** `meshprint diff`: what the blueprints change of a base, how dangerous it is, and why. */
export async function diff(blueprints: readonly string[], options: DiffOptions): Promise<number> {
  checkNamed('--output', options.output, 'the file to write to');
  if (options.charts !== undefined) checkCharts(options.charts);
  const readBase = await baseOf(blueprints, options);
  const made = await synthesizeSound(blueprints);
  const base = await readBase(made);
  process.stderr.write(flawsText(base.flaws));
  const { reviews: plainly, sides, notes: found, isWhole } = reviewsOf(made, base, options.cluster ?? []);
  const notes = [...base.notes, ...found];
  for (const note of notes) process.stderr.write(`${plain(note)}\n`);
  const walked = base.isPublished === true ? withRollout(plainly, sides, made) : plainly;
  const reviews = await withCharts(walked, sides, made, options.charts);
  show(reviews, base, notes, { ...options, all: options.all === true });
  if (!isWhole) return 1;
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

function checkCharts(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(`There is no folder ${folder}.`);
  checkHelm();
}

/** Reviews with what charts make of them, one after the other. */
async function withCharts(
  reviews: readonly Review[],
  sides: readonly Sides[],
  made: readonly Synthesized[],
  charts: string | undefined,
): Promise<readonly Review[]> {
  if (charts === undefined) return reviews;
  const all: Review[] = [];
  for (const [i, review] of reviews.entries()) {
    progress(`${review.fleet}: rendering charts`);
    const { before, after } = sides[i] ?? { before: [], after: [] };
    const plan = made.find(({ fleet }) => fleet === review.fleet)?.plan;
    const kubernetes = new Map(plan?.clusters.map(one => [one.name, one.kubernetes]));
    all.push({ ...review, rendered: await renderCharts(charts, { before, after, kubernetes }) });
  }
  return all;
}
