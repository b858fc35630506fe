import type { Review } from '../review';
import { withWholeObjectsFolded } from './alike';
import { escape } from './escape';
import { type Detail, isHarmless, kindsOf, reviewText } from './markdown-review';

/**
 * A comment of a pull request holds 65,536 characters on the forges that hold least; this many bytes leave room for a
 * line of a pipeline's own.
 */
export const markdownLimit = 65_000;

const least: Detail = { harmless: 'count', dangerous: 'kinds' };

const steps: readonly Detail[] = [
  { harmless: 'all', dangerous: 'values' },
  { harmless: 'titles', dangerous: 'values' },
  { harmless: 'count', dangerous: 'values' },
  { harmless: 'count', dangerous: 'places' },
  { harmless: 'count', dangerous: 'dangers' },
  least,
];

/**
 * Reviews for a pull request, in at most {@link markdownLimit} bytes however large the change is: harmless changes are
 * folded, then counted; of dangerous ones less is said at last, but every danger stays. Where there is not room for all
 * that is known, the review that takes most of it says less first.
 *
 * @param notes what people should know before they read: sentences
 */
export function markdown(reviews: readonly Review[], notes: readonly string[] = []): string {
  const head = notes.map(note => `${escape(note)}\n\n`).join('');
  const room = markdownLimit - Buffer.byteLength(head);
  const written = reviews.map(withWholeObjectsFolded).map(review => writtenAt(review, 0));
  for (;;) {
    const size = written.reduce((sum, { bytes }) => sum + bytes + 1, 0);
    if (size <= room) return head + written.map(({ text }) => text).join('\n');
    const [first] = written.filter(({ step }) => step + 1 < steps.length).sort((a, b) => b.bytes - a.bytes);
    if (first === undefined) break;
    written[written.indexOf(first)] = writtenAt(first.review, first.step + 1);
  }
  // Even this many fleets have few kinds of danger.
  return `${head}${kindsOf(reviews.flatMap(({ groups }) => groups)).join('\n')}\n`;
}

/** A review in the first detail, from a step on, that could fit by itself. */
interface Written {
  readonly review: Review;
  readonly step: number;
  readonly text: string;
  readonly bytes: number;
}

function writtenAt(review: Review, from: number): Written {
  for (let step = from; ; step += 1) {
    const detail = steps[step] ?? least;
    const isLast = step + 1 >= steps.length;
    if (!isLast && linesOf(review, detail) * shortestLine > markdownLimit) continue;
    const text = reviewText(review, detail);
    return { review, step, text, bytes: Buffer.byteLength(text) };
  }
}

/** No line of a change is shorter; what cannot fit is not written only to be thrown away. */
const shortestLine = 12;

function linesOf({ groups }: Review, { harmless, dangerous }: Detail): number {
  const changes = groups.flatMap(group => group.changes);
  if (harmless === 'all') return changes.length;
  if (dangerous !== 'values') return 0;
  return changes.filter(change => !isHarmless(change)).length;
}
