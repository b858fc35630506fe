import { setTimeout as pause } from 'node:timers/promises';
import type { Gate } from './gate';

/** What waiting needs from around it. */
interface Waiting {
  /** Looks again, also at the tips: people commit in the meantime. */
  readonly look: () => Promise<Gate>;
  readonly now: () => Date;
  /** Ends when whoever waits is told to stop, as by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Called after each look. */
  readonly onLook?: (gate: Gate) => void;
  /** Resolves after so many milliseconds; rejects or resolves at once when the signal comes. For tests. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const [shortest, longest] = [5_000, 60_000];

/** A forge that does not answer for so many looks in a row is not waited for. */
const patience = 10;

/** Looks until waiting is of no more use; undefined when the signal came first. */
export async function waitForGate({
  look,
  now,
  signal,
  onLook,
  sleep = sleeping,
}: Waiting): Promise<Gate | undefined> {
  let delay = shortest;
  for (let silent = 0; !isAborted(signal);) {
    const gate = await look();
    if (isAborted(signal)) break;
    onLook?.(gate);
    silent = gate.clusters.some(({ health }) => health.state === 'unreachable') ? silent + 1 : 0;
    if (gate.verdict !== 'not-yet' || silent >= patience) return gate;
    await sleep(untilNextLook(gate, delay, now()), signal).catch((error: unknown) => {
      if (!isAborted(signal)) throw error;
    });
    delay = Math.min(delay * 1.5, longest);
  }
  return undefined;
}

/** A function, since the signal changes while others are waited for. */
const isAborted = ({ aborted }: AbortSignal): boolean => aborted;

const sleeping = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  pause(milliseconds, undefined, { signal });

/** Longer with each look, but not beyond the moment at which something must change by itself. */
function untilNextLook({ clusters }: Gate, delay: number, now: Date): number {
  const changes = clusters.map(({ health }) => (health.until?.getTime() ?? Infinity) - now.getTime());
  // What has no time, or one that is none, changes whenever it does.
  return Math.max(1_000, Math.min(delay, ...changes.filter(Number.isFinite)));
}
