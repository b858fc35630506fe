import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The page's own code, and above it the folder of everything that it may stand on. */
const root = path.join(__dirname, '..', '..');
const entry = path.join(root, 'report', 'client', 'main.js');

/** The one thing of Node's that the simulator of services asks for: the names of derived Services are digests. */
const builtIn: Readonly<Record<string, string>> = {
  'node:crypto': path.join(root, 'report', 'client', 'crypto.js'),
};

/**
 * The page's script: its modules as they were compiled, and those of the simulator that they ask, each as a function
 * that gets what it needs by name. The same code answers here and on the command line.
 *
 * @throws Error when a module needs what no page has
 */
export function script(): string {
  const modules = new Map<string, string>();
  collect(entry, modules);
  const all = [...modules].sort(([a], [b]) => (a < b ? -1 : 1));
  const list = all.map(([file, code]) => `${JSON.stringify(nameOf(file))}(exports, require) {\n${code}}`);
  return `'use strict';\n{\nconst modules = {\n${list.join(',\n')}\n};\n${loader}\nload(${JSON.stringify(nameOf(entry))});\n}\n`;
}

/** Each module runs once, when it is first asked for. */
const loader = `const made = {};
const load = name => {
  if (made[name] === undefined) {
    made[name] = {};
    modules[name](made[name], load);
  }
  return made[name];
};`;

const nameOf = (file: string): string =>
  path.relative(root, file).split(path.sep).join('/').replace(/\.js$/, '');

function collect(file: string, modules: Map<string, string>): void {
  if (modules.has(file)) return;
  modules.set(file, '');
  const code = readFileSync(file, 'utf8').replace(/\brequire\("([^"]+)"\)/g, (_, asked: string) => {
    const found = asked.startsWith('.') ? `${path.resolve(path.dirname(file), asked)}.js` : builtIn[asked];
    if (found === undefined) throw new Error(`${nameOf(file)} needs ${asked}, which no page has`);
    collect(found, modules);
    return `require(${JSON.stringify(nameOf(found))})`;
  });
  modules.set(file, withoutComments(code));
}

/** Comments of whole lines: they are for readers of the sources. */
const withoutComments = (code: string): string =>
  code
    .replace(/^\s*\/\*\*[\s\S]*?\*\/\s*$/gm, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^"use strict";$/m, '')
    .replace(/\n{2,}/g, '\n');
