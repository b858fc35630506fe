import { fewOf, printable } from '../../findings/index';
import type { FoldedChange } from '../change';
import { counted } from '../intents/index';
import type { Rendered } from '../rendered';
import type { Review } from '../review';
import { code, escape } from './escape';
import { sayClusters, sayPlace, sayValues, signs } from './say';

/** `What the Cilium chart renders otherwise in ohio: 3 differences`; nothing where no cluster was compared. */
export const renderedTitle = ({ clusters, changes }: Rendered): string | undefined =>
  clusters.length === 0
    ? undefined
    : `What the Cilium chart renders otherwise in ${printable(fewOf(clusters))}: ${changes.length === 0 ? 'nothing' : counted(changes.length, 'difference')}`;

/** What was not compared: sentences. */
export const failures = ({ failed }: Rendered): string[] =>
  failed.map(({ clusters, why }) => printable(`Not rendered for ${fewOf(clusters)}: ${why}`));

/** The first of many differences, the ones in most clusters first. */
export const mostTelling = (changes: readonly FoldedChange[], most: number): FoldedChange[] =>
  [...changes].sort((a, b) => b.clusters.length - a.clusters.length).slice(0, most);

/** Differences of what charts render; a chart of another minor has thousands. */
const mostOfMarkdown = 100;

/** What charts render otherwise, as markdown: it follows from values that were judged above, so that it is folded. */
export function renderedLines(review: Review, isAll: boolean): string[] {
  const { rendered } = review;
  if (rendered === undefined) return [];
  const title = renderedTitle(rendered);
  const failed = failures(rendered).flatMap(text => [escape(text), '']);
  if (title === undefined) return failed;
  const shown = isAll ? mostTelling(rendered.changes, mostOfMarkdown) : [];
  const more = rendered.changes.length - shown.length;
  const lines = shown.map(
    change =>
      `- ${code(`${signs[change.kind]} ${sayPlace(change)}${sayValues(change)}`)} ${escape(sayClusters(change, review))}`,
  );
  const rest = more > 0 ? [`- and ${more} more`] : [];
  const body = ['', ...lines, ...rest, '', '</details>'];
  return [
    ...(lines.length === 0
      ? [`${escape(title)}.`]
      : [`<details><summary>${escape(title).replace(/\\/g, '')}</summary>`, ...body]),
    '',
    ...failed,
  ];
}
