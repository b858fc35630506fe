/**
 * A plain value in which equal parts stand once: a large fleet says the same of hundreds of clusters. `parts` holds
 * texts, numbers and so on as they are; a list is `[0, …parts]` and an object `[1 + its shape, …parts]`, each part by its
 * number. A part stands before what it is in, and the whole is the last one.
 */
export interface Packed {
  /** The keys of objects. */
  readonly shapes: readonly (readonly string[])[];
  readonly parts: readonly Part[];
}

export type Part = string | number | boolean | null | readonly number[];

/** Packs a value of plain JSON; what is undefined in an object is left out. */
export function pack(value: unknown): Packed {
  const packer = new Packer();
  packer.add(value);
  return packer;
}

class Packer implements Packed {
  readonly shapes: (readonly string[])[] = [];
  readonly parts: Part[] = [];
  private readonly knownShapes = new Map<string, number>();
  private readonly known = new Map<string, number>();
  private readonly seen = new WeakMap<object, number>();

  add(value: unknown): number {
    if (typeof value !== 'object' || value === null) return this.keep(JSON.stringify(value), value as Part);
    const before = this.seen.get(value);
    if (before !== undefined) return before;
    const list = Array.isArray(value) ? this.list(value) : this.object(value);
    const at = this.keep(`[${list.join()}]`, list);
    this.seen.set(value, at);
    return at;
  }

  private list(value: readonly unknown[]): number[] {
    return [0, ...value.map(part => this.add(part))];
  }

  private object(value: object): number[] {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined);
    const keys = entries.map(([key]) => key);
    const id = JSON.stringify(keys);
    const shape = this.knownShapes.get(id) ?? this.shapes.push(keys) - 1;
    this.knownShapes.set(id, shape);
    return [1 + shape, ...entries.map(([, part]) => this.add(part))];
  }

  private keep(id: string, part: Part): number {
    const at = this.known.get(id) ?? this.parts.push(part) - 1;
    this.known.set(id, at);
    return at;
  }
}

/** The value again. Parts that were equal are one object. */
export function unpack({ shapes, parts }: Packed): unknown {
  const made: unknown[] = [];
  for (const part of parts) {
    if (typeof part !== 'object' || part === null) {
      made.push(part);
      continue;
    }
    const [kind = 0, ...refs] = part;
    const values = refs.map(ref => made[ref]);
    const keys = shapes[kind - 1];
    made.push(keys === undefined ? values : Object.fromEntries(keys.map((key, i) => [key, values[i]])));
  }
  return made.at(-1);
}
