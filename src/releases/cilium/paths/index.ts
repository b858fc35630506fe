import { minors, table } from './table';

export { acceptsType, nameOfType } from './types';

/** What the chart of one minor knows of a value path. */
export interface KnownPath {
  /** What may stand there, as letters and words of the table; empty for a map with known keys only. */
  readonly type: string;
  /** True for a map that people may fill with keys of their own. */
  readonly open: boolean;
  /** True where only the chart's templates have the path, and its values.yaml has not. */
  readonly unlisted: boolean;
  readonly children: ReadonlyMap<string, KnownPath>;
}

/** The minors whose paths are known, oldest first. */
export const minorsWithPaths: readonly string[] = minors;

const read = new Map<string, KnownPath>();

/** The value paths of a minor, as a tree; read from the table once. */
export function knownPaths(minor: string): KnownPath {
  const known = read.get(minor) ?? readTable(minor);
  read.set(minor, known);
  return known;
}

interface Node extends KnownPath {
  readonly children: Map<string, Node>;
}

function readTable(minor: string): KnownPath {
  const root = node('');
  /** The map around each depth, with the minors that have it; undefined where this minor has it not. */
  const around: { readonly map: Node | undefined; readonly minors: readonly string[] }[] = [
    { map: root, minors },
  ];
  for (const line of table.trim().split('\n')) {
    const depth = line.search(/\S/);
    const [key = '', ...words] = line.trim().split(' ');
    const own = words.filter(isMinor);
    const parent = around[depth];
    const having = own.length === 0 ? (parent?.minors ?? []) : own;
    const map = having.includes(minor) ? parent?.map : undefined;
    const entry = map && node(words.find(word => !isMinor(word)) ?? '');
    if (entry !== undefined) map?.children.set(key, entry);
    around[depth + 1] = { map: entry, minors: having };
  }
  return root;
}

const isMinor = (word: string): boolean => /^\d+\.\d+$/.test(word);

function node(word: string): Node {
  const type = word.replace(/\?$/, '');
  const open = type === '+' || (!type.startsWith('=') && /[mM]/.test(type));
  return { type, open, unlisted: word.endsWith('?'), children: new Map() };
}
