import type { ParsedNode } from 'yaml';
import { parseDocuments } from './documents';
import type { Limits } from './scan';
import type { Source } from './source';

/** More than any file that people write: about 100,000 lines. */
const limits: Limits = {
  what: 'the file',
  pieces: 1_000_000,
  tooMuch: 'the file says too much; what is of that size is better written in TypeScript.',
  anchors: 1000,
};

/**
 * Parses the text as one YAML 1.2 document.
 *
 * @throws YamlError at the first place that is no YAML, and when there is nothing or more than one document
 */
export function parseOne(source: Source): ParsedNode {
  const [only] = parsed(source, 'one');
  if (only === undefined) throw source.error(0, 'the file is empty.');
  return only;
}

/**
 * Parses the text as a row of YAML 1.2 documents; those that are empty are left out.
 *
 * @throws YamlError at the first place that is no YAML
 */
export const parseSeveral = (source: Source): ParsedNode[] => parsed(source, 'several');

function parsed(source: Source, how: 'one' | 'several'): ParsedNode[] {
  const nodes = parseDocuments(source.text, limits, how, ({ contents }) => contents);
  if ('problem' in nodes) throw source.error(nodes.offset, nodes.problem);
  return nodes.filter(node => node !== null);
}
