import { isMap, type Json, type JsonMap } from '../kinds/index';
import { wideMap } from '../kinds/wide-map';
import { inlineText } from './scalar';
import { emit } from './yaml';

/** Deeper ones are left to the parser, which knows how deep is too deep. */
const deepest = 32;
/** Longer lines of maps are hardly ever those of another map. */
const mostKnown = 1024;
const entry = /^([A-Za-z][\w.-]{0,127}):(?: (.+))?$/;

/**
 * Reads texts that Meshprint wrote and that hold only maps and words: the peers of a cluster, which are many, and whose
 * text is another one in each cluster. Equal maps below are one map. What was read is written again and must be the same
 * text, so that this can never read another thing than a YAML parser, which takes fifty times as long.
 */
export class PlainMaps {
  private readonly known = new Map<string, JsonMap>();
  private readonly learnt = new WeakSet<object>();

  /** Takes the maps in a map that can be written, as they are known already. */
  learn(map: JsonMap, pad = ''): void {
    if (this.learnt.has(map)) return;
    this.learnt.add(map);
    const below = Object.values(map).filter((value): value is JsonMap => isMap(value));
    for (const one of below) this.learn(one, `${pad}  `);
    if (below.length === 0) this.known.set(emit(map).replace(/^(?=.)/gm, pad), map);
  }

  /** Undefined for anything else. */
  read(text: string): JsonMap | undefined {
    return this.mapOf(text.replace(/^(?:#.*\n)+/, ''), '');
  }

  private mapOf(lines: string, pad: string): JsonMap | undefined {
    if (lines.length > mostKnown) return this.newMap(lines, pad);
    const map = this.known.get(lines) ?? this.newMap(lines, pad);
    if (map !== undefined) this.known.set(lines, map);
    return map;
  }

  /** @param lines all of them begin with the padding */
  private newMap(lines: string, pad: string): JsonMap | undefined {
    if (lines === '' || pad.length > 2 * deepest) return undefined;
    const map = wideMap<Json>();
    for (let at = 0; at < lines.length;) {
      const below = lines.indexOf('\n', at) + 1;
      const [, key = '', word] = entry.exec(lines.slice(at + pad.length, below - 1)) ?? [];
      if (below === 0 || inlineText(key) !== key || Object.hasOwn(map, key)) return undefined;
      const end = endOf(lines, below, `${pad}  `);
      const value = word === undefined ? this.mapOf(lines.slice(below, end), `${pad}  `) : wordOf(key, word);
      if (value === undefined || (word !== undefined && end > below)) return undefined;
      map[key] = value;
      at = end;
    }
    return Object.freeze(map);
  }
}

/** Where the lines end that begin with a padding. */
function endOf(lines: string, start: number, pad: string): number {
  let at = start;
  while (lines.startsWith(pad, at)) at = lines.indexOf('\n', at) + 1 || lines.length;
  return at;
}

/** Undefined where it would not be written like that. */
function wordOf(key: string, text: string): Json | undefined {
  const value = plainly(text);
  return emit({ [key]: value }) === `${key}: ${text}\n` ? value : undefined;
}

function plainly(text: string): Json {
  if (/^(?:-?\d|["[{]|true$|false$|null$)/.test(text))
    try {
      return JSON.parse(text) as Json;
    } catch {
      return text;
    }
  return text;
}
