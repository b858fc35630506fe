import path from 'node:path';
import { createJiti } from 'jiti';
import { moduleCache } from './module-cache';

/** The package's own entry point, next to this room: blueprints get the very classes that the command works with. */
const entry = path.join(__dirname, '..', 'index');

/** Where the command was run; a blueprint can change the folder that we are in. */
const here = process.cwd();

/** Runs a TypeScript or JavaScript module, and gives what it exports as its default. */
export function runModule(file: string): Promise<unknown> {
  // No cache of jiti's: outside a package it would lie in a folder that every user of the machine can write.
  const options = { alias: { meshprint: entry }, fsCache: false };
  const plain = createJiti(file, options);
  const known = moduleCache(here);
  const jiti = createJiti(file, {
    ...options,
    transform: source => ({ code: known(source, () => plain.transform(source)) }),
  });
  return watched(() => jiti.import(file, { default: true }));
}

/** Runs a module, and fails also with what it leaves behind: a rejection that nobody waits for, a throw in a callback. */
async function watched<T>(run: () => Promise<T>): Promise<T> {
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  process.on('unhandledRejection', fail).on('uncaughtException', fail);
  try {
    const result = await Promise.race([run(), failed]);
    // Rejections are only told once everything that is ready has run.
    await Promise.race([new Promise(setImmediate), failed]);
    return result;
  } finally {
    process.off('unhandledRejection', fail).off('uncaughtException', fail);
  }
}
