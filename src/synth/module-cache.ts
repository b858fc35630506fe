import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { createJiti } from 'jiti';
import { homeName, makeHome, writeWhole } from './home';

/** What is to become JavaScript, and how. */
type Asked = Parameters<ReturnType<typeof createJiti>['transform']>[0];

/**
 * Keeps the JavaScript that modules became in `.meshprint/modules`, one file for each module: to load and run a compiler takes
 * longer than everything else that a small fleet needs. It only saves time: whatever is wrong with it, the module is
 * compiled.
 */
export function moduleCache(folder: string): (asked: Asked, compile: () => string) => string {
  const home = path.join(folder, homeName);
  let isPruned = false;
  const compiler = readFileSync(require.resolve('jiti/package.json'), 'utf8');
  return ({ source, ...how }, compile) => {
    const file = path.join(home, 'modules', hash(JSON.stringify(how)));
    const seal = (code: string): string => hash(JSON.stringify([compiler, process.version, source, code]));
    const kept = read(home, file);
    const [given = '', code] = kept === undefined ? [] : cut(kept);
    if (code !== undefined && given === seal(code)) return code;
    const fresh = compile();
    // A source with a mistake becomes code that throws it.
    if (!fresh.includes('__JITI_ERROR__') && write(folder, file, `${seal(fresh)}\n${fresh}`) && !isPruned) {
      prune(path.dirname(file));
      isPruned = true;
    }
    return fresh;
  };
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

function cut(text: string): [first: string, rest: string] {
  const end = text.indexOf('\n');
  return [text.slice(0, end), text.slice(end + 1)];
}

function read(home: string, file: string): string | undefined {
  try {
    return [home, path.dirname(file)].every(isOwn) ? readFileSync(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

/** Says whether it was written. */
function write(folder: string, file: string, text: string): boolean {
  const [home, modules] = [path.join(folder, homeName), path.dirname(file)];
  try {
    if (existsSync(home) && !isOwn(home)) return false;
    makeHome(folder);
    if (!existsSync(modules)) mkdirSync(modules, { mode: 0o700 });
    if (!isOwn(modules)) return false;
    writeWhole(file, text);
    return true;
  } catch {
    // A folder that cannot be written, a full disk: the next run compiles again.
    return false;
  }
}

/** A module that is still run is compiled anew once in that time; one that is gone would stay for ever. */
const keptDays = 30;

function prune(modules: string): void {
  const oldest = Date.now() - keptDays * 24 * 60 * 60 * 1000;
  try {
    for (const { name } of readdirSync(modules, { withFileTypes: true }).filter(entry => entry.isFile())) {
      const file = path.join(modules, name);
      const found = lstatSync(file, { throwIfNoEntry: false });
      if (found !== undefined && found.mtimeMs < oldest) rmSync(file, { force: true });
    }
  } catch {
    // What cannot be removed stays.
  }
}

/** What others can write, such as in a folder for temporary files, they could have filled with code of theirs. */
function isOwn(folder: string): boolean {
  const found = lstatSync(folder);
  const isMine = process.getuid === undefined || process.getuid() === found.uid;
  return found.isDirectory() && isMine && (found.mode & 0o002) === 0;
}
