import { printable } from '../findings/index';
import type { Outcome } from './outcome';
import { entangled, nameOf, problemWithTarget, type Target } from './target';

/** Which clusters are published; all that are named and of the wave. */
export interface Choice {
  readonly clusters?: readonly string[];
  readonly wave?: number;
}

/** Targets to be published, and what became of the others that were chosen. */
export function choose(
  targets: readonly Target[],
  { clusters, wave }: Choice,
): { readonly chosen: Target[]; readonly refused: Outcome[] } {
  const together = entangled(targets);
  const chosen: Target[] = [];
  const refused: Outcome[] = [];
  for (const target of targets) {
    const names = [target.cluster, nameOf(target)];
    if (clusters !== undefined && !clusters.some(name => names.includes(name))) continue;
    if (wave !== undefined && target.wave !== wave) continue;
    const problem = problemOf(target, together.get(target));
    if (target.held !== undefined) refused.push({ target, state: 'held', why: [printable(target.held)] });
    else if (problem === undefined) chosen.push(target);
    else refused.push({ target, state: 'failed', why: [printable(problem)] });
  }
  return { chosen, refused };
}

function problemOf(target: Target, other: Target | undefined): string | undefined {
  const problem = problemWithTarget(target);
  if (problem !== undefined) return `${problem}. Mend it in the blueprint.`;
  if (other === undefined) return undefined;
  return `its folder and that of ${nameOf(other)} are the same or one in the other, in one repository. Give each a folder of its own with repository.path.`;
}
