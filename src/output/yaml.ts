import type { Json, JsonMap } from '../kinds/index';
import { inlineText, numberText, Unwritable, valueText } from './scalar';

/**
 * The keys of a map, in the order to write them.
 *
 * @param parent the key that the map is below; undefined for an item of a list and at the root
 * @param depth how many maps and lists are around it
 */
export type KeyOrder = (map: JsonMap, parent: string | undefined, depth: number) => readonly string[];

/** Texts of the small parts of values, for a caller whose values share parts that never change. */
export type EntryTexts = WeakMap<object, Entry>;

/** A part as it was written last: below a key, or as an item of a list, and so far to the right. */
interface Entry {
  readonly key: string | undefined;
  readonly pad: string;
  readonly text: string;
}

/**
 * A value as block YAML that every parser of YAML 1.1, YAML 1.2 and Go reads back as the same JSON. No aliases and no
 * folded lines; dashes stand below the first letter of their key, as `kubectl get -o yaml` puts them.
 *
 * General YAML libraries are 20 to 30 times slower, and their quoting suits one version of YAML at a time.
 */
export function emit(value: Json, order: KeyOrder = Object.keys, known?: EntryTexts): string {
  if (typeof value === 'string') return `${inlineText(value)}\n`;
  return lines(value, '', '', { order, known, parent: undefined, depth: 0 }) || leaf(value, '');
}

interface Place {
  readonly order: KeyOrder;
  readonly known: EntryTexts | undefined;
  readonly parent: string | undefined;
  readonly depth: number;
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const isMap = (value: Json | undefined): value is JsonMap =>
  typeof value === 'object' && value !== null && !isList(value);

const below = ({ order, known, depth }: Place, parent: string | undefined): Place => ({
  order,
  known,
  parent,
  depth: depth + 1,
});

/**
 * The lines of a map or list; none for an empty one and for anything else. `lead` stands before the first one: a dash may
 * be there in place of the padding.
 */
function lines(value: Json | undefined, lead: string, pad: string, place: Place): string {
  if (isList(value)) return listLines(value, lead, pad, place);
  return isMap(value) ? mapLines(value, lead, pad, place) : '';
}

function listLines(list: readonly Json[], lead: string, pad: string, place: Place): string {
  let text = '';
  for (const item of list)
    text += `${text === '' ? lead : pad}- ${knownText(item, undefined, pad, place) ?? itemText(item, pad, place)}`;
  return text;
}

function itemText(item: Json, pad: string, place: Place): string {
  const deeper = `${pad}  `;
  const text = lines(item, '', deeper, below(place, undefined)) || leaf(item, deeper);
  remember(item, { key: undefined, pad, text }, place);
  return text;
}

function mapLines(map: JsonMap, lead: string, pad: string, place: Place): string {
  let text = '';
  for (const key of place.order(map, place.parent, place.depth)) {
    const value = map[key];
    text += text === '' ? lead : pad;
    text += knownText(value, key, pad, place) ?? entryText(key, value, pad, place);
  }
  return text;
}

function entryText(key: string, value: Json | undefined, pad: string, place: Place): string {
  const deeper = `${pad}  `;
  const start = isList(value) ? pad : deeper;
  const inside = lines(value, start, start, below(place, key));
  const text = keyText(key, pad) + (inside === '' ? ` ${leaf(value, deeper)}` : `\n${inside}`);
  remember(value, { key, pad, text }, place);
  return text;
}

function knownText(
  value: Json | undefined,
  key: string | undefined,
  pad: string,
  { known }: Place,
): string | undefined {
  if (known === undefined || typeof value !== 'object' || value === null) return undefined;
  const entry = known.get(value);
  return entry?.key === key && entry?.pad === pad ? entry.text : undefined;
}

/** Longer texts are not worth their memory: what is in them is known by itself. */
const longestKnown = 512;

function remember(value: Json | undefined, entry: Entry, { known }: Place): void {
  if (typeof value !== 'object' || value === null) return;
  if (entry.text.length <= longestKnown) known?.set(value, entry);
}

/**
 * Parsers find the colon of a simple key within 1024 characters only, counted in different ways. 256 UTF-16 units are
 * at most 768 bytes: short enough in every count.
 */
const simpleKeyLimit = 256;

function keyText(key: string, pad: string): string {
  const text = inlineText(key);
  return text.length > simpleKeyLimit ? `? ${text}\n${pad}:` : `${text}:`;
}

/** A value without lines below it, and the newline. */
function leaf(value: Json | undefined, pad: string): string {
  switch (typeof value) {
    case 'string':
      return `${valueText(value, pad)}\n`;
    case 'number':
      return `${numberText(value)}\n`;
    case 'boolean':
      return value ? 'true\n' : 'false\n';
    case 'object':
      return value === null ? 'null\n' : Array.isArray(value) ? '[]\n' : '{}\n';
    default:
      throw new Unwritable(`${typeof value} is not JSON`);
  }
}
