import { didYouMean } from '../kinds/nearest';
import type { ShapeMistake } from '../model/mistake';
import type { Located } from '../yaml/index';

const otherwise = 'Correct it in the fleet file; schemas/fleet.schema.json says what it takes.';

/** How to mend a mistake: what was probably meant, or which way YAML reads what was written. */
export function hintFor({ meant, types = [], example }: ShapeMistake, value: Located | undefined): string {
  if (meant !== undefined) return didYouMean(meant);
  if (value === undefined) return otherwise;
  return readingOf(value, types, example) ?? otherwise;
}

function readingOf(
  { value, written }: Located,
  types: readonly string[],
  example: string | undefined,
): string | undefined {
  const wants = (type: string): boolean => types.includes(type);
  if (value === null && wants('object')) return 'Write {} for one that says nothing more.';
  if (written === undefined) return undefined;
  const { text, quoted } = written;
  if (typeof value !== 'string' && wants('string'))
    return `YAML reads ${cut(text)} as ${nameOf(value)}; ${example === undefined ? `put it in quotes: '${cut(text)}'` : `write a text such as '${example}'`}.`;
  if (quoted && (wants('integer') || wants('number') || wants('boolean')))
    return 'What stands in quotes is text; write it without them.';
  if (wants('boolean')) return 'Write true or false; yes, no, on and off are text in YAML 1.2.';
  if (typeof value === 'string' && wants('array')) return `Write a list: [${cut(text)}].`;
  return undefined;
}

function nameOf(value: unknown): string {
  if (typeof value === 'number') return `the number ${value}`;
  return value === null ? 'nothing at all' : 'a truth value';
}

const cut = (text: string): string => text.slice(0, 40);
