import { createColors } from 'picocolors';
import { printable } from '../../findings/index';
import { counted } from '../intents/index';
import { type Danger, type Grade, grades } from '../risk/index';
import type { GradedChange, Group, Review } from '../review';
import type { Rendered } from '../rendered';
import { failures, mostTelling, renderedTitle } from './rendered';
import { withWholeObjectsFolded } from './alike';
import { type Place, placesOf } from './places';
import { sayClusters, sayExtent, sayFate, sayPlace, sayValues, signs } from './say';
import { trafficLines } from './traffic';
import { wrap } from './wrap';

/** How a review is shown on a terminal. */
interface TerminalOptions {
  readonly colour: boolean;
  /** Columns. */
  readonly width: number;
  /** Every change; default: the first of those of little risk, and one line for many of one place. */
  readonly all?: boolean;
}

/** Lines about traffic that are shown without being asked for. */
const mostTraffic = 40;
/** Differences in what charts render that are shown without being asked for. */
const mostRendered = 40;
/** Harmless changes of a group that are shown without being asked for. */
const mostHarmless = 10;
/** Different changes in one place that are shown without being asked for. */
const mostOfOnePlace = 8;
const isHarmless = (grade: Grade): boolean => grade === 'low' || grade === 'none';

/** A review for people at a terminal; signs and words say all that colours say. */
export function terminal(whole: Review, { colour, width, all = false }: TerminalOptions): string {
  const review = withWholeObjectsFolded(whole);
  const colours = createColors(colour);
  const ofGrade: Record<Grade, (text: string) => string> = {
    critical: text => colours.bold(colours.red(text)),
    high: colours.red,
    medium: colours.yellow,
    low: colours.green,
    none: colours.dim,
  };
  const ofKind = { added: colours.green, removed: colours.red, changed: colours.yellow } as const;
  const say = (text: string, indent: string, paint: (text: string) => string = same): string[] =>
    wrap(text, width, indent).map(paint);

  const changeLines = (change: GradedChange): string[] => [
    ...say(
      `${signs[change.kind]} ${sayPlace(change)}${sayValues(change)}${sayFate(change)}, ${sayClusters(change, review)}`,
      '  ',
      ofKind[change.kind],
    ),
  ];
  const placeLines = ({ sign, place, fate, clusters, changes, times }: Place): string[] =>
    times <= mostOfOnePlace
      ? changes.flatMap(changeLines)
      : say(
          `${sign} ${place}${fate}, ${times} different changes, ${sayClusters({ clusters, outlier: false }, review)}`,
          '  ',
          ofKind[changes[0]?.kind ?? 'changed'],
        );
  const groupLines = ({ title, grade, changes }: Group): string[] => {
    const { shown, more } = shownOf(changes);
    return [
      '',
      ...say(`[${grade}] ${printable(title)}`, '', ofGrade[grade]),
      ...reasonsByKind(changes).flatMap(reasons => {
        const few = all ? reasons : reasons.slice(0, mostOfOneKind);
        const others = reasons.length - few.length;
        return [
          ...few.flatMap(({ grade: of, reason, source }) =>
            say(`${of}: ${printable(reason)} (${source})`, '    ', ofGrade[of]),
          ),
          ...(others > 0 ? [`    and ${counted(others, 'reason')} more of this kind`] : []),
        ];
      }),
      ...(all ? changes.flatMap(changeLines) : shown.flatMap(placeLines)),
      ...(more > 0 && !all ? [`  and ${counted(more, 'change')} more of little risk`] : []),
    ];
  };
  const renderedLines = (rendered: Rendered): string[] => {
    const shown = mostTelling(rendered.changes, all ? Infinity : mostRendered);
    const more = rendered.changes.length - shown.length;
    const title = renderedTitle(rendered);
    const failed = failures(rendered);
    if (title === undefined)
      return failed.length === 0 ? [] : ['', ...failed.flatMap(text => say(text, '', colours.yellow))];
    return [
      '',
      ...say(title, '', colours.bold),
      ...shown.flatMap(change =>
        say(
          `${signs[change.kind]} ${sayPlace(change)}${sayValues(change)}, ${sayClusters(change, review)}`,
          '  ',
          ofKind[change.kind],
        ),
      ),
      ...(more > 0 ? [`  and ${counted(more, 'difference')} more`] : []),
      ...failed.flatMap(text => say(text, '  ', colours.yellow)),
    ];
  };
  const lost = { '+': colours.green, '-': colours.red, '~': colours.yellow } as const;
  const lines = trafficLines(review, all ? { isAll: true, most: Infinity } : { most: mostTraffic });
  const traffic = lines.flatMap(({ sign, grade, text }) =>
    say(`${sign} [${grade}] ${printable(text)}`, '  ', lost[sign]),
  );
  if (traffic.length > 0) traffic.unshift('', 'What it does to traffic:');
  const rollout = (review.rollout ?? []).flatMap(({ grade, reason, source }) =>
    say(`[${grade}] ${printable(reason)} (${source})`, '  ', ofGrade[grade]),
  );
  if (rollout.length > 0) rollout.unshift('', 'On the way there:');
  if (review.groups.length === 0) return `${sayExtent(review)}.\nNothing changes.\n`;
  const shown = [
    ...say(`${sayExtent(review)}.`, ''),
    ...say(totals(review), ''),
    ...rollout,
    ...traffic,
    ...review.groups.flatMap(groupLines),
    ...(review.rendered === undefined ? [] : renderedLines(review.rendered)),
  ];
  return `${shown.join('\n')}\n`;
}

