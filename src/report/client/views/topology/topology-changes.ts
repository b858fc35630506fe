import { onDemand } from '../../elements/controls';
import { type Child, counted, few, h } from '../../elements/dom';
import type { Fleet, LinkChange } from '../../fleet';
import type { Page } from '../../page';
import { type Column, table } from '../../elements/table';
import { badge, clusterLink } from '../../elements/words';

/** A link that is not as in the base. */
interface Changed {
  readonly a: string;
  readonly b: string;
  readonly change: LinkChange;
}

/** What became of clusters and links since the base, in the words and signs of the pictures; undefined without a base. */
export function topologyChanges(page: Page): HTMLElement | undefined {
  const { fleet } = page;
  const { change, topology } = fleet.data;
  if (change === undefined) return undefined;
  const title = h('h2', {}, 'What changed');
  const against = `Against ${change.base}: `;
  if (topology.linksBefore === undefined)
    return h('section', { id: 'topology-changes' }, title, h('p', {}, `${against}all of it is new.`));
  const links = changedLinks(fleet);
  const counts: readonly (readonly [LinkChange, string])[] = [
    ...(change.joined.length > 0 ? [['new', `joined: ${few(change.joined)}`] as const] : []),
    ...(change.left.length > 0 ? [['gone', `left: ${few(change.left)}`] as const] : []),
    ...countsOf(links),
  ];
  return h(
    'section',
    { id: 'topology-changes', 'aria-label': 'Changed clusters and links' },
    title,
    counts.length === 0
      ? h('p', {}, `${against}the same clusters and links.`)
      : h('p', {}, against, ...counts.map(([sign, text]) => changeBadge(sign, text))),
    links.length > 0 &&
      onDemand(
        counted(links.length, 'changed link'),
        () => table('Changed links', linkColumns(page), links),
        links.length <= 12,
      ),
  );
}

/** `3 links new`, `1 link gone` */
export const sayLinkChanges = (fleet: Fleet): string[] =>
  countsOf(changedLinks(fleet)).map(([, text]) => text);

const countsOf = (links: readonly Changed[]): (readonly [LinkChange, string])[] =>
  (['new', 'gone'] as const)
    .map(kind => [kind, links.filter(({ change }) => change === kind).length] as const)
    .filter(([, n]) => n > 0)
    .map(([kind, n]) => [kind, `${counted(n, 'link')} ${kind}`] as const);

/** A column that says what became of each cluster and its links; none without a base. */
export function changeColumns({ fleet }: Page): Column<string>[] {
  const { change, topology } = fleet.data;
  if (change === undefined || topology.linksBefore === undefined) return [];
  const left = topology.linksLeft ?? [];
  const of = (name: string): Child[] => [
    change.joined.includes(name) && changeBadge('new', 'joined'),
    ...(['new', 'gone'] as const).map(kind => {
      const own = fleet.names.filter(other => fleet.linkChange(name, other) === kind).length;
      const n = own + (kind === 'gone' ? left.filter(link => link.includes(name)).length : 0);
      return n > 0 && changeBadge(kind, `${counted(n, 'link')} ${kind}`);
    }),
  ];
  return [{ title: `Against ${change.base}`, cell: of }];
}

const linkColumns = (page: Page): Column<Changed>[] => [
  {
    title: 'What',
    cell: ({ change }) => changeBadge(change, change === 'new' ? 'new link' : 'link gone'),
    sort: ({ change }) => change,
  },
  { title: 'Cluster', cell: ({ a }) => clusterLink(page, a), sort: ({ a }) => a },
  { title: 'and', cell: ({ b }) => clusterLink(page, b), sort: ({ b }) => b },
];

const changeBadge = (change: LinkChange, text: string): HTMLElement =>
  badge(`change-${change}`, `${signs[change]} ${text}`);

/** As pictures have them. */
export const signs: Readonly<Record<LinkChange, string>> = { new: '+', gone: '−' };

/** Those with clusters that left among them, as those with clusters that joined are. */
const changedLinks = (fleet: Fleet): Changed[] => [
  ...fleet.names.flatMap((a, i) =>
    fleet.names.slice(i + 1).flatMap(b => {
      const change = fleet.linkChange(a, b);
      return change === undefined ? [] : [{ a, b, change }];
    }),
  ),
  ...(fleet.data.topology.linksLeft ?? []).map(([a, b]) => ({ a, b, change: 'gone' as const })),
];
