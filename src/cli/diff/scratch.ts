import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Gives a new folder outside of every repository for as long as something uses it. It goes away always, also when a
 * signal ends the process; what runs then gets told by the AbortSignal.
 */
export async function withScratch<T>(
  use: (folder: string, interrupted: AbortSignal) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'meshprint-diff-'));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  const controller = new AbortController();
  let caught: NodeJS.Signals | undefined;
  const stop = (signal: NodeJS.Signals): void => {
    caught = signal;
    controller.abort();
  };
  for (const signal of signals) process.on(signal, stop);
  process.on('exit', remove);
  try {
    return await use(folder, controller.signal);
  } finally {
    // A signal that came while nothing else could run is only told now.
    await new Promise(setImmediate);
    remove();
    process.off('exit', remove);
    for (const signal of signals) process.off(signal, stop);
    if (caught !== undefined) process.kill(process.pid, caught);
  }
}
