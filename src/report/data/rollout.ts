import type { Plan } from '../../plan/index';
import { foldSkew, runningIn, skewDuringRollout } from '../../publish/waves/index';
import type { Sources } from './input';
import type { RolloutData, WaveData } from './rollout-data';
import { sharesOf } from './share';

/** In which order clusters change, and what runs on the way. */
export function rolloutOf({ synthesis: { plan }, base }: Sources): RolloutData {
  if (plan === undefined) return { soak: '', timeout: '', waves: [], held: [], skew: [] };
  const { soak, timeout } = plan.rollout;
  const before = base && runningIn(base.trees);
  const running =
    before && [...before].map(([name, { version }]) => ({ name, version: version ?? 'unknown' }));
  const here = new Set(plan.clusters.map(({ name }) => name));
  const left = (running ?? []).flatMap(({ name }) => (here.has(name) ? [] : [name]));
  const staying = running?.filter(({ name }) => here.has(name));
  return {
    soak,
    timeout,
    waves: wavesOf(plan, staying, base?.review.clusters.changed),
    held: plan.clusters.flatMap(({ name, held, cilium }) =>
      held === undefined ? [] : [{ cluster: name, reason: held, cilium: cilium.version }],
    ),
    ...(running !== undefined && { before: sharesOf(running, ({ version }) => version) }),
    ...(left.length > 0 && { left }),
    skew: foldSkew(skewDuringRollout(before ?? new Map(), plan)).map(({ wave, ...skew }) => ({
      ...skew,
      ...(wave !== undefined && { wave }),
    })),
  };
}

interface Runs {
  readonly name: string;
  readonly version: string;
}

function wavesOf(
  { clusters }: Plan,
  before: readonly Runs[] | undefined,
  changed: readonly string[] | undefined,
): WaveData[] {
  const moving = clusters.filter(({ held }) => held === undefined);
  const numbers = [...new Set(moving.map(({ wave }) => wave))].sort((a, b) => a - b);
  const now = new Map(before?.map(({ name, version }) => [name, version]));
  const isChanged = new Set(changed);
  return numbers.map(wave => {
    const own = moving.filter(cluster => cluster.wave === wave);
    for (const { name, cilium } of own) now.set(name, cilium.version);
    const names = own.map(({ name }) => name);
    const runs = [...now].map(([name, version]) => ({ name, version }));
    return {
      wave,
      clusters: names,
      ...(changed !== undefined && { changed: names.filter(name => isChanged.has(name)) }),
      ...(before !== undefined && { after: sharesOf(runs, ({ version }) => version) }),
    };
  });
}
