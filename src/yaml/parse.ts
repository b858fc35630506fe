import type { ParsedNode, YAMLParseError } from 'yaml';
import { yaml } from './library';
import { type Limits, maxDepth, scanYaml } from './scan';
import type { Source } from './source';

/** More than any file that people write: about 100,000 lines. */
const limits: Limits = {
  what: 'the file',
  pieces: 1_000_000,
  tooMuch: 'the file says too much; what is of that size is better written in TypeScript.',
  anchors: 1000,
};

const tooDeep = `this is nested more than ${maxDepth} levels deep.`;

/** The parser's words for what people get wrong most, where they would not help. */
const plainWords: Readonly<Partial<Record<YAMLParseError['code'], string>>> = {
  MULTIPLE_DOCS: 'another document begins here; the file is one document.',
  RESOURCE_EXHAUSTION: tooDeep,
  TAB_AS_INDENT: 'this is not YAML: lines are indented with spaces, never with tabs.',
};

/** A document as the parser gives it. */
interface Parsed {
  readonly errors: readonly YAMLParseError[];
  readonly contents: ParsedNode | null;
}

const options = {
  version: '1.2',
  schema: 'core',
  // Duplicate keys are looked for afterwards: the parser compares each key with each other one.
  uniqueKeys: false,
  prettyErrors: false,
} as const;

/**
 * Parses the text as one YAML 1.2 document.
 *
 * @throws YamlError at the first place that is no YAML, and when there is nothing or more than one document
 */
export function parseOne(source: Source): ParsedNode {
  const [only] = parsed(source, text => [yaml().parseDocument(text, options)]);
  if (only === undefined) throw source.error(0, 'the file is empty.');
  return only;
}

/**
 * Parses the text as a row of YAML 1.2 documents; those that are empty are left out.
 *
 * @throws YamlError at the first place that is no YAML
 */
export function parseSeveral(source: Source): ParsedNode[] {
  return parsed(source, text => {
    const documents = yaml().parseAllDocuments(text, options);
    // Of a text without any document the parser makes something else.
    return Array.isArray(documents) ? documents : [];
  });
}

function parsed(source: Source, parse: (text: string) => readonly Parsed[]): ParsedNode[] {
  const flaw = scanYaml(source.text, limits);
  if (flaw !== undefined) throw source.error(flaw.offset, flaw.problem);
  return caught(source, parse).flatMap(({ errors: [first], contents }) => {
    if (first !== undefined)
      throw source.error(
        first.pos[0],
        plainWords[first.code] ?? `this is not YAML: ${lowerFirst(first.message)}.`,
      );
    return contents === null ? [] : [contents];
  });
}

function caught(source: Source, parse: (text: string) => readonly Parsed[]): readonly Parsed[] {
  try {
    return parse(source.text);
  } catch (error) {
    // The parser runs out of stack where the nesting is not of brackets, as in `a: a: a:`.
    if (error instanceof RangeError) throw source.error(0, tooDeep);
    throw error;
  }
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
