import { type Lost, Without } from '../../simulate/services/lost';
import type { Fleet } from './fleet';
import { meshOf } from './mesh';

/** What is lost without some clusters, as far as it is worked out. */
export interface Losses {
  readonly lost: readonly Lost[];
  readonly done: number;
  readonly all: number;
}

/** How long the page may stand still, in milliseconds. */
const turn = 40;

const known = new WeakMap<Fleet, Map<string, readonly Lost[]>>();
let running = 0;

/**
 * Asks what callers lose, service by service, and tells from time to time how far it is; the page stays usable. What was
 * asked before is known. A later question ends an earlier one.
 */
export function askLosses(fleet: Fleet, down: readonly string[], tell: (losses: Losses) => void): void {
  running += 1;
  const own = running;
  const id = [...down].sort().join(' ');
  const before = known.get(fleet) ?? new Map<string, readonly Lost[]>();
  known.set(fleet, before);
  const keys = fleet.data.services.services.map(({ key }) => key);
  const answered = before.get(id);
  if (answered !== undefined) {
    tell({ lost: answered, done: keys.length, all: keys.length });
    return;
  }
  const without = new Without(meshOf(fleet), down);
  const lost: Lost[] = [];
  let at = 0;
  step();

  function step(): void {
    if (own !== running) return;
    const end = performance.now() + turn;
    while (at < keys.length && performance.now() < end) {
      lost.push(...without.lost(keys[at] ?? ''));
      at += 1;
    }
    if (at === keys.length) before.set(id, lost);
    tell({ lost, done: at, all: keys.length });
    if (at < keys.length) setTimeout(step);
  }
}
