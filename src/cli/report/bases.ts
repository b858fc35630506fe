import type { BaseInput } from '../../report/index';
import type { Synthesized } from '../blueprints';
import type { ReadBase } from '../diff/base';
import { folderBase } from '../diff/folder-base';
import { refBase } from '../diff/ref/index';
import { reviewsOf } from '../diff/reviews';
import { withRollout } from '../diff/rollout';
import { flawsText } from '../reach/compare';
import { plain, UsageError } from '../terminal';
import { sharedText } from './shared-text';

/** What the options say of it; nothing where nobody asks for a comparison. */
export interface BaseOptions {
  readonly base?: string;
  readonly baseRef?: string;
}

/** What the fleets are compared with; undefined where nobody asks for it. */
export async function baseOf(
  blueprints: readonly string[],
  { base, baseRef }: BaseOptions,
): Promise<ReadBase | undefined> {
  if (base !== undefined && baseRef !== undefined)
    throw new UsageError('Of --base and --base-ref, name one: there is one base.');
  if (base !== undefined) return folderBase(base, blueprints.length > 0);
  return baseRef === undefined ? undefined : refBase(baseRef, blueprints);
}

/** The bases of the fleets that can be compared: what errors left out of a fleet did not go from it. */
export async function basesOf(
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
      {
        shown: sharedText(base.shown),
        review,
        trees: sides[i]?.before ?? [],
        notes: [...base.notes, ...notes].map(note => sharedText(note)),
      },
    ]),
  );
}
