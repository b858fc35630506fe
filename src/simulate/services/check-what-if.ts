import type { MeshState } from '../../mesh/index';
import type { WhatIf } from './inputs';

/**
 * What is wrong with a question about known clusters while something is gone, as a sentence; undefined where there is
 * an answer.
 */
export function mistakeInWhatIf(
  { links }: MeshState,
  from: string,
  { clustersDown = [], linksDown = [] }: WhatIf,
): string | undefined {
  if (clustersDown.includes(from)) return `${from} is gone itself, so that nobody is left to call.`;
  for (const [a, b] of linksDown) {
    if (a === b) return `${a} has no link with itself that could be cut.`;
    const linked = links.get(a) ?? [];
    if (linked.includes(b)) continue;
    const others = linked.length === 0 ? 'nobody' : linked.join(', ');
    return `${a} and ${b} are not linked, so that there is nothing to cut; ${a} is linked with ${others}.`;
  }
  return undefined;
}
