import { type Comparison, compare, type WantedTree } from './compare';
import { lookAt, type Standing, type Workshop } from './checkout';
import type { Reading } from './published';
import type { Branch, Target } from './target';

/** A branch as it stands, against what it is to have. */
export interface Survey {
  readonly branch: Branch;
  /** The commit that it is at; undefined where there is none yet. */
  readonly base: string | undefined;
  /** When that was committed. */
  readonly baseAt: Date | undefined;
  readonly comparisons: ReadonlyMap<Target, Comparison>;
}

/** How branches are surveyed. */
export interface SurveyOptions {
  readonly wanted: ReadonlyMap<Target, WantedTree>;
  readonly overwrite: boolean;
}

/**
 * Brings a branch up to date on this disk, and compares each of its targets.
 *
 * @param reading gets the trees that change, as they are now
 */
export const survey = (
  shop: Workshop,
  branch: Branch,
  options: SurveyOptions,
  reading?: Reading,
): Promise<Survey> => lookAt(shop, branch, standing => surveyAt(standing, branch, options, reading));

/** Compares each of a branch's targets with what stands there. */
export async function surveyAt(
  standing: Standing,
  branch: Branch,
  { wanted, overwrite }: SurveyOptions,
  reading?: Reading,
): Promise<Survey> {
  const comparisons = new Map<Target, Comparison>();
  for (const target of branch.targets) {
    const folder = { view: standing.view, target, history: standing.history };
    const comparison = await compare(folder, wanted.get(target) ?? new Map(), overwrite);
    comparisons.set(target, comparison);
    if (comparison.changes.length > 0) await reading?.readTarget(target, standing);
  }
  return { branch, base: standing.tip?.commit, baseAt: standing.tip?.at, comparisons };
}

/** Targets with something to commit. */
export const dueOf = ({ comparisons }: Survey): Target[] =>
  [...comparisons].filter(([, { changes }]) => changes.length > 0).map(([target]) => target);
