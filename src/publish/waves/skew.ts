import type { Plan } from '../../plan/index';
import { minorAtLeast, minorsApart } from '../../releases/index';
import { type Moving, movingOf, type Running, type Stage } from './running';
import { hintFor, messageFor, type Skew } from './skew-words';

/** Two linked clusters that run more than one Cilium minor apart at a step of a rollout. */
export interface SkewFinding {
  /** `warning` where they are so already: the rollout does not make it worse. */
  readonly severity: 'error' | 'warning';
  /** The wave in which it begins; undefined for how things are before the first one. */
  readonly wave: number | undefined;
  /** The one with the older Cilium, then the one with the newer: the furthest of those that it is linked to. */
  readonly clusters: readonly [older: string, newer: string];
  /** What these two run at that step. */
  readonly minors: readonly [older: string, newer: string];
  /** How many more of its peers are too far from the older one at that step. */
  readonly others: number;
  readonly message: string;
  /** Ends with a full stop. */
  readonly hint: string;
}

/**
 * Walks a rollout and says which linked clusters would run more than one minor apart on the way. While a wave is
 * published each of its clusters may be in the old or in the new state, since no two repositories change in the same
 * moment. Two clusters are linked as soon as one of them lists the other: it reads what the other one writes.
 *
 * @param before how clusters run now, by name, as what is published says
 * @param waves the waves that are published now, in any order; all of the plan's when left out
 */
export function skewDuringRollout(
  before: ReadonlyMap<string, Running>,
  plan: Plan,
  waves: readonly number[] = plan.clusters.map(({ wave }) => wave),
): SkewFinding[] {
  const clusters = movingOf(before, plan);
  // Nearly always all of them are of one minor, and there is no pair to look at.
  if (new Set(clusters.flatMap(minorsOf)).size < 2) return [];
  const pairs = linkedPairs(clusters);
  const worst = new Map<string, Skew>();
  for (const wave of [undefined, ...[...new Set(waves)].sort((a, b) => a - b)])
    for (const pair of pairs) {
      const skew = skewAt(pair, wave, waves);
      if (skew !== undefined) keep(worst, skew);
    }
  return [...worst.values()].map(toFinding);
}

/** The minors that a cluster has on its way, as far as they are known. */
const minorsOf = ({ before, after }: Moving): string[] =>
  [before?.minor, after?.minor].filter(minor => minor !== undefined);

/** Where two clusters are too far apart. */
export type Pair = readonly [Moving, Moving];

/** Clusters of which one lists the other before or after, each two of them once. */
function linkedPairs(clusters: readonly Moving[]): Pair[] {
  const byName = new Map(clusters.map(cluster => [cluster.name, cluster]));
  const pairs: Pair[] = [];
  for (const one of clusters)
    for (const name of new Set([...(one.before?.peers ?? []), ...(one.after?.peers ?? [])])) {
      const other = byName.get(name);
      if (other === undefined || other === one) continue;
      if (one.name < name) pairs.push([one, other]);
      else if (!lists(other, one)) pairs.push([other, one]);
    }
  return pairs;
}

const lists = ({ before, after }: Moving, { name }: Moving): boolean =>
  before?.peers.has(name) === true || after?.peers.has(name) === true;

/** The states that a cluster can be in while a wave is published. */
function statesAt(
  { wave, before, after }: Moving,
  step: number | undefined,
  waves: readonly number[],
): (Stage | undefined)[] {
  if (wave === undefined || step === undefined || wave > step || !waves.includes(wave)) return [before];
  return wave === step ? [before, after] : [after];
}

/** The furthest that two clusters can be apart at a step; undefined where that is no further than it may, or was. */
function skewAt([a, b]: Pair, step: number | undefined, waves: readonly number[]): Skew | undefined {
  if (step !== undefined && a.wave !== step && b.wave !== step) return undefined;
  const was = distance(a, b, a.before, b.before);
  const allowed = step === undefined ? 1 : Math.max(1, was?.apart ?? 0);
  const found = statesAt(a, step, waves)
    .flatMap(one => statesAt(b, step, waves).map(other => distance(a, b, one, other)))
    .filter(one => one !== undefined)
    .reduce<Distance | undefined>((far, one) => (one.apart > (far?.apart ?? allowed) ? one : far), undefined);
  return found === undefined ? undefined : { wave: step, ...found, others: 0 };
}

interface Distance extends Pick<Skew, 'older' | 'newer' | 'minors'> {
  readonly apart: number;
}

/** How far apart two clusters are in two of their states; undefined where they are not linked in them, or alike. */
function distance(
  a: Moving,
  b: Moving,
  one: Stage | undefined,
  other: Stage | undefined,
): Distance | undefined {
  if (one === undefined || other === undefined) return undefined;
  if (!one.peers.has(b.name) && !other.peers.has(a.name)) return undefined;
  const [minorA, minorB] = [one.minor, other.minor];
  // What cannot be read is no evidence; the plan's own versions have a rule.
  if (minorA === undefined || minorB === undefined || minorA === minorB) return undefined;
  const apart = minorsApart(minorA, minorB);
  return minorAtLeast(minorA, minorB)
    ? { older: b, newer: a, minors: [minorB, minorA], apart }
    : { older: a, newer: b, minors: [minorA, minorB], apart };
}

/** One finding for each older cluster: how it is already, and the first step at which it gets worse. */
function keep(worst: Map<string, Skew>, skew: Skew): void {
  const key = `${skew.older.name} ${skew.wave === undefined ? 'already' : 'then'}`;
  const known = worst.get(key);
  if (known === undefined) worst.set(key, skew);
  else if (known.wave === skew.wave) {
    const isFurther = minorAtLeast(skew.minors[1], known.minors[1]) && skew.minors[1] !== known.minors[1];
    worst.set(key, { ...(isFurther ? skew : known), others: known.others + 1 });
  }
}

function toFinding(skew: Skew): SkewFinding {
  return {
    severity: skew.wave === undefined ? 'warning' : 'error',
    wave: skew.wave,
    clusters: [skew.older.name, skew.newer.name],
    minors: skew.minors,
    others: skew.others,
    message: messageFor(skew),
    hint: hintFor(skew),
  };
}