const same = (text: string): string => text;

/** All places of danger and the first harmless ones, and how many changes are in the others. */
function shownOf(changes: readonly GradedChange[]): {
  readonly shown: readonly Place[];
  readonly more: number;
} {
  const serious = placesOf(changes.filter(({ grade }) => !isHarmless(grade)));
  const harmless = placesOf(changes.filter(({ grade }) => isHarmless(grade)));
  const more = harmless.slice(mostHarmless).reduce((sum, { times }) => sum + times, 0);
  return { shown: [...serious, ...harmless.slice(0, mostHarmless)], more };
}

/** Dangers that another version of Cilium has anyway. */
const withUpgrade = new Set(['agents', 'control-plane']);

/** The dangers of a change; what may come of any policy is not said where the simulators tell what does. */
const knownBetter = ({ dangers }: GradedChange): readonly Danger[] =>
  dangers.some(({ id }) => id === 'traffic') ? dangers.filter(({ id }) => id !== 'policy') : dangers;

/** Why a group has its grade: each reason once, and those of little risk only where there is no other. */
function reasonsOf(changes: readonly GradedChange[]): Danger[] {
  const dangers = [...new Map(changes.flatMap(knownBetter).map(one => [one.reason, one])).values()];
  const isUpgrade = dangers.some(({ id }) => id === 'version');
  const serious = dangers.filter(
    ({ id, grade }) => !isHarmless(grade) && !(isUpgrade && withUpgrade.has(id)),
  );
  return serious.length > 0 ? serious : dangers.slice(0, 1);
}

/** `+ 2 added, - 1 removed, ~ 3 changed; risk: 1 high, 5 low` */
export function totals({ groups }: Review): string {
  const changes = groups.flatMap(group => group.changes);
  const kinds = (['added', 'removed', 'changed'] as const).map(
    kind => `${signs[kind]} ${changes.filter(change => change.kind === kind).length} ${kind}`,
  );
  const risks = grades.flatMap(grade => {
    const n = changes.filter(change => change.grade === grade).length;
    return n === 0 ? [] : [`${n} ${grade}`];
  });
  return `${kinds.join(', ')}; risk: ${risks.join(', ')}`;
}

/** Reasons of one kind that are written out: they differ in names only, and the changes have those. */
export const mostOfOneKind = 5;

/** The same by the kind of danger. */
export function reasonsByKind(changes: readonly GradedChange[]): Danger[][] {
  const alike = new Map<string, Danger[]>();
  for (const danger of reasonsOf(changes)) alike.set(danger.id, [...(alike.get(danger.id) ?? []), danger]);
  return [...alike.values()];
}
