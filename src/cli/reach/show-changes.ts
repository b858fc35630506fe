import picocolors from 'picocolors';
import { fewOf, printable } from '../../findings/index';
import type { Change, Group, Outcome, Relation } from '../../simulate/index';
import { wrapped } from '../terminal';
import type { Comparison } from './compare';
import { type Cell, gridsOf } from './grid';
import { namer } from './names';
import { exactPortsText, unreadText } from './port-text';
import { type Look, systemNamespaces, titles } from './look';

/** What became of a connection. */
type Kind = 'added' | 'removed' | 'changed';

/** In the order in which people ask; the sign says it, the colour repeats it. */
const kinds: readonly { readonly kind: Kind; readonly sign: string; readonly title: string }[] = [
  { kind: 'added', sign: '+', title: 'Added: get through now' },
  { kind: 'removed', sign: '-', title: 'Removed: no longer get through' },
  { kind: 'changed', sign: '~', title: 'Changed' },
];

const passes = (outcome: Outcome | undefined): boolean => outcome === 'allow' || outcome === 'allow with L7';
const fails = (outcome: Outcome | undefined): boolean => outcome === undefined || outcome === 'deny';

function kindOf({ before, after }: Pick<Change, 'before' | 'after'>): Kind {
  if (fails(before) && passes(after)) return 'added';
  return passes(before) && fails(after) ? 'removed' : 'changed';
}

/** The words that say more than the kind does. */
function detail({ before, after }: Pick<Change, 'before' | 'after'>): string {
  if (before === undefined) return after === 'allow' ? 'new' : `new, ${after}`;
  if (after === undefined) return before === 'allow' ? 'gone' : `gone, was ${before}`;
  const isPlain = [before, after].every(outcome => outcome === 'allow' || outcome === 'deny');
  return isPlain ? '' : `${before} → ${after}`;
}

const none = 'No connection changed.';

/** What changed, as people read it. */
export function showComparison({ fleet, clusters, asked, changes }: Comparison, look: Look): string {
  const paint = picocolors.createColors(look.colour);
  const shown = look.all ? changes : changes.filter(isRemarkable);
  const nameOf = namer(
    shown.flatMap(({ from, to }) => [from, to]),
    clusters.now,
  );
  const cluster = (sign: string, names: readonly string[]): string[] =>
    names.length === 0
      ? []
      : [`  ${sign} ${names.length === 1 ? 'cluster' : 'clusters'} ${printable(fewOf(names))}`];
  const left = changes.length - shown.length;
  const colours = { added: paint.green, removed: paint.red, changed: paint.yellow };
  const sections = kinds.flatMap(({ kind, sign, title }) => {
    const lines = linesOf(
      shown.filter(change => kindOf(change) === kind),
      nameOf,
      ports => exactPortsText(ports, asked.inUse?.ports),
    );
    if (lines.length === 0) return [];
    return [
      [
        paint.bold(title),
        ...lines.flatMap(line =>
          wrapped(`  ${sign} ${line}`, look.width, 6).map((text, i) =>
            i === 0 ? text.replace(`  ${sign}`, `  ${colours[kind](sign)}`) : text,
          ),
        ),
      ].join('\n'),
    ];
  });
  const nothing =
    sections.length === 0 ? [clusters.unread.length === 0 ? none : `${none.slice(0, -1)} elsewhere.`] : [];
  const unread =
    clusters.unread.length === 0
      ? []
      : wrapped(
          `Not compared, since what the base has of them cannot be read as a whole: ${printable(fewOf(clusters.unread))}`,
          look.width,
        );
  return `${[
    [paint.bold(printable(fleet)), ...cluster('+', clusters.added), ...cluster('-', clusters.removed)].join(
      '\n',
    ),
    ...(unread.length > 0 ? [unread.join('\n')] : []),
    ...sections,
    ...nothing,
    ...unreadText(asked.inUse?.unread),
    ...(left > 0
      ? [paint.dim('Left out (--all shows it): system namespaces of what is new, clusters apart.')]
      : []),
  ].join('\n\n')}\n`;
}

/** A cluster that comes or goes takes with it what every cluster has; no traffic is between clusters without a link. */
function isRemarkable({ from, to, before, after, clusters }: Change): boolean {
  const isWhole = before === undefined || after === undefined;
  if (isWhole && [from, to].some(({ namespace }) => systemNamespaces.has(namespace))) return false;
  return clusters.some(relation => relation !== 'not linked');
}

/** `shop/app=web in paris to shop/app=db in amsterdam, TCP 80, between linked clusters` */
function linesOf(
  changes: readonly Change[],
  nameOf: (groups: readonly Group[]) => string,
  ports: (list: Parameters<typeof exactPortsText>[0]) => string,
): string[] {
  const grids = gridsOf(
    changes.map((change): Cell<string> => {
      const { from, to, port, protocol } = change;
      return {
        from,
        to,
        table: relationText(change),
        port: { port, protocol },
        value: detail(change) || '.',
      };
    }),
    isUnchanged,
  );
  return grids.flatMap(grid =>
    grid.columns.flatMap((column, i) => {
      const sources = new Map<string, Group[]>();
      for (const { groups, cells } of grid.rows) {
        const value = cells[i];
        if (value !== undefined && value !== 'apart')
          sources.set(value, [...(sources.get(value) ?? []), ...groups]);
      }
      return [...sources].map(([value, groups]) => {
        const more = value === '.' ? '' : `, ${value}`;
        return `${nameOf(groups)} to ${nameOf(column)}, ${ports(grid.ports)}, ${grid.table}${more}`;
      });
    }),
  );
}

/** What is not among the changes did not change, unless there are no such two clusters: nothing else may be claimed. */
function isUnchanged(from: Group, to: Group, table: string): boolean {
  const isOne = from.clusters[0] === to.clusters[0];
  return table === nameOfRelation('same cluster') ? isOne : !isOne || from.clusters.length > 1;
}

const nameOfRelation = (relation: Relation): string =>
  titles[relation].charAt(0).toLowerCase() + titles[relation].slice(1);

/** The relation of clusters, and the one before where both ends were there and it was another one. */
function relationText({ clusters: [was, is], before, after }: Change): string {
  const text = (relation: Relation): string =>
    titles[relation].charAt(0).toLowerCase() + titles[relation].slice(1);
  if (after === undefined) return text(was);
  return was === is || before === undefined ? text(is) : `${text(is)} (before: ${text(was)})`;
}
