/** One line of a `fleet.lock` with what is indented below it. */
export interface Entry {
  readonly line: number;
  /** What stands behind the colon, if anything does. */
  readonly value: string | undefined;
  readonly below: Map<string, Entry>;
}

/** Thrown where a `fleet.lock` cannot be relied on. */
export class Flaw extends Error {
  constructor(
    readonly line: number | undefined,
    problem: string,
  ) {
    super(problem);
  }
}

/** Two spaces a level, a key that may be quoted, and a value of one word. */
const pattern = /^((?: {2})*)(?:'([^']*)'|"([^"\\]*)"|([^\s'":]+)):(?: +([^\s#]+))? *$/;
const conflict = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/;

/**
 * Reads the few lines of YAML that a `fleet.lock` is made of. All else that YAML could say is refused: it came from an
 * editor or a merge, and a wrong guess about an id shows in production only.
 *
 * @throws Flaw
 */
export function readLines(text: string): Entry {
  const root: Entry = { line: 0, value: undefined, below: new Map() };
  let open = [root];
  text.split(/\r?\n/).forEach((written, index) => {
    const line = index + 1;
    if (/^ *(?:#.*)?$/.test(written)) return;
    if (conflict.test(written)) throw new Flaw(line, 'a merge conflict is not resolved');
    const [, indent, single, double, plain, value] = pattern.exec(written) ?? [];
    const key = single ?? double ?? plain;
    if (indent === undefined || key === undefined) throw new Flaw(line, `'${cut(written)}' is no line of it`);
    const parent = open[indent.length / 2];
    if (parent === undefined || parent.value !== undefined)
      throw new Flaw(line, `'${cut(key)}' is indented too far`);
    const first = parent.below.get(key);
    if (first !== undefined)
      throw new Flaw(line, `'${cut(key)}' is here a second time; line ${first.line} has it first`);
    const entry = { line, value, below: new Map<string, Entry>() };
    parent.below.set(key, entry);
    open = [...open.slice(0, indent.length / 2 + 1), entry];
  });
  return root;
}

const cut = (text: string): string => text.trim().slice(0, 40);
