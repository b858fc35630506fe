/** One thing that is wrong with an API object. */
export interface ObjectProblem {
  /** Place in the object, such as `spec.ingress[0].toPorts[0].ports[0].port`; empty for the object as a whole. */
  readonly pointer: string;
  /** The same step by step. */
  readonly at: Path;
  /** A sentence without its subject, which is the pointer: `is missing`, `must be a string, not 5`. */
  readonly problem: string;
  readonly expected?: string;
  /** What is there instead; a value as JSON. */
  readonly actual?: string;
}

/** The way from an object's root to a place in it: field names and list indexes. */
export type Path = readonly (string | number)[];

/** `['spec', 'rules', 0, 'a/b']` -> `spec.rules[0]["a/b"]`. */
export function pointerOf(path: Path): string {
  let pointer = '';
  for (const step of path) {
    if (typeof step === 'number') pointer += `[${step}]`;
    else if (!/^[A-Za-z_$][\w$-]{0,99}$/.test(step)) pointer += `[${quote(step)}]`;
    else pointer += pointer === '' ? step : `.${step}`;
  }
  return pointer;
}

/** Orders places as they are read: a parent before its children, list entries by number. */
export function comparePaths(a: Path, b: Path): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i] ?? '', b[i] ?? ''];
    if (x === y) continue;
    if (typeof x === 'number' && typeof y === 'number') return x - y;
    return String(x) < String(y) ? -1 : 1;
  }
  return a.length - b.length;
}

/** A value as a message quotes it: as JSON, cut where it gets long. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'bigint' ? part.toString() : part,
  ) as string | undefined;
  if (text === undefined) return 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}
