import type { FirstLook, FleetToPublish, Outcome, PublishOptions } from '../../publish/index';
import { publish } from '../../publish/index';
import {
  fleetLook,
  type Gate,
  gateBefore,
  type GatedCluster,
  gateProgress,
  gateWords,
  limitsOf,
  waitForGate,
} from '../../publish/waves/index';

/** How far fleets are published. */
interface RolloutOptions {
  /** Waits for waves that do not follow yet. */
  readonly wait: boolean;
  /** Does not ask whether the waves before are healthy. */
  readonly isForced: boolean;
  readonly onWait: (fleet: string, progress: string) => void;
}

/** What became of fleets, and of the waves that were not published. */
export interface Rollout {
  readonly outcomes: readonly Outcome[];
  /** By fleet: lines for people. */
  readonly notes: ReadonlyMap<string, readonly string[]>;
  /** Fleets of which something that was asked for cannot be published now, or not without somebody’s help. */
  readonly refused: ReadonlySet<string>;
}

/**
 * Publishes fleets wave by wave, as far as the gates between them open.
 *
 * @param look at all repositories just before; of fleets that gates are asked about they are looked at again
 */
export async function rollOut(
  fleets: readonly FleetToPublish[],
  options: PublishOptions,
  how: RolloutOptions,
  look?: FirstLook,
): Promise<Rollout> {
  const run = new Run(fleets, options, how);
  const gated = fleets.filter(fleet => isGated(fleet, options, how));
  const free = fleets.filter(fleet => !gated.includes(fleet));
  if (free.length > 0) await run.publish(free, options.wave, look);
  for (const fleet of free) run.explain(fleet);
  const waves = new Set(gated.flatMap(({ plan }) => plan.clusters.map(({ wave }) => wave)));
  for (const wave of [...waves].sort((a, b) => a - b)) {
    if (options.wave !== undefined && wave !== options.wave) continue;
    const open: FleetToPublish[] = [];
    for (const fleet of gated) if (await run.mayFollow(fleet, wave)) open.push(fleet);
    if (open.length > 0) await run.publish(open, wave);
  }
  return run.rollout;
}

const wavesOf = ({ plan }: FleetToPublish): Set<number> => new Set(plan.clusters.map(({ wave }) => wave));

/** Nothing real depends on embedded repositories, and nothing reports on them. */
export const isGated = (
  fleet: FleetToPublish,
  { dryRun }: Pick<PublishOptions, 'dryRun'>,
  { isForced }: Pick<RolloutOptions, 'isForced'>,
): boolean => dryRun !== true && !isForced && fleet.plan.publish.to !== 'embedded' && wavesOf(fleet).size > 1;

/** One run over all waves. */
class Run {
  private readonly outcomes: Outcome[] = [];
  private readonly notes = new Map<string, readonly string[]>();
  private readonly refused = new Set<string>();
  private readonly looks = new Map<string, () => Promise<GatedCluster[]>>();

  constructor(
    private readonly fleets: readonly FleetToPublish[],
    private readonly options: PublishOptions,
    private readonly how: RolloutOptions,
  ) {}

  get rollout(): Rollout {
    const { outcomes, notes, refused } = this;
    return { outcomes, notes, refused };
  }

  async publish(some: readonly FleetToPublish[], wave: number | undefined, look?: FirstLook): Promise<void> {
    const names = some.map(({ plan }) => plan.fleet);
    const choice = { fleets: names, ...(wave !== undefined && { wave }) };
    this.outcomes.push(...(await publish(this.fleets, { ...this.options, ...choice }, look)));
  }

  /** Says why waves were not waited for. */
  explain(fleet: FleetToPublish): void {
    const { plan } = fleet;
    if (plan.publish.to === 'embedded' && wavesOf(fleet).size > 1)
      this.notes.set(plan.fleet, ['waves were not waited for: nothing reports on embedded repositories']);
  }

  /** Whether a wave of a fleet may be published; says why not. */
  async mayFollow(fleet: FleetToPublish, wave: number): Promise<boolean> {
    const { fleet: name, clusters } = fleet.plan;
    const { clusters: chosen } = this.options;
    const isChosen = ({ cluster }: { readonly cluster: string }): boolean =>
      chosen === undefined || chosen.includes(cluster) || chosen.includes(`${name}/${cluster}`);
    const own = clusters.filter(one => one.wave === wave && isChosen({ cluster: one.name }));
    if (own.length === 0 || this.notes.has(name)) return false;
    if (!clusters.some(one => one.wave < wave)) return true;
    const unready = this.unready(name);
    if (unready !== undefined) {
      this.notes.set(name, [`wave ${wave} ${unready}`]);
      return false;
    }
    const look = await this.lookOf(fleet);
    const first = await look();
    const isDue = first.some(
      one => one.wave === wave && one.held === undefined && isChosen(one) && one.tip?.isCurrent !== true,
    );
    if (!isDue) return true;
    const gate = await this.gateOf(fleet, wave, look, first);
    if (gate?.verdict === 'open') return true;
    this.notes.set(name, gate === undefined ? [`waiting for wave ${wave} was stopped`] : gateWords(gate));
    const isLater = gate?.verdict === 'not-yet' && this.options.wave === undefined && !this.how.wait;
    if (!isLater) this.refused.add(name);
    return false;
  }

  /** Why no gate needs to be asked about a fleet: what was published just now is not in its branches. */
  private unready(fleet: string): string | undefined {
    const own = this.outcomes.filter(({ target }) => target.fleet === fleet);
    if (own.some(({ state }) => state === 'failed' || state === 'stopped'))
      return 'was not begun: of the one before it not everything is published';
    return own.some(({ state }) => state === 'proposed')
      ? 'follows when the pull requests of the one before it are merged; publish again then'
      : undefined;
  }

  private async lookOf(fleet: FleetToPublish): Promise<() => Promise<GatedCluster[]>> {
    const { fleet: name } = fleet.plan;
    const look = this.looks.get(name) ?? (await fleetLook(fleet, this.options));
    this.looks.set(name, look);
    return look;
  }

  private async gateOf(
    { plan }: FleetToPublish,
    wave: number,
    look: () => Promise<GatedCluster[]>,
    first: readonly GatedCluster[],
  ): Promise<Gate | undefined> {
    const now = (): Date => new Date();
    const limits = limitsOf(plan.rollout);
    const gate = await gateBefore(wave, first, limits, now);
    if (gate.verdict !== 'not-yet' || !this.how.wait) return gate;
    return untilStopped(signal =>
      waitForGate({
        look: async () => gateBefore(wave, await look(), limits, now),
        now,
        signal,
        onLook: seen => {
          this.how.onWait(plan.fleet, gateProgress(seen));
        },
      }),
    );
  }
}

/** Ctrl-C ends waiting, so that it is said what was published before. */
async function untilStopped<T>(action: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onStop = (): void => {
    stop.abort();
  };
  process.once('SIGINT', onStop);
  try {
    return await action(stop.signal);
  } finally {
    process.off('SIGINT', onStop);
  }
}
