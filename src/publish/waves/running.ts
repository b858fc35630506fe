import type { Tree } from '../../kinds/index';
import { observe } from '../../mesh/index';
import type { Plan } from '../../plan/index';
import { minorOf } from '../../releases/index';

/** What of a cluster's state its peers have to get on with. */
export interface Running {
  /** Of Cilium, as it was written; undefined where a repository does not say. */
  readonly version: string | undefined;
  /** The clusters that its Cilium connects to. */
  readonly peers: ReadonlySet<string>;
}

/** The same, as it is compared. */
export interface Stage {
  /** Undefined where the version is none, and so no evidence. */
  readonly minor: string | undefined;
  readonly peers: ReadonlySet<string>;
}

/** A cluster on its way from what is published to what the blueprint says. */
export interface Moving {
  readonly name: string;
  /** The wave in which it changes; undefined where it does not: it is held, or the blueprint no longer has it. */
  readonly wave: number | undefined;
  readonly isHeld: boolean;
  /** Undefined for a cluster of which nothing is published yet. */
  readonly before: Stage | undefined;
  /** Undefined for a cluster that the blueprint no longer has. */
  readonly after: Stage | undefined;
}

/** How clusters run, as their repositories say it. */
export function runningIn(trees: readonly Tree[]): ReadonlyMap<string, Running> {
  const { clusters } = observe(trees);
  return new Map(
    [...clusters].map(([name, { settings, peers }]) => [
      name,
      { version: settings.version, peers: new Set(peers) },
    ]),
  );
}

/** Every cluster that is published, or will be. */
export function movingOf(before: ReadonlyMap<string, Running>, { clusters }: Plan): Moving[] {
  const planned = new Set(clusters.map(({ name }) => name));
  const gone = [...before].filter(([name]) => !planned.has(name));
  return [
    ...clusters.map(({ name, wave, held, cilium, peers }) => ({
      name,
      wave: held === undefined ? wave : undefined,
      isHeld: held !== undefined,
      before: stageOf(before.get(name)),
      after: stageOf({ version: cilium.version, peers: new Set(peers) }),
    })),
    ...gone.map(([name, running]) => ({
      name,
      wave: undefined,
      isHeld: false,
      before: stageOf(running),
      after: undefined,
    })),
  ];
}

const stageOf = (running: Running | undefined): Stage | undefined =>
  running && { minor: minorOf(running.version ?? ''), peers: running.peers };
