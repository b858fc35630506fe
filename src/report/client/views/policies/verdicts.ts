import type { GridData, Outcome, VerdictData } from '../../../data/policies-data';

/** A cell of a grid. */
export interface Spot {
  readonly row: number;
  readonly column: number;
}

/** What clusters are to each other. */
export const relations: Readonly<Record<string, string>> = {
  'same cluster': 'Within a cluster',
  linked: 'Between linked clusters',
  'not linked': 'Between clusters without a link',
  'linked on one side': 'Linked on one side',
};

/** What stands in a cell. */
export const signs: Readonly<Record<Outcome, string>> = {
  allow: '✓',
  'allow with L7': '7',
  deny: '✕',
  unknown: '?',
};
/** The same in words. */
export const words: Readonly<Record<Outcome, string>> = {
  allow: 'allowed',
  'allow with L7': 'allowed, a proxy looks at requests',
  deny: 'denied',
  unknown: 'nobody can tell',
};

/** How it is coloured. */
export const classOf = (outcome: Outcome): string =>
  outcome.replace(/ .*/, outcome === 'allow with L7' ? '-l7' : '');

/** Whether a connection comes about. */
export const passes = (outcome: string | undefined): boolean =>
  outcome === 'allow' || outcome === 'allow with L7';

/** What the change lets through that did not get through before. */
export const opens = ({ before, outcome }: VerdictData): boolean =>
  before !== undefined && !passes(before) && passes(outcome);

/** What was found out about a cell. */
export const verdictsOf =
  ({ cells }: GridData, verdicts: readonly VerdictData[]) =>
  ({ row, column }: Spot): readonly VerdictData[] =>
    (cells[row]?.[column] ?? []).flatMap(number => verdicts[number] ?? []);

/** A cell as its element has it: `3.4`. */
export function readSpot(text: string | undefined): Spot | undefined {
  const [row, column] = (text ?? '').split('.').map(Number);
  return row === undefined || column === undefined || Number.isNaN(row + column)
    ? undefined
    : { row, column };
}
