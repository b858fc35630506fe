import picocolors from 'picocolors';
import { printable } from '../../findings/index';
import type { RuleReason, Verdict } from '../../simulate/index';
import { section } from '../show-answer';
import { wrapped } from '../terminal';
import type { Look } from './look';
import type { Case, FlowAnswer } from './flow';

/** A verdict as people read it; the word says it, the colour repeats it. */
function verdictText(verdict: FlowAnswer['verdict'], colour: boolean): string {
  const { green, red, yellow } = picocolors.createColors(colour);
  const paint = { allow: green, deny: red, unknown: yellow, mixed: yellow };
  return paint[verdict](verdict);
}

/** What becomes of a flow: the verdict, and for each end who decided, with its place. */
export function showFlow(
  { verdict, protocol, cases, notes }: FlowAnswer,
  { colour, width }: Pick<Look, 'colour' | 'width'>,
): string {
  const { bold } = picocolors.createColors(colour);
  const several = cases.length > 1;
  const text = [
    ...(several ? [`${bold(verdictText(verdict, colour))}: ${cases.length} answers`, ''] : []),
    cases.map(one => caseText(one, protocol, colour, width)).join('\n\n'),
    ...section('Note', notes.map(printable)),
    '',
  ];
  return text.join('\n');
}

function caseText(
  { from, to, port, share, verdict, ...sides }: Case,
  protocol: string,
  colour: boolean,
  width: number,
): string {
  const { bold } = picocolors.createColors(colour);
  const at = port === undefined ? protocol : `${protocol} ${port}`;
  const part = share === undefined ? '' : `, ${Math.round(share * 100)} % of connections`;
  return [
    `${bold(verdictText(verdict, colour))}  ${printable(from)}`,
    `${' '.repeat(verdict.length)}  to ${printable(to)}, ${at}${part}`,
    ...sideText('egress', sides, colour, width),
    ...sideText('ingress', sides, colour, width),
  ].join('\n');
}

function sideText(
  way: 'egress' | 'ingress',
  sides: Omit<Verdict, 'verdict'>,
  colour: boolean,
  width: number,
): string[] {
  const { verdict, because, l7 } = sides[way];
  const shown = [
    ...because,
    ...l7.map(reason => ({ ...reason, why: `${reason.why}: a request may still be refused` })),
  ];
  return [
    `  ${way}: ${verdictText(verdict, colour)}`,
    ...shown.flatMap(reason => reasonText(reason, colour, width)),
  ];
}

function reasonText({ why, cluster, file, path }: RuleReason, colour: boolean, width: number): string[] {
  const { dim } = picocolors.createColors(colour);
  const place = [
    cluster === undefined ? undefined : `in ${cluster}`,
    file,
    path === undefined ? undefined : `${path} of the blueprint`,
  ].filter(part => part !== undefined);
  return [
    ...wrapped(`    - ${printable(why)}`, width, 6),
    ...(place.length === 0 ? [] : wrapped(printable(`      ${place.join(', ')}`), width, 8).map(dim)),
  ];
}

/** The same for programs. */
export const flowJson = (answer: FlowAnswer): string => `${JSON.stringify(answer, null, 2)}\n`;
