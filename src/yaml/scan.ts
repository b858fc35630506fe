import { CST, Lexer } from 'yaml';
import type { Source } from './source';

/** Deeper than any fleet or policy; the YAML parser calls itself once for each level. */
export const maxDepth = 64;
/** Words, marks and gaps between them: about 100,000 lines. */
const maxPieces = 1_000_000;
/** Anchors and aliases together. */
const maxAnchors = 1000;

/** The lexer's own marks, which stand for no characters: a plain word follows, a document or a flow begins or ends. */
const marks = new Set<string>([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/**
 * Looks through the words of a file before it is parsed. Refuses what no file of ours has a use for (tags, directives),
 * and text that would keep the parser busy for minutes, such as a million brackets.
 *
 * @throws YamlError
 */
export function scan(source: Source): void {
  let [offset, pieces, anchors, flow, row] = [0, 0, 0, 0, 0];
  let previous: string | undefined;
  for (const piece of new Lexer().lex(source.text)) {
    const type = previous === CST.SCALAR ? 'scalar' : CST.tokenType(piece);
    const refuse = (problem: string): never => {
      throw source.error(offset, problem);
    };
    if (type === 'tag')
      refuse(`tags such as ${piece.slice(0, 20)} are not allowed; types follow from how values are written.`);
    if (type === 'directive-line') refuse('directives (%) are not allowed; the file is YAML 1.2.');
    if (type === 'anchor' || type === 'alias') anchors += 1;
    if (anchors > maxAnchors) refuse(`there are more than ${maxAnchors} anchors and aliases.`);
    flow += flowChange(type);
    // Unbalanced brackets and empty entries are no YAML; they are refused here because the parser is slow to do it.
    if (flow < 0) refuse(`this is not YAML: '${piece}' closes nothing.`);
    if (type === 'comma' && (previous === ',' || previous === '[' || previous === '{'))
      refuse('this is not YAML: there is nothing before the comma.');
    row = type === 'seq-item-ind' || type === 'explicit-key-ind' ? row + 1 : type === 'space' ? row : 0;
    if (Math.max(flow, row) > maxDepth) refuse(`this is nested more than ${maxDepth} levels deep.`);
    pieces += 1;
    if (pieces > maxPieces)
      refuse('the file says too much; what is of that size is better written in TypeScript.');
    if (!marks.has(piece)) offset += piece.length;
    if (type !== 'space' && type !== 'newline' && type !== 'comment') previous = piece;
  }
}

function flowChange(type: ReturnType<typeof CST.tokenType>): number {
  if (type === 'flow-map-start' || type === 'flow-seq-start') return 1;
  return type === 'flow-map-end' || type === 'flow-seq-end' ? -1 : 0;
}
