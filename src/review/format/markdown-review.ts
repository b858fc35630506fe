import { counted } from '../intents/index';
import { type Danger, type Grade, rank } from '../risk/index';
import type { GradedChange, Group, Review } from '../review';
import { code, escape } from './escape';
import { renderedLines } from './rendered';
import { placesOf } from './places';
import { sayClusters, sayExtent, sayFate, sayPlace, sayValues, signs } from './say';
import { trafficLines } from './traffic';
import { mostOfOneKind, reasonsByKind, totals } from './terminal';

/** How much is said. Each step says less of what is harmless first, and of what is dangerous last. */
export interface Detail {
  /** Harmless changes: each of them, the titles of their groups, or how many there are. */
  readonly harmless: 'all' | 'titles' | 'count';
  /** Dangerous changes: each of them with its values, each place of them, or only the dangers and how many changes have them. */
  readonly dangerous: 'values' | 'places' | 'dangers' | 'kinds';
}

export const isHarmless = ({ grade }: { readonly grade: Grade }): boolean =>
  grade === 'low' || grade === 'none';

/** A review in Markdown. */
export function reviewText(review: Review, detail: Detail): string {
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
export function kindsOf(groups: readonly Group[]): string[] {
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
