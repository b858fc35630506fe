/** A value of the file as plain data, with where it and everything in it was written; places count from the start. */
export interface Located {
  readonly value: unknown;
  /** Where the value begins. */
  readonly start: number;
  /** Entries of a map by key, or of a list by index. */
  readonly children: ReadonlyMap<string, Entry>;
  /** How a single value was written; undefined for a map, a list, and a value that is left out. */
  readonly written: { readonly text: string; readonly quoted: boolean } | undefined;
  /** How many values it is made of, itself included; what an alias repeats counts each time. */
  readonly size: number;
  /** How many levels of maps and lists it has. */
  readonly height: number;
}

/** A value below another. */
export interface Entry {
  /** Where its key begins; in a list, where the value itself does. */
  readonly key: number;
  readonly value: Located;
}

/** A single value, or none. */
export const leaf = (start: number, value: unknown = null, written?: Located['written']): Located => ({
  value,
  start,
  children: new Map(),
  written,
  size: 1,
  height: 0,
});

/** A map or a list. */
export function collection(start: number, value: unknown, children: ReadonlyMap<string, Entry>): Located {
  let [size, height] = [1, 0];
  for (const entry of children.values()) {
    size += entry.value.size;
    height = Math.max(height, entry.value.height);
  }
  return { value, start, children, written: undefined, size, height: height + 1 };
}

/** The value at a path below another. */
export function entryAt(root: Located, path: readonly string[]): Entry | undefined {
  let entry: Entry | undefined = { key: root.start, value: root };
  for (const key of path) entry = entry?.value.children.get(key);
  return entry;
}
