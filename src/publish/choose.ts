import { printable } from '../findings/index';
import { pushPlace } from '../plan/index';
import type { Outcome } from './outcome';
import { entangled, nameOf, problemWithTarget, type Target } from './target';

/** Which clusters are published; all that are named and of the wave. */
interface Choice {
  readonly clusters?: readonly string[];
  readonly wave?: number;
  /** Only clusters of these fleets. */
  readonly fleets?: readonly string[];
}

/** Targets to be published, and what became of the others that were chosen. */
export function choose(
  targets: readonly Target[],
  { clusters, wave, fleets }: Choice,
): { readonly chosen: Target[]; readonly refused: Outcome[] } {
  const together = entangled(targets);
  const alike = namesakes(targets);
  const chosen: Target[] = [];
  const refused: Outcome[] = [];
  for (const target of targets) {
    const names = [target.cluster, nameOf(target)];
    if (clusters !== undefined && !clusters.some(name => names.includes(name))) continue;
    if (wave !== undefined && target.wave !== wave) continue;
    if (fleets?.includes(target.fleet) === false) continue;
    const problem = problemOf(target, together.get(target)) ?? namesakeProblem(target, alike.get(target));
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

/** Clusters of other fleets that have the same name in the same repository. */
function namesakes(targets: readonly Target[]): ReadonlyMap<Target, Target> {
  const first = new Map<string, Target>();
  const found = new Map<Target, Target>();
  for (const target of targets) {
    if (target.isEmbedded) continue;
    const key = JSON.stringify([pushPlace(target.url), target.cluster]);
    const other = first.get(key);
    if (other === undefined) first.set(key, target);
    else for (const [one, two] of [[target, other] as const, [other, target] as const]) found.set(one, two);
  }
  return found;
}

const namesakeProblem = ({ cluster }: Target, other: Target | undefined): string | undefined =>
  other &&
  `${nameOf(other)} is in the same repository, and both would report as '${cluster}/…' on its commits, so that no gate could tell them apart. Give one of them another repository.`;
