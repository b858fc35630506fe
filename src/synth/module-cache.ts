import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { createJiti } from 'jiti';
import { homeName } from './home';

/** What is to become JavaScript, and how. */
type Asked = Parameters<ReturnType<typeof createJiti>['transform']>[0];

/**
 * Keeps the JavaScript that modules became in `.meshprint/modules`, one file for each module: to load and run a compiler takes
 * longer than everything else that a small fleet needs. It only saves time: whatever is wrong with it, the module is
 * compiled.
 */
export function moduleCache(folder: string): (asked: Asked, compile: () => string) => string {
  const home = path.join(folder, homeName);
  const compiler = readFileSync(require.resolve('jiti/package.json'), 'utf8');
  return ({ source, ...how }, compile) => {
    const file = path.join(home, 'modules', hash(JSON.stringify(how)));
    const seal = (code: string): string => hash(JSON.stringify([compiler, process.version, source, code]));
    const kept = read(home, file);
    const [given = '', code] = kept === undefined ? [] : cut(kept);
    if (code !== undefined && given === seal(code)) return code;
    const fresh = compile();
    // A source with a mistake becomes code that throws it.
    if (!fresh.includes('__JITI_ERROR__')) write(home, file, `${seal(fresh)}\n${fresh}`);
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

function write(home: string, file: string, text: string): void {
  try {
    mkdirSync(home, { recursive: true });
    if (!existsSync(path.dirname(file))) mkdirSync(path.dirname(file), { mode: 0o700 });
    if (![home, path.dirname(file)].every(isOwn)) return;
    const ignore = path.join(home, '.gitignore');
    if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, text);
    renameSync(draft, file);
  } catch {
    // A folder that cannot be written, a full disk: the next run compiles again.
  }
}

/** What others can write, such as in a folder for temporary files, they could have filled with code of theirs. */
function isOwn(folder: string): boolean {
  const found = lstatSync(folder);
  const isMine = process.getuid === undefined || process.getuid() === found.uid;
  return found.isDirectory() && isMine && (found.mode & 0o002) === 0;
}
