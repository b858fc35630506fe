import { ForgeError } from '../../../src/publish/forges/forge';
import { type Gate, gateBefore } from '../../../src/publish/waves/gate';
import { waitForGate } from '../../../src/publish/waves/wait';
import type { GatedCluster } from '../../../src/publish/waves/health';
import { at, gated, limits, report } from './support';

const healthy = [report('lyon/cilium'), report('lyon/policies')];

/** Waits on a clock that only sleeping moves. */
async function wait(
  clusterAt: (minutes: number) => GatedCluster,
  signal = new AbortController().signal,
): Promise<{ gate: Gate | undefined; minutes: number; looks: string[]; slept: number[] }> {
  let minutes = 0;
  const looks: string[] = [];
  const slept: number[] = [];
  const gate = await waitForGate({
    look: () => gateBefore(2, [clusterAt(minutes)], limits, () => at(minutes)),
    now: () => at(minutes),
    signal,
    onLook: ({ verdict }) => looks.push(verdict),
    sleep: milliseconds => {
      slept.push(milliseconds);
      minutes += milliseconds / 60_000;
      return Promise.resolve();
    },
  });
  return { gate, minutes, looks, slept };
}

test('waiting ends when the soak time is over, and looks now and then, less and less often', async () => {
  const { gate, minutes, slept } = await wait(now => gated(now < 5 ? [] : healthy));
  expect(gate?.verdict).toBe('open');
  expect(minutes).toBeCloseTo(35, 1);
  expect(Math.min(...slept)).toBeGreaterThanOrEqual(1_000);
  expect(Math.max(...slept)).toBe(60_000);
});

test('waiting ends with a failure in the middle of the soak time', async () => {
  const failure = [report('lyon/cilium', { state: 'failure' }), report('lyon/policies')];
  const { gate, minutes } = await wait(now => gated(now < 20 ? healthy : failure));
  expect(gate?.verdict).toBe('refused');
  expect(minutes).toBeLessThan(22);
});

test('waiting ends at the timeout when a layer never reports', async () => {
  const { gate, minutes } = await wait(() => gated(healthy.slice(1)));
  expect(gate?.verdict).toBe('refused');
  expect(minutes).toBeGreaterThan(120);
  expect(minutes).toBeLessThan(122);
});

test('there is no waiting where it cannot help', async () => {
  const { gate, looks } = await wait(() => gated([], { forge: undefined }));
  expect([gate?.verdict, looks]).toEqual(['refused', ['refused']]);
});

test('a forge that comes back is waited for, and one that does not for a while', async () => {
  const silent = new ForgeError('nobody there');
  expect((await wait(now => gated(now < 2 ? silent : healthy))).gate?.verdict).toBe('open');
  const gone = await wait(() => gated(silent));
  expect([gone.gate?.verdict, gone.looks.length]).toEqual(['not-yet', 10]);
});

describe('a signal ends waiting', () => {
  test('before a look', async () => {
    const { gate, looks } = await wait(() => gated(healthy), AbortSignal.abort());
    expect([gate, looks]).toEqual([undefined, []]);
  });

  test('during a look', async () => {
    const stop = new AbortController();
    const { gate, looks } = await wait(() => {
      stop.abort();
      return gated([]);
    }, stop.signal);
    expect([gate, looks]).toEqual([undefined, []]);
  });

  test('in its sleep', async () => {
    const stop = new AbortController();
    const waiting = waitForGate({
      look: () => gateBefore(2, [gated([])], limits, () => at(0)),
      now: () => at(0),
      signal: stop.signal,
      // Real sleep: the first one is five seconds, and the signal comes at its start.
      onLook: () =>
        setImmediate(() => {
          stop.abort();
        }),
    });
    expect(await waiting).toBeUndefined();
  });
});
