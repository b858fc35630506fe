import { createColors } from 'picocolors';
import { printable } from '../../findings/index';
import { counted } from '../intents/index';
import { type Danger, type Grade, grades } from '../risk/index';
import type { GradedChange, Group, Review } from '../review';
import type { Rendered } from '../rendered';
import { failures, mostTelling, renderedTitle } from './rendered';
import { type Place, placesOf } from './places';
import { sayClusters, sayExtent, sayFate, sayPlace, sayValues, signs } from './say';
import { trafficLines } from './traffic';
import { wrap } from './wrap';

/** How a review is shown on a terminal. */
export interface TerminalOptions {
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
export function terminal(review: Review, { colour, width, all = false }: TerminalOptions): string {
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
    const shown = all ? changes : shownOf(changes);
    const more = changes.length - shown.length;
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
      ...(all ? shown.flatMap(changeLines) : placesOf(shown).flatMap(placeLines)),
      ...(more > 0 ? [`  and ${counted(more, 'change')} more of little risk`] : []),
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
  const lines = trafficLines(review, all ? Infinity : mostTraffic);
  const traffic = lines.flatMap(({ sign, grade, text }) =>
    say(`${sign} [${grade}] ${printable(text)}`, '  ', lost[sign]),
  );
  if (traffic.length > 0) traffic.unshift('', 'What it does to traffic:');
  if (review.groups.length === 0) return `${sayExtent(review)}.\nNothing changes.\n`;
  const shown = [
    ...say(`${sayExtent(review)}.`, ''),
    ...say(totals(review), ''),
    ...traffic,
    ...review.groups.flatMap(groupLines),
    ...(review.rendered === undefined ? [] : renderedLines(review.rendered)),
  ];
  return `${shown.join('\n')}\n`;
}

const same = (text: string): string => text;

function shownOf(changes: readonly GradedChange[]): readonly GradedChange[] {
  const harmless = changes.filter(({ grade }) => isHarmless(grade)).slice(0, mostHarmless);
  return [...changes.filter(({ grade }) => !isHarmless(grade)), ...harmless];
}

/** Dangers that another version of Cilium has anyway. */
const withUpgrade = new Set(['agents', 'control-plane']);

/** Why a group has its grade: each reason once, and those of little risk only where there is no other. */
export function reasonsOf(changes: readonly GradedChange[]): Danger[] {
  const dangers = [
    ...new Map(changes.flatMap(change => change.dangers).map(one => [one.reason, one])).values(),
  ];
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
