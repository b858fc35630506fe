import { type ParsedNode, parseDocument, type YAMLParseError } from 'yaml';
import { maxDepth } from '../yaml/index';
import { scan } from './scan';
import type { Source } from './source';

const tooDeep = `this is nested more than ${maxDepth} levels deep.`;

/** The parser's words for what people get wrong most, where they would not help. */
const plainWords: Readonly<Partial<Record<YAMLParseError['code'], string>>> = {
  MULTIPLE_DOCS: 'another document begins here; a fleet file is one document.',
  RESOURCE_EXHAUSTION: tooDeep,
  TAB_AS_INDENT: 'this is not YAML: lines are indented with spaces, never with tabs.',
};

/**
 * Parses the text as one YAML 1.2 document.
 *
 * @throws FleetFileError at the first place that is no YAML, and when there is nothing or more than one document
 */
export function parse(source: Source): ParsedNode {
  scan(source);
  const { errors, contents } = compose(source);
  const [first] = errors;
  if (first !== undefined)
    throw source.error(
      first.pos[0],
      plainWords[first.code] ?? `this is not YAML: ${lowerFirst(first.message)}.`,
    );
  if (contents === null) throw source.error(0, 'the file is empty.');
  return contents;
}

function compose(source: Source): { errors: readonly YAMLParseError[]; contents: ParsedNode | null } {
  try {
    // Duplicate keys are looked for afterwards: the parser compares each key with each other one.
    return parseDocument(source.text, {
      version: '1.2',
      schema: 'core',
      uniqueKeys: false,
      prettyErrors: false,
    });
  } catch (error) {
    // The parser runs out of stack where the nesting is not of brackets, as in `a: a: a:`.
    if (error instanceof RangeError) throw source.error(0, tooDeep);
    throw error;
  }
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
