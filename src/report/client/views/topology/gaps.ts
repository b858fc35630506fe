import { onDemand } from '../../elements/controls';
import { counted, few, h } from '../../elements/dom';
import type { Group } from '../../fleet';
import type { Page } from '../../page';
import { table } from '../../elements/table';
import { clusterLink } from '../../elements/words';

/** Who lists a cluster that does not list it. */
export function oneSided(page: Page): HTMLElement | undefined {
  const { oneSided: found } = page.fleet.data.topology;
  if (found.length === 0) return undefined;
  return h(
    'p',
    { class: 'note error' },
    `${counted(found.length, 'listing')} without an answer: `,
    few(
      found.map(([a, b]) => `${a} lists ${b}`),
      8,
    ),
  );
}

/** Of groups that are almost a full mesh: who is not linked. */
export function missing(page: Page, groups: readonly Group[]): HTMLElement | undefined {
  const { fleet } = page;
  const found = groups.flatMap(({ clusters }) => {
    const pairs = clusters.flatMap((a, i) =>
      clusters.slice(i + 1).flatMap(b => (fleet.areLinked(a, b) ? [] : [[a, b] as const])),
    );
    const most = (clusters.length * (clusters.length - 1)) / 2;
    return pairs.length * 5 <= most ? pairs : [];
  });
  if (found.length === 0) return undefined;
  return onDemand(
    `${counted(found.length, 'pair')} without a link in groups that are otherwise a full mesh`,
    () =>
      table<readonly [string, string]>(
        'Missing links',
        [
          { title: 'Cluster', cell: ([a]) => clusterLink(page, a), sort: ([a]) => a },
          { title: 'is not linked with', cell: ([, b]) => clusterLink(page, b), sort: ([, b]) => b },
        ],
        found,
      ),
    found.length <= 12,
  );
}
