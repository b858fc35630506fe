import { ForgeError, type Forge } from '../forges/forge';
import { type GatedCluster, type Health, healthOf, type Reports, unaskable } from './health';
import type { Limits } from './limits';
import { standings } from './reports';

/** Whether a wave may be published, and why. */
export interface Gate {
  /** The wave that would follow. */
  readonly wave: number;
  /** `not-yet` where waiting may help. */
  readonly verdict: 'open' | 'not-yet' | 'refused';
  /** The clusters of earlier waves that take part in the rollout, in their order. */
  readonly clusters: readonly JudgedCluster[];
  /** Those that do not, since they are held at an older state on purpose. */
  readonly held: readonly HeldCluster[];
}

export interface JudgedCluster {
  readonly cluster: string;
  readonly wave: number;
  readonly health: Health;
}

interface HeldCluster {
  readonly cluster: string;
  readonly reason: string;
}

/** One look at the clusters of all waves before one. */
export async function gateBefore(
  wave: number,
  clusters: readonly GatedCluster[],
  limits: Limits,
  now: () => Date,
): Promise<Gate> {
  const earlier = clusters.filter(cluster => cluster.wave < wave);
  const asked = earlier.filter(({ held }) => held === undefined);
  const reports = await reportsOf(asked);
  const time = now();
  const judged = asked.map(one => ({
    cluster: one.cluster,
    wave: one.wave,
    health: judge(one, reports, limits, time),
  }));
  return {
    wave,
    verdict: verdictOf(judged.map(({ health }) => health.state)),
    clusters: judged,
    held: earlier.flatMap(({ cluster, held }) => (held === undefined ? [] : [{ cluster, reason: held }])),
  };
}

function judge(one: GatedCluster, reports: AllReports, limits: Limits, now: Date): Health {
  const problem = unaskable(one);
  if (problem !== undefined || one.tip === undefined) return problem ?? unanswered;
  const found = isForge(one.forge) ? reports.get(one.forge)?.get(one.tip.commit) : undefined;
  return found === undefined ? unanswered : healthOf(one, one.tip, found, limits, now);
}

/** Cannot be: whatever can be asked was. Should it be, the gate stays shut. */
const unanswered: Health = { state: 'unseen', says: 'was not asked about' };

const helpless: readonly Health['state'][] = ['failed', 'unpublished', 'unseen'];

function verdictOf(states: readonly Health['state'][]): Gate['verdict'] {
  if (states.some(state => helpless.includes(state))) return 'refused';
  return states.every(state => state === 'healthy') ? 'open' : 'not-yet';
}

const isForge = (forge: GatedCluster['forge']): forge is Forge =>
  forge !== undefined && !('problem' in forge);

/** By forge and commit. */
type AllReports = ReadonlyMap<Forge, ReadonlyMap<string, Reports>>;

/** How many forges are asked at once. */
const atOnce = 8;

/** Asks about each commit of each repository once. */
async function reportsOf(clusters: readonly GatedCluster[]): Promise<AllReports> {
  const answers = new Map<Forge, Map<string, Reports>>();
  const questions: { readonly forge: Forge; readonly commit: string; readonly into: Map<string, Reports> }[] =
    [];
  for (const one of clusters) {
    if (unaskable(one) !== undefined || one.tip === undefined || !isForge(one.forge)) continue;
    const into = answers.get(one.forge) ?? new Map<string, Reports>();
    answers.set(one.forge, into);
    if (into.has(one.tip.commit)) continue;
    into.set(one.tip.commit, new Map());
    questions.push({ forge: one.forge, commit: one.tip.commit, into });
  }
  const queue = questions.values();
  const worker = async (): Promise<void> => {
    for (const { forge, commit, into } of queue) into.set(commit, await ask(forge, commit));
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, questions.length) }, worker));
  return answers;
}

async function ask(forge: Forge, commit: string): Promise<Reports> {
  try {
    return standings(await forge.statusesOf(commit));
  } catch (error) {
    if (error instanceof ForgeError) return error;
    throw error;
  }
}
