import type { Json, JsonMap } from '../kinds/index';
import { emit } from './yaml';

/** Deeper ones are left to the parser, which knows how deep is too deep. */
const deepest = 32;
const line = /^( *)([A-Za-z][\w.-]*):(?: (.+))?$/;

/**
 * The map in a text that Meshprint wrote, where it holds only maps and words: the peers of a cluster, which are many, and
 * whose text is another one in each cluster. Undefined for anything else. What was read is written again and must be the
 * same text, so that this can never read another thing than a YAML parser, which takes fifty times as long.
 */
export function readPlainMap(text: string): JsonMap | undefined {
  const body = text.replace(/^(?:#.*\n)+/, '');
  const root: Record<string, Json> = {};
  const open: Record<string, Json>[] = [root];
  for (const written of body.slice(0, -1).split('\n')) {
    const [, pad = '', key, value] = line.exec(written) ?? [];
    const depth = pad.length / 2;
    const parent = open[depth];
    if (key === undefined || parent === undefined || depth > deepest) return undefined;
    open.length = depth + 1;
    const below: Record<string, Json> = {};
    parent[key] = value === undefined ? below : wordOf(value);
    if (value === undefined) open.push(below);
  }
  return emit(root) === body ? root : undefined;
}

function wordOf(text: string): Json {
  if (/^(?:-?\d|["[{]|true$|false$|null$)/.test(text))
    try {
      return JSON.parse(text) as Json;
    } catch {
      return text;
    }
  return text;
}
