import type { Document, YAMLParseError } from 'yaml';
import { yaml } from './library';
import { type Flaw, type Limits, maxDepth, scanYaml } from './scan';

const tooDeep = `this is nested more than ${maxDepth} levels deep.`;

/** The parser's words for what people get wrong most, where they would not help. */
const plainWords: Readonly<Partial<Record<YAMLParseError['code'], string>>> = {
  MULTIPLE_DOCS: 'another document begins here; the file is one document.',
  RESOURCE_EXHAUSTION: tooDeep,
  TAB_AS_INDENT: 'this is not YAML: lines are indented with spaces, never with tabs.',
};

const options = {
  version: '1.2',
  schema: 'core',
  // Duplicate keys are not looked for here: the parser compares each key with each other one.
  uniqueKeys: false,
  prettyErrors: false,
} as const;

/**
 * Parses a text as YAML 1.2, and gives what is read of each document; or the first place that is no YAML, or too much.
 *
 * @param how one document, or as many as there are
 */
export function parseDocuments<T>(
  text: string,
  limits: Limits,
  how: 'one' | 'several',
  read: (document: Document.Parsed) => T,
): readonly T[] | Flaw {
  const flaw = scanYaml(text, limits);
  if (flaw !== undefined) return flaw;
  try {
    const { parseAllDocuments, parseDocument } = yaml();
    const parsed = how === 'one' ? [parseDocument(text, options)] : parseAllDocuments(text, options);
    // Of a text without any document the parser makes something else.
    const documents = Array.isArray(parsed) ? parsed : [];
    const [error] = documents.flatMap(({ errors }) => errors);
    return error === undefined ? documents.map(read) : { offset: error.pos[0], problem: problemOf(error) };
  } catch (error) {
    // The parser, or what reads its documents, runs out of stack where the nesting is not of brackets, as in `a: a: a:`.
    if (error instanceof RangeError) return { offset: 0, problem: tooDeep };
    throw error;
  }
}

const problemOf = ({ code, message }: Pick<YAMLParseError, 'code' | 'message'>): string =>
  plainWords[code] ?? `this is not YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}.`;
