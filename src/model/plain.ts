/** Where in a value, and why, it is no plain data. */
export interface PlainProblem {
  readonly at: readonly string[];
  /** Ends a sentence that begins with the place. */
  readonly problem: string;
}

/** Deeper than anything that the chart reads. */
const maxDepth = 64;
/** The chart itself has some 1600 values. */
const maxValues = 10_000;
/** What a ConfigMap can hold is 1 MiB; the cluster's other values need some of it. */
const maxCharacters = 500_000;

/**
 * What keeps a tree from being written to a file as it is: functions, what is undefined, numbers that are none, objects
 * of classes, cycles, more than a file should hold. Empty for plain JSON. Never follows a cycle, never runs a getter.
 */
export function problemsWithPlain(value: unknown): PlainProblem[] {
  const walk = new Walk();
  walk.visit(value, []);
  return walk.problems;
}

/** Enough to mend a tree by; one wrong function may stand in many places. */
const shownAtMost = 10;

class Walk {
  readonly problems: PlainProblem[] = [];
  private readonly above = new Set<object>();
  private values = 0;
  private characters = 0;

  visit(value: unknown, at: readonly string[]): void {
    this.values += 1;
    if (this.isFull()) return;
    if (typeof value === 'object' && value !== null) this.below(value, at);
    else this.refuse(at, problemWithLeaf(value));
    if (typeof value === 'string') this.count(value, at);
  }

  private below(value: object, at: readonly string[]): void {
    const problem = this.above.has(value) ? 'is a part of itself' : problemWithObject(value, at.length);
    if (problem !== undefined) {
      this.refuse(at, problem);
      return;
    }
    this.above.add(value);
    // Array.from fills the holes of a list.
    const keys = Array.isArray(value) ? Array.from(value, (_, i) => String(i)) : Reflect.ownKeys(value);
    for (const key of keys) {
      if (this.isFull()) break;
      this.property(value, key, at);
    }
    this.above.delete(value);
  }

  private property(value: object, key: string | symbol, at: readonly string[]): void {
    const property = Object.getOwnPropertyDescriptor(value, key);
    const place = typeof key === 'string' ? [...at, key] : at;
    const problem = problemWithKey(key, property);
    if (problem === undefined) {
      this.count(String(key), at);
      this.visit(property?.value, place);
    } else this.refuse(place, problem);
  }

  private count(text: string, at: readonly string[]): void {
    this.characters += text.length;
    if (this.characters > maxCharacters)
      this.refuse(at.slice(0, 1), `brings the values to more than ${maxCharacters} characters`);
  }

  private isFull(): boolean {
    if (this.values === maxValues + 1) {
      this.refuse([], `has more than ${maxValues} values`);
      this.values += 1;
    }
    return this.values > maxValues || this.characters > maxCharacters || this.problems.length >= shownAtMost;
  }

  private refuse(at: readonly string[], problem: string | undefined): void {
    if (problem !== undefined) this.problems.push({ at, problem });
  }
}

function problemWithObject(value: object, depth: number): string | undefined {
  if (depth >= maxDepth) return `is nested more than ${maxDepth} levels deep`;
  return Array.isArray(value) || isPlain(value)
    ? undefined
    : 'is an object of a class, which a file cannot hold';
}

/** True for `{…}`, of whichever realm, and for objects without a prototype. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function problemWithKey(key: string | symbol, property: PropertyDescriptor | undefined): string | undefined {
  if (typeof key === 'symbol') return 'has a key that is no text';
  if (key === '__proto__') return 'is a name that JavaScript keeps for itself';
  if (/\p{Cs}/u.test(key)) return 'has half a character in its name';
  const isComputed = property?.get !== undefined || property?.set !== undefined;
  return isComputed ? 'is computed, which a file cannot hold' : undefined;
}

function problemWithLeaf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isFinite(value) ? undefined : `is ${value}, which is no number that a file can hold`;
    case 'string':
      return /\p{Cs}/u.test(value) ? 'holds half a character' : undefined;
    case 'object':
      return undefined;
    default:
      return `is ${value === undefined ? 'undefined' : `a ${typeof value}`}, which a file cannot hold`;
  }
}
