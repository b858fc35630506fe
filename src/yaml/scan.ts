import type { CST as Cst } from 'yaml';
import { yaml } from './library';

/** Deeper than anything that people or Meshprint write; the YAML parser calls itself once for each level. */
export const maxDepth = 64;

/** Something in a text that it must not hold, and where. */
export interface Flaw {
  readonly offset: number;
  /** A sentence. */
  readonly problem: string;
}

/** How much a text may hold. */
export interface Limits {
  /** What the text is, with its article: `a fleet file`. */
  readonly what: string;
  /** Words, marks and gaps between them; a line has about ten. */
  readonly pieces: number;
  /** The sentence for a text that has more. */
  readonly tooMuch: string;
  /** Anchors and aliases together. */
  readonly anchors: number;
}

/**
 * Looks through the words of YAML before it is parsed. Finds what neither people's files nor Meshprint's have a use for
 * (tags, directives), and text that would keep the parser busy for minutes, such as a million brackets.
 */
export function scanYaml(
  text: string,
  { what, pieces: most, tooMuch, anchors: maxAnchors }: Limits,
): Flaw | undefined {
  const { CST, Lexer } = yaml();
  // The lexer's own, which stand for no characters: a plain word follows, a document or a flow begins or ends.
  const marks = new Set<string>([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);
  let [offset, pieces, anchors, flow, row] = [0, 0, 0, 0, 0];
  let previous: string | undefined;
  for (const piece of new Lexer().lex(text)) {
    const type = previous === CST.SCALAR ? 'scalar' : CST.tokenType(piece);
    if (type === 'anchor' || type === 'alias') anchors += 1;
    flow += flowChange(type);
    row = type === 'seq-item-ind' || type === 'explicit-key-ind' ? row + 1 : type === 'space' ? row : 0;
    pieces += 1;
    const problem =
      wordProblem(type, piece, previous, flow, what) ??
      (anchors > maxAnchors ? tooManyAnchors(maxAnchors) : undefined) ??
      (Math.max(flow, row) > maxDepth ? `this is nested more than ${maxDepth} levels deep.` : undefined) ??
      (pieces > most ? tooMuch : undefined);
    if (problem !== undefined) return { offset, problem };
    if (!marks.has(piece)) offset += piece.length;
    if (type !== 'space' && type !== 'newline' && type !== 'comment') previous = piece;
  }
  return undefined;
}

type Type = ReturnType<typeof Cst.tokenType>;

function wordProblem(
  type: Type,
  piece: string,
  previous: string | undefined,
  flow: number,
  what: string,
): string | undefined {
  if (type === 'tag')
    return `tags such as ${piece.slice(0, 20)} are not allowed; types follow from how values are written.`;
  if (type === 'directive-line') return `directives (%) are not allowed; ${what} is YAML 1.2.`;
  // Unbalanced brackets and empty entries are no YAML; they are refused here because the parser is slow to do it.
  if (flow < 0) return `this is not YAML: '${piece}' closes nothing.`;
  if (type === 'comma' && (previous === ',' || previous === '[' || previous === '{'))
    return 'this is not YAML: there is nothing before the comma.';
  return undefined;
}

const tooManyAnchors = (most: number): string =>
  most === 0 ? 'anchors and aliases are not read.' : `there are more than ${most} anchors and aliases.`;

function flowChange(type: Type): number {
  if (type === 'flow-map-start' || type === 'flow-seq-start') return 1;
  return type === 'flow-map-end' || type === 'flow-seq-end' ? -1 : 0;
}
