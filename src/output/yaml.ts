import type { Json, JsonMap } from '../kinds/index';
import { inlineText, numberText, Unwritable, valueText } from './scalar';

/**
 * The keys of a map, in the order to write them.
 *
 * @param parent the key that the map is below; undefined for an item of a list and at the root
 * @param depth how many maps and lists are around it
 */
export type KeyOrder = (map: JsonMap, parent: string | undefined, depth: number) => readonly string[];

/**
 * A value as block YAML that every parser of YAML 1.1, YAML 1.2 and Go reads back as the same JSON. No aliases and no
 * folded lines; dashes stand below the first letter of their key, as `kubectl get -o yaml` puts them.
 *
 * General YAML libraries are 20 to 30 times slower, and their quoting suits one version of YAML at a time.
 */
export function emit(value: Json, order: KeyOrder = Object.keys): string {
  if (typeof value === 'string') return `${inlineText(value)}\n`;
  return isFilled(value) ? lines(value, '', '', { order, parent: undefined, depth: 0 }) : leaf(value, '');
}

interface Place {
  readonly order: KeyOrder;
  readonly parent: string | undefined;
  readonly depth: number;
}

type Filled = readonly Json[] | JsonMap;

const isList = (value: Filled): value is readonly Json[] => Array.isArray(value);

function isFilled(value: Json | undefined): value is Filled {
  if (typeof value !== 'object' || value === null) return false;
  return isList(value) ? value.length > 0 : Object.keys(value).length > 0;
}

/** The lines of a map or list. `lead` stands before the first one: a dash may be there in place of the padding. */
function lines(value: Filled, lead: string, pad: string, place: Place): string {
  return isList(value) ? listLines(value, lead, pad, place) : mapLines(value, lead, pad, place);
}

function listLines(list: readonly Json[], lead: string, pad: string, place: Place): string {
  const below = { order: place.order, parent: undefined, depth: place.depth + 1 };
  const deeper = `${pad}  `;
  let text = '';
  for (const item of list) {
    text += `${text === '' ? lead : pad}- `;
    text += isFilled(item) ? lines(item, '', deeper, below) : leaf(item, deeper);
  }
  return text;
}

function mapLines(map: JsonMap, lead: string, pad: string, place: Place): string {
  const deeper = `${pad}  `;
  let text = '';
  for (const key of place.order(map, place.parent, place.depth)) {
    const value = map[key];
    text += (text === '' ? lead : pad) + keyText(key, pad);
    if (isFilled(value)) {
      const start = isList(value) ? pad : deeper;
      text += `\n${lines(value, start, start, { order: place.order, parent: key, depth: place.depth + 1 })}`;
    } else text += ` ${leaf(value, deeper)}`;
  }
  return text;
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
