import picocolors from 'picocolors';
import { printable } from '../../findings/index';
import type { Group, Outcome, Reach } from '../../simulate/index';
import { wrapped } from '../terminal';
import { type Cell, type Grid, gridsOf, type Line, type Value } from './grid';
import { clustersCounted, type Matrix } from './matrix';
import { namer, portsText } from './names';

/** How a matrix is shown. */
export interface Look {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Also what nothing is remarkable about. */
  readonly all: boolean;
}

/** In a table; the sign says it, the colour repeats it. */
const signs: Readonly<Record<Outcome, string>> = {
  allow: '+',
  'allow with L7': '~',
  deny: '-',
  unknown: '?',
};

/** What the clusters of a table are to each other. */
export const titles: Readonly<Record<Reach['clusters'], string>> = {
  'same cluster': 'Within a cluster',
  linked: 'Between linked clusters',
  'not linked': 'Between clusters without a link',
  'linked on one side': 'Between clusters of which one lists the other',
};

/** What every cluster has, and what belongs to it; its pods are asked for by name. */
export const systemNamespaces: ReadonlySet<string> = new Set([
  ...['kube-system', 'kube-public', 'kube-node-lease', 'flux-system', 'cilium-secrets', 'cert-manager'],
]);

const leftOut = 'Left out (--all shows them): system namespaces, clusters without a link.';

type Paint = ReturnType<typeof picocolors.createColors>;

/** What the parts of the text need to know. */
interface Context extends Look {
  readonly paint: Paint;
  readonly nameOf: (groups: readonly Group[]) => string;
}

/** Who reaches whom, as people read it: a table where it fits, a list where it does not. */
export function showMatrix({ fleet, clusters, asked, cells }: Matrix, look: Look): string {
  const paint = picocolors.createColors(look.colour);
  const isSystem = ({ namespace }: Group): boolean =>
    asked.namespaces === undefined && systemNamespaces.has(namespace);
  const shown = look.all
    ? cells
    : cells.filter(
        ({ from, to, clusters: relation }) => relation !== 'not linked' && !isSystem(from) && !isSystem(to),
      );
  const context = {
    ...look,
    paint,
    nameOf: namer(
      cells.flatMap(({ from, to }) => [from, to]),
      clusters,
    ),
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
  const parts = grids.map(grid => {
    const heading = `${titles[grid.table as Reach['clusters']]}, ${portsText(grid.ports, asked.other)}`;
    return [paint.bold(heading), ...gridText(grid, context)].join('\n');
  });
  const hidden = shown.length === cells.length ? [] : [paint.dim(leftOut)];
  const text = [title, ...parts, ...hidden].join('\n\n');
  return `${text}\n${text.includes('\n  from') ? `\n${legend(paint)}\n` : ''}`;
}

/** Whether clusters of two groups are in no such relation, though they are two. */
export function apartIn(
  cells: Iterable<{ readonly from: Group; readonly to: Group; readonly clusters: unknown }>,
): (from: Group, to: Group, table: string) => boolean {
  const known = new Map<string, Set<string>>();
  for (const { from, to, clusters } of cells) {
    const key = `${from.id} ${to.id}`;
    known.set(key, (known.get(key) ?? new Set()).add(String(clusters)));
  }
  return (from, to, table) => {
    const found = known.get(`${from.id} ${to.id}`);
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

/** What is said in a cell, if anything is. */
const said = (value: Value<Outcome>): Outcome[] => (value === undefined || value === 'apart' ? [] : [value]);

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

function tableOrList(
  rows: readonly Line<Outcome>[],
  columns: readonly (readonly Group[])[],
  context: Context,
  hasElse = false,
): string[] {
  const { nameOf, width } = context;
  const named = rows.map(({ groups, cells }) => ({ name: nameOf(groups), cells }));
  const others = { name: 'everybody else', cells: columns.map((): Outcome => 'deny') };
  const all = hasElse ? [...named, others] : named;
  const label = Math.max(...all.map(({ name }) => name.length), 4);
  const fits = 2 + label + columns.length * 4 <= width && columns.length < 1000;
  return fits ? table(all, columns, label, context) : list(rows, columns, context);
}

function table(
  rows: readonly { readonly name: string; readonly cells: readonly Value<Outcome>[] }[],
  columns: readonly (readonly Group[])[],
  label: number,
  context: Context,
): string[] {
  const numbers = columns.map((_, i) => `${i + 1}`.padStart(4)).join('');
  return [
    `  ${'from'.padEnd(label)}${numbers}`,
    ...rows.map(({ name, cells }) =>
      `  ${name.padEnd(label)}${cells.map(cell => signed(cell, context)).join('')}`.trimEnd(),
    ),
    ...columns.flatMap((groups, i) =>
      wrapped(`  to ${`${i + 1}`.padStart(3)}  ${context.nameOf(groups)}`, context.width, 10),
    ),
  ];
}

function signed(outcome: Value<Outcome>, { paint }: Context): string {
  if (outcome === undefined || outcome === 'apart') return '    ';
  return `   ${tint(outcome, paint)(signs[outcome])}`;
}

export function tint(outcome: Outcome, paint: Paint): (text: string) => string {
  return { allow: paint.green, 'allow with L7': paint.cyan, deny: paint.red, unknown: paint.yellow }[outcome];
}

/** By destination, who gets there; what is denied goes without saying. */
function list(
  rows: readonly Line<Outcome>[],
  columns: readonly (readonly Group[])[],
  context: Context,
): string[] {
  const { nameOf, paint, all, width } = context;
  return columns.flatMap((groups, i) => {
    const by = new Map<Outcome, Group[]>();
    for (const { groups: sources, cells } of rows) {
      for (const outcome of said(cells[i])) by.set(outcome, [...(by.get(outcome) ?? []), ...sources]);
    }
    const told = [...by].filter(([outcome]) => all || outcome !== 'deny');
    return [
      ...wrapped(`  to ${nameOf(groups)}`, width),
      ...told.flatMap(([outcome, sources]) =>
        wrapped(`    ${outcome} from ${nameOf(sources)}`, width, 6).map(line =>
          line.replace(`    ${outcome} from`, `    ${tint(outcome, paint)(outcome)} from`),
        ),
      ),
      ...(told.length === 0 ? [`    ${paint.red('deny')} from everybody`] : []),
    ];
  });
}
