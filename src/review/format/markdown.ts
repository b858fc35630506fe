import { counted } from '../intents/index';
import { type Danger, type Grade, rank } from '../risk/index';
import type { GradedChange, Group, Review } from '../review';
import { code, escape } from './escape';
import { renderedLines } from './rendered';
import { withWholeObjectsFolded } from './alike';
import { placesOf } from './places';
import { sayClusters, sayExtent, sayFate, sayPlace, sayValues, signs } from './say';
import { trafficLines } from './traffic';
import { mostOfOneKind, reasonsByKind, totals } from './terminal';

/**
 * A comment of a pull request holds 65,536 characters on the forges that hold least; this many bytes leave room for a
 * line of a pipeline's own.
 */
export const markdownLimit = 65_000;

/** How much is said. Each step says less of what is harmless first, and of what is dangerous last. */
interface Detail {
  /** Harmless changes: each of them, the titles of their groups, or how many there are. */
  readonly harmless: 'all' | 'titles' | 'count';
  /** Dangerous changes: each of them with its values, each place of them, or only the dangers and how many changes have them. */
  readonly dangerous: 'values' | 'places' | 'dangers' | 'kinds';
}

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
    if (!isLast && linesOf([review], detail) * shortestLine > markdownLimit) continue;
    const text = one(review, detail);
    return { review, step, text, bytes: Buffer.byteLength(text) };
  }
}

/** No line of a change is shorter; what cannot fit is not written only to be thrown away. */
const shortestLine = 12;

function linesOf(reviews: readonly Review[], { harmless, dangerous }: Detail): number {
  const changes = reviews.flatMap(({ groups }) => groups.flatMap(group => group.changes));
  if (harmless === 'all') return changes.length;
  if (dangerous !== 'values') return 0;
  return changes.filter(change => !isHarmless(change)).length;
}

const isHarmless = ({ grade }: { readonly grade: Grade }): boolean => grade === 'low' || grade === 'none';

function one(review: Review, detail: Detail): string {
  const head = [`## ${escape(sayExtent(review))}`, ''];
  if (review.groups.length === 0) return [...head, 'Nothing changes.', ''].join('\n');
  const dangerous = review.groups.filter(group => !isHarmless(group));
  const harmless = review.groups.filter(isHarmless);
  const body =
    detail.dangerous === 'kinds'
      ? kindsOf(dangerous)
      : dangerous.flatMap(group => section(group, review, detail));
  return [
    ...head,
    `${escape(totals(review))}.`,
    '',
    ...rollout(review),
    ...traffic(review),
    ...body,
    ...folded(harmless, review, detail),
    ...renderedLines(review, detail.harmless === 'all'),
  ].join('\n');
}

/** Few, since what is alike was folded before. */
function rollout({ rollout: dangers = [] }: Review): string[] {
  const lines = dangers.map(
    ({ grade, reason, source }) => `- **${grade}** ${escape(reason)} (${escape(source)})`,
  );
  return lines.length === 0 ? [] : ['### On the way there', '', ...lines, ''];
}

/** Lines about traffic; what there is more of is counted. */
const mostTraffic = 40;

function traffic(review: Review): string[] {
  const lines = trafficLines(review, { most: mostTraffic }).map(
    ({ sign, grade, text }) => `- **${grade}** ${code(`${sign} ${text}`)}`,
  );
  return lines.length === 0 ? [] : ['### What it does to traffic', '', ...lines, ''];
}

/** A dangerous group: what it is and why stand open; its changes of little risk are folded. */
function section(group: Group, review: Review, detail: Detail): string[] {
  const serious = group.changes.filter(change => !isHarmless(change));
  const rest = group.changes.filter(isHarmless);
  const shown =
    detail.dangerous === 'dangers'
      ? [`- ${counted(serious.length, 'change')} in ${counted(group.clusters.length, 'cluster')}`]
      : detail.dangerous === 'places'
        ? byPlace(serious, review)
        : serious.map(change => line(change, review));
  return [
    `### ${group.grade}: ${escape(group.title)}`,
    '',
    ...reasons(group.changes),
    '',
    ...shown,
    ...more(rest, review, detail),
    '',
  ];
}

const reasons = (changes: readonly GradedChange[]): string[] =>
  reasonsByKind(changes).flatMap(dangers => {
    const shown = dangers.slice(0, mostOfOneKind);
    const hiddenOnes = dangers.length - shown.length;
    return [
      ...shown.map(({ grade, reason, source }) => `> **${grade}**: ${escape(reason)} (${escape(source)})  `),
      ...(hiddenOnes > 0 ? [`> and ${hiddenOnes} more of this kind (${dangers[0]?.id ?? ''})  `] : []),
    ];
  });

function line(change: GradedChange, review: Review): string {
  const what = code(`${signs[change.kind]} ${sayPlace(change)}${sayValues(change)}`);
  return `- ${what}${sayFate(change)} ${escape(sayClusters(change, review))}`;
}

/** Each place once, whatever the clusters change there. */
const byPlace = (changes: readonly GradedChange[], review: Review): string[] =>
  placesOf(changes).map(
    ({ sign, place, fate, clusters, times }) =>
      `- ${code(`${sign} ${place}`)}${fate} ${escape(sayClusters({ clusters, outlier: false }, review, 3))}${times > 1 ? `, ${times} different changes` : ''}`,
  );

function more(rest: readonly GradedChange[], review: Review, { harmless }: Detail): string[] {
  if (rest.length === 0) return [];
  if (harmless !== 'all') return [`- and ${counted(rest.length, 'change')} of little risk`];
  return ['', ...details(`${counted(rest.length, 'change')} of little risk`, rest, review)];
}

const details = (summary: string, changes: readonly GradedChange[], review: Review): string[] => [
  `<details><summary>${summary}</summary>`,
  '',
  ...changes.map(change => line(change, review)),
  '',
  '</details>',
];

function folded(groups: readonly Group[], review: Review, { harmless }: Detail): string[] {
  if (groups.length === 0) return [];
  const changes = groups.reduce((sum, group) => sum + group.changes.length, 0);
  if (harmless === 'count') return [`${counted(changes, 'other change')} of little risk.`, ''];
  if (harmless === 'titles') return [...groups.map(({ grade, title }) => `- ${grade}: ${escape(title)}`), ''];
  return groups.flatMap(group => [
    ...details(`${group.grade}: ${escape(group.title).replace(/\\/g, '')}`, group.changes, review),
    '',
  ]);
}

/** Every kind of danger once, with an example and how many changes have it. */
function kindsOf(groups: readonly Group[]): string[] {
  const kinds = new Map<string, { readonly danger: Danger; times: number }>();
  for (const change of groups.flatMap(group => group.changes))
    for (const danger of change.dangers) {
      const key = `${danger.grade} ${danger.id}`;
      const kind = kinds.get(key) ?? { danger, times: 0 };
      kind.times += 1;
      kinds.set(key, kind);
    }
  return [...kinds.values()]
    .sort((a, b) => rank(a.danger.grade) - rank(b.danger.grade))
    .filter(({ danger }) => !isHarmless(danger))
    .map(
      ({ danger: { id, grade, reason, source }, times }) =>
        `- **${grade}** ${id}, ${counted(times, 'change')}, such as: ${escape(reason)} (${escape(source)})`,
    );
}
