import fs from 'node:fs';

class Crash extends Error {}

const changing = [
  'mkdirSync',
  'writeFileSync',
  'openSync',
  'fsyncSync',
  'renameSync',
  'rmdirSync',
  'rmSync',
] as const;
const looking = ['lstatSync', 'readdirSync', 'readFileSync', 'accessSync', 'closeSync', 'readSync'] as const;

type Call = (...args: unknown[]) => unknown;

/**
 * Runs an action as if the process were killed at its n-th change of the disk: that one is not done, or half done, and
 * nothing of the disk can be touched any more, so that no `finally` tidies up.
 *
 * @returns false if the action came to its end before
 */
export function crashAt(n: number, action: () => void): boolean {
  let left = n;
  let isDead = false;
  const mocks = [...changing, ...looking].map(name => {
    const call = fs[name] as Call;
    const counted: Call = (...args) => {
      const isLooking =
        (looking as readonly string[]).includes(name) || (name === 'openSync' && args[1] === 'r');
      if (!isDead && (isLooking || left-- > 0)) return call(...args);
      if (!isDead && name === 'writeFileSync')
        call(args[0], (args[1] as string | Buffer).slice(0, (args[1] as string | Buffer).length / 2));
      isDead = true;
      throw new Crash();
    };
    return jest.spyOn(fs, name).mockImplementation(counted as never);
  });
  try {
    action();
    return false;
  } catch (error) {
    if (error instanceof Crash) return true;
    throw error;
  } finally {
    mocks.forEach(mock => {
      mock.mockRestore();
    });
  }
}
