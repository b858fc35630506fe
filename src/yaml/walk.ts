import type { Alias, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { collection, type Entry, leaf, type Located } from './located';
import { yaml } from './library';
import { maxDepth } from './scan';
import type { Source } from './source';

/** How many values aliases may repeat: more than a person shares, less than a "billion laughs". */
const maxRepeated = 100_000;
/** More than any fleet has of one thing. The check of the shape takes seconds when each of so many is wrong. */
const maxEntries = 10_000;

/** Turns a parsed document into plain data with places. Notes what a file may not have, and goes on. */
export class Walk {
  /** What is wrong, with its place. */
  readonly problems: { readonly at: number; readonly text: string }[] = [];
  private readonly anchors = new Map<string, Located | 'unfinished'>();
  private repeated = 0;

  constructor(private readonly source: Source) {}

  /**
   * @param node null where there is a key without a value
   * @param at the place of a value that is not there
   * @throws YamlError where going on would take too long
   */
  visit(node: ParsedNode | null, at: number, depth = 0): Located {
    if (depth > maxDepth) throw this.source.error(at, `this is nested more than ${maxDepth} levels deep.`);
    if (node === null) return leaf(at);
    const { isAlias, isMap, isScalar, isSeq } = yaml();
    if (isAlias(node)) return this.alias(node, depth);
    if (!isScalar(node) && node.items.length > maxEntries)
      throw this.source.error(node.range[0], `there are more than ${maxEntries} entries in one map or list.`);
    const { anchor } = node;
    if (anchor !== undefined) this.anchors.set(anchor, 'unfinished');
    const located = isMap(node)
      ? this.map(node, depth)
      : isSeq(node)
        ? this.list(node, depth)
        : this.scalar(node);
    if (anchor !== undefined) this.anchors.set(anchor, located);
    return located;
  }

  private map({ items, range: [start] }: YAMLMap.Parsed, depth: number): Located {
    const children = new Map<string, Entry>();
    for (const { key, value } of items) {
      const name = this.key(key, children);
      // Visited even when the key is refused, so that everything wrong below it is told as well.
      const located = this.visit(value, key.range[1], depth + 1);
      if (name !== undefined) children.set(name, { key: key.range[0], value: located });
    }
    // fromEntries takes `__proto__` for a key like any other.
    const plain = Object.fromEntries([...children].map(([key, entry]) => [key, entry.value.value]));
    return collection(start, plain, children);
  }

  private list({ items, range: [start] }: YAMLSeq.Parsed, depth: number): Located {
    const values = (items as (ParsedNode | null)[]).map(item => this.visit(item, start, depth + 1));
    const children = values.map((value, i): [string, Entry] => [String(i), { key: value.start, value }]);
    const plain = values.map(({ value }) => value);
    return collection(start, plain, new Map(children));
  }

  private scalar({ value, type, source, range: [start] }: Scalar.Parsed): Located {
    if (typeof value === 'string' && /(?![\t\n])[\p{Cc}\p{Cs}]/u.test(value))
      this.refuse(start, 'this text has a control character, or half a character, in it');
    // `key:` with nothing behind it, as against `key: null`.
    if (value === null && source === '') return leaf(start);
    return leaf(start, value, { text: source, quoted: type !== 'PLAIN' });
  }

  private alias({ source: name, range: [start] }: Alias.Parsed, depth: number): Located {
    const target = this.anchors.get(name);
    if (target === undefined) this.refuse(start, `there is no anchor &${name} before this alias`);
    else if (target === 'unfinished') this.refuse(start, `the anchor &${name} would be a part of itself`);
    if (target === undefined || target === 'unfinished') return leaf(start);
    this.repeated += target.size;
    if (this.repeated > maxRepeated)
      throw this.source.error(start, `the aliases up to here repeat more than ${maxRepeated} values.`);
    if (depth + target.height > maxDepth)
      throw this.source.error(start, `this is nested more than ${maxDepth} levels deep.`);
    return { ...target, start };
  }

  /** The text of a key; undefined, with the problem noted, where a file cannot have it. */
  private key(key: ParsedNode, taken: ReadonlyMap<string, Entry>): string | undefined {
    const [at] = key.range;
    const name = yaml().isScalar(key) ? key.source : undefined;
    const problem = name === undefined ? 'a key has to be text, no list, map or alias' : problemWithKey(name);
    const first = taken.get(name ?? '');
    // Visited for its anchor, and for what is wrong with any value.
    if (name !== undefined) this.visit(key, at);
    if (problem !== undefined) this.refuse(at, problem);
    else if (first !== undefined) {
      const { line } = this.source.positionAt(first.key);
      this.refuse(at, `the key '${name ?? ''}' is here a second time; line ${line} has it first`);
    } else return name;
    return undefined;
  }

  private refuse(at: number, text: string): void {
    this.problems.push({ at, text });
  }
}

function problemWithKey(name: string): string | undefined {
  if (name === '') return 'there is no key before the colon';
  if (name === '<<') return 'YAML 1.2 has no merge keys (<<); write out what is merged';
  return /[\t\n]/.test(name) ? 'a key has to be on one line, without tabs' : undefined;
}
