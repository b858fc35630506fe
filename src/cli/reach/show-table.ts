import type { Group, Outcome } from '../../simulate/index';
import { wrapped } from '../terminal';
import type { Line, Value } from './grid';
import { type Context, tint } from './look';

/** In a table; the sign says it, the colour repeats it. */
const signs: Readonly<Record<Outcome, string>> = {
  allow: '+',
  'allow with L7': '~',
  deny: '-',
  unknown: '?',
};

/** Lines against columns, where the terminal is wide enough; else the columns one by one. */
export function tableOrList(
  rows: readonly Line<Outcome>[],
  columns: readonly (readonly Group[])[],
  context: Context,
  hasElse = false,
): string[] {
  const { nameOf, width } = context;
  const named = rows.map(({ groups, cells }) => ({ name: nameOf(groups), cells }));
  const others = { name: 'everybody else', cells: columns.map((): Outcome => 'deny') };
  const all = hasElse ? [...named, others] : named;
  const longest = Math.max(...all.map(({ name }) => name.length), 4);
  const most = Math.min(longest, width - 2 - columns.length * 4);
  const fits = most >= Math.min(longest, narrowest) && columns.length < 1000;
  const label = Math.max(...all.flatMap(({ name }) => wrapped(name, most, 2).map(line => line.length)), 4);
  return fits ? table(all, columns, label, context) : list(rows, columns, context);
}

/** Names that are cut into more lines than this makes tell nobody anything. */
const narrowest = 36;

function table(
  rows: readonly { readonly name: string; readonly cells: readonly Value<Outcome>[] }[],
  columns: readonly (readonly Group[])[],
  label: number,
  context: Context,
): string[] {
  const numbers = columns.map((_, i) => `${i + 1}`.padStart(4)).join('');
  return [
    `  ${'from'.padEnd(label)}${numbers}`,
    ...rows.flatMap(({ name, cells }) => {
      const [first = '', ...more] = wrapped(name, label, 2);
      const line = `  ${first.padEnd(label)}${cells.map(cell => signed(cell, context)).join('')}`;
      return [line.trimEnd(), ...more.map(text => `  ${text}`)];
    }),
    ...columns.flatMap((groups, i) =>
      wrapped(`  to ${`${i + 1}`.padStart(3)}  ${context.nameOf(groups)}`, context.width, 10),
    ),
  ];
}

function signed(outcome: Value<Outcome>, { paint }: Context): string {
  if (outcome === undefined || outcome === 'apart') return '    ';
  return `   ${tint(outcome, paint)(signs[outcome])}`;
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

/** What is said in a cell, if anything is. */
export const said = (value: Value<Outcome>): Outcome[] =>
  value === undefined || value === 'apart' ? [] : [value];
