import { fewOf, printable } from '../../findings/index';
import type { FoldedChange } from '../change';
import { counted } from '../intents/index';
import type { Rendered } from '../rendered';

/** `What charts make of it in ohio: 3 objects or fields differ` */
export const renderedTitle = ({ clusters, changes }: Rendered): string =>
  `What the Cilium chart renders otherwise in ${printable(fewOf(clusters))}: ${changes.length === 0 ? 'nothing' : counted(changes.length, 'difference')}`;

/** What was not compared: sentences. */
export const failures = ({ failed }: Rendered): string[] =>
  failed.map(({ clusters, why }) => printable(`Not rendered for ${fewOf(clusters)}: ${why}`));

/** The first of many differences, the ones in most clusters first. */
export const mostTelling = (changes: readonly FoldedChange[], most: number): FoldedChange[] =>
  [...changes].sort((a, b) => b.clusters.length - a.clusters.length).slice(0, most);
