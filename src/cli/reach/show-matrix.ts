import picocolors from 'picocolors';
import { fewOf, printable } from '../../findings/index';
import type { Group, Outcome, Reach } from '../../simulate/index';
import { wrapped } from '../terminal';
import { type Cell, type Grid, gridsOf, type Line } from './grid';
import { type Context, type Look, type Paint, systemNamespaces, titles } from './look';
import { said, tableOrList } from './show-table';
import { clustersCounted, type Matrix } from './matrix';
import { namer } from './names';
import { portsText, unreadText } from './port-text';

const leftOut = 'Left out (--all shows it): what goes to system namespaces, or without a link.';

/** Who reaches whom, as people read it: a table where it fits, a list where it does not. */
export function showMatrix({ fleet, clusters, asked, cells }: Matrix, look: Look): string {
  const paint = picocolors.createColors(look.colour);
  const isSystem = ({ namespace }: Group): boolean =>
    asked.namespaces === undefined && systemNamespaces.has(namespace);
  const shown = look.all
    ? cells
    : cells.filter(({ to, clusters: relation }) => relation !== 'not linked' && !isSystem(to));
  const context = {
    ...look,
    paint,
    nameOf: namer(groupsIn(cells), clusters),
  };
  const grids = gridsOf(
    shown.map(({ from, to, clusters: table, port, protocol, outcome }): Cell<Outcome> => {
      return { from, to, table, port: { port, protocol }, value: outcome };
    }),
    apartIn(cells),
  );
  const title = `${paint.bold(printable(fleet))}: ${clustersCounted(clusters)}`;
  const where = asked.namespaces === undefined ? '' : ` in ${printable([...asked.namespaces].join(', '))}`;
  if (cells.length === 0)
    return `${title}\n\nNo workload, service or policy says which pods there are${where}.\n`;
  // What is the same within a cluster and between clusters is said once.
  const parts = new Map<string, string[]>();
  for (const grid of grids) {
    const [ports, lines] = [portsText(grid.ports, asked.inUse?.ports), gridText(grid, context).join('\n')];
    const key = JSON.stringify([ports, lines]);
    parts.set(key, [...(parts.get(key) ?? []), titles[grid.table as Reach['clusters']]]);
  }
  const told = [...parts].map(([key, where]) => {
    const [ports, lines] = JSON.parse(key) as [string, string];
    return `${paint.bold(`${joined(where)}, ${ports}`)}\n${lines}`;
  });
  const hidden = shown.length === cells.length ? [] : [paint.dim(leftOut)];
  const unread = unreadText(asked.inUse?.unread);
  const text = [title, ...told, ...declaredNote(shown), ...unread, ...hidden].join('\n\n');
  return `${text}\n${text.includes('\n  from') ? `\n${legend(paint)}\n` : ''}`;
}

function groupsIn(cells: readonly Reach[]): Group[] {
  const found = new Set<Group>();
  for (const { from, to } of cells) found.add(from).add(to);
  return [...found];
}

function declaredNote(cells: readonly Reach[]): string[] {
  const names = new Set<string>();
  for (const { declared = [] } of groupsIn(cells)) for (const name of declared) names.add(name);
  if (names.size === 0) return [];
  return [`Declared by the blueprint, not seen: ${printable(fewOf([...names].sort()))}`];
}

/** `Within a cluster and between linked clusters` */
function joined([first = '', ...more]: readonly string[]): string {
  const lower = more.map(text => text.charAt(0).toLowerCase() + text.slice(1));
  return [[first, ...lower.slice(0, -1)].join(', '), ...lower.slice(-1)].join(' and ');
}

/** Whether clusters of two groups are in no such relation, though they are two. */
function apartIn(
  cells: Iterable<{ readonly from: Group; readonly to: Group; readonly clusters: unknown }>,
): (from: Group, to: Group, table: string) => boolean {
  const known = new Map<string, Map<string, Set<string>>>();
  for (const { from, to, clusters } of cells) {
    const row = known.get(from.id) ?? new Map<string, Set<string>>();
    known.set(from.id, row);
    const found = row.get(to.id) ?? new Set();
    row.set(to.id, found.add(String(clusters)));
  }
  return (from, to, table) => {
    const found = known.get(from.id)?.get(to.id);
    const isElse = found?.has('not linked') === true || found?.has('linked on one side') === true;
    return table === 'linked' && isElse && !found.has(table);
  };
}

const legend = ({ dim }: Paint): string =>
  dim('+ allow   - deny   ~ allow, a proxy may refuse requests   ? unknown');

function gridText({ rows, columns }: Grid<Outcome>, context: Context): string[] {
  const { nameOf, all } = context;
  const [only, ...others] = new Set(rows.flatMap(({ cells }) => cells.flatMap(said)));
  if (only !== undefined && others.length === 0 && !all) return [`  ${everything[only]}`];
  if (all) return tableOrList(rows, columns, context);
  // Who is open or shut to everybody is told in one line; what is left is why one looks.
  const is = columns.map((_, i) => wholeColumn(rows.flatMap(({ cells }) => said(cells[i]))));
  const kept = columns.map((_, i) => i).filter(i => is[i] === undefined);
  const named = (which: Outcome): string => nameOf(columns.filter((_, i) => is[i] === which).flat());
  const left = rows.map(({ groups, cells }) => ({ groups, cells: kept.map(i => cells[i]) }));
  const isShut = ({ cells }: Line<Outcome>): boolean =>
    cells.every(cell => cell === undefined || cell === 'apart' || cell === 'deny');
  const to = kept.map(i => columns[i] ?? []);
  const told = (label: string, names: string): string[] =>
    names === '' ? [] : wrapped(`  ${label}: ${names}`, context.width);
  return [
    ...(to.length === 0
      ? []
      : tableOrList(
          left.filter(line => !isShut(line)),
          to,
          context,
          left.some(isShut),
        )),
    ...told('reached by everybody', named('allow')),
    ...told('reached by nobody', named('deny')),
  ];
}

/** What everybody gets, where it is allow or deny for all. */
function wholeColumn(outcomes: readonly Outcome[]): Outcome | undefined {
  const [only, ...others] = new Set(outcomes);
  return others.length === 0 && (only === 'allow' || only === 'deny') ? only : undefined;
}

const everything: Readonly<Record<Outcome, string>> = {
  allow: 'everything reaches everything',
  'allow with L7': 'everything reaches everything, where a proxy lets the request pass',
  deny: 'nothing reaches anything',
  unknown: 'nothing is known',
};
