import { counted } from '../../elements/dom';
import type { Page } from '../../page';
import { listIn } from '../../state';
import { sayNames } from './spans';

/** Paper has no switch that unfolds; so many names still read well. */
const mostOnPaper = 60;

/** So many names of a list stand on a screen, and more on paper. */
export const mostNames = ({ isPaper }: Page, onScreen: number): number => (isPaper ? mostOnPaper : onScreen);

/** The clusters that somebody took down, as far as the fleet has them. */
export const downIn = ({ fleet, state }: Page): string[] =>
  listIn(state.down).filter(name => fleet.cluster(name) !== undefined);

/** `Taken down: frankfurt, ohio (2 of 8 clusters)` */
export function sayDown(page: Page): string {
  const down = downIn(page);
  if (down.length === 0) return 'No cluster is taken down';
  const all = page.fleet.names.length;
  if (down.length === all) return `All ${counted(all, 'cluster')} are taken down`;
  return `Taken down: ${sayNames(down, mostOnPaper)} (${down.length} of ${counted(all, 'cluster')})`;
}

const caches = {
  after: 'the caches of the clusters that are left have expired, where they ever do',
  before: 'the caches of the clusters that are left still remember what is gone',
} as const;

/** What the caches hold once clusters are down; without that there is nothing to remember. */
export const sayCaches = (page: Page, cache: keyof typeof caches): string =>
  downIn(page).length === 0 ? '' : `; ${caches[cache]}`;
