import { type Lost, Without } from '../../../../simulate/services/lost';
import type { Fleet } from '../../fleet';
import { meshOf } from '../../mesh';

/** What is lost without some clusters, as far as it is worked out. */
export interface Losses {
  readonly lost: readonly Lost[];
  readonly done: number;
  readonly all: number;
}

/** How long the page may stand still, in milliseconds. */
const turn = 40;

/** What is asked now; a later question ends it. */
interface Job {
  readonly fleet: Fleet;
  readonly id: string;
  tell: (losses: Losses) => void;
}

const known = new WeakMap<Fleet, Map<string, readonly Lost[]>>();
let job: Job | undefined;

/**
 * Asks what callers lose, service by service, and tells from time to time how far it is; the page stays usable. What was
 * asked before is known, and what is being asked goes on.
 */
export function askLosses(fleet: Fleet, down: readonly string[], tell: (losses: Losses) => void): void {
  const id = [...down].sort().join(' ');
  const before = known.get(fleet) ?? new Map<string, readonly Lost[]>();
  known.set(fleet, before);
  const all = fleet.data.services.services.length;
  const answered = before.get(id);
  if (answered !== undefined) tell({ lost: answered, done: all, all });
  else if (job?.id === id && job.fleet === fleet) job.tell = tell;
  else {
    job = { fleet, id, tell };
    tell({ lost: [], done: 0, all });
    run(job, down, lost => before.set(id, lost));
  }
}

function run(own: Job, down: readonly string[], keep: (lost: readonly Lost[]) => void): void {
  const keys = own.fleet.data.services.services.map(({ key }) => key);
  const lost: Lost[] = [];
  let without: Without | undefined;
  let at = 0;
  setTimeout(step);

  function step(): void {
    if (job !== own) return;
    without ??= new Without(meshOf(own.fleet), down);
    const end = performance.now() + turn;
    while (at < keys.length && performance.now() < end) {
      lost.push(...without.lost(keys[at] ?? ''));
      at += 1;
    }
    own.tell({ lost, done: at, all: keys.length });
    if (at < keys.length) setTimeout(step);
    else {
      job = undefined;
      keep(lost);
    }
  }
}
