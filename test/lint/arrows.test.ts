import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');

/** A file of src/ as ESLint would see it. */
interface Sample {
  readonly file: string;
  readonly code: string;
}

// The rule and eslint's configuration are ES modules, which jest does not load; a program of their own runs them.
const program = `
import { readFileSync } from 'node:fs';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { arrows, arrowsRule } from './tools/arrows.mjs';

const linter = new Linter({ cwd: process.cwd() });
const config = {
  files: ['**/*.ts'],
  languageOptions: { parser: tseslint.parser },
  plugins: { meshprint: { rules: { arrows: arrowsRule } } },
  rules: { 'meshprint/arrows': 'error' },
};
const lint = ({ file, code }) => linter.verify(code, config, { filename: file }).map(({ message }) => message);
const samples = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify({ messages: samples.map(lint), arrows }));
`;

function run(samples: readonly Sample[]): { messages: string[][]; arrows: Record<string, string[]> } {
  const input = JSON.stringify(samples.map(({ file, code }) => ({ file: path.join(root, file), code })));
  const options = { cwd: root, input, encoding: 'utf8' } as const;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], options);
  return JSON.parse(output) as ReturnType<typeof run>;
}

const arrow = (from: string, to: string): string =>
  `The room '${from}' may not import '${to}'; arrows go one way (tools/arrows.mjs).`;
const noRoom = (room: string): string =>
  `'${room}' is not a room of src/; give it a line in tools/arrows.mjs.`;

/** What a file of a room may have in it, and what is said of it. */
const samples: readonly (readonly [file: string, code: string, ...messages: string[]])[] = [
  ['src/plan/a.ts', `import { x } from '../model/index';`],
  ['src/plan/a.ts', `import type { X } from '../model/index';`],
  ['src/plan/a.ts', `import './b'; import '../plan/c'; export * from './d';`],
  ['src/plan/a.ts', `import path from 'node:path'; import { App } from 'cdk8s';`],
  ['src/plan/a.ts', `const x = 1; export { x }; export const y = 2;`],
  ['src/rules/plan/a.ts', `import { x } from '../../net/index'; import { y } from '../trees/b';`],
  ['src/index.ts', `export { x } from './model/index';`],
  ['test/plan/a.ts', `import { x } from '../../src/cli/main';`],
  ['src/model/a.ts', `import { x } from '../plan/index';`, arrow('model', 'plan')],
  ['src/model/a.ts', `import type { X } from '../plan';`, arrow('model', 'plan')],
  ['src/model/a.ts', `export * from '../plan/index';`, arrow('model', 'plan')],
  ['src/model/a.ts', `export { x } from '../plan/index';`, arrow('model', 'plan')],
  ['src/model/a.ts', `void import('../plan/index');`, arrow('model', 'plan')],
  ['src/rules/plan/a.ts', `import { x } from '../../model/index';`, arrow('rules', 'model')],
  ['src/findings/a.ts', `import { x } from '../index';`, arrow('findings', 'index')],
  ['src/net/a.ts', `import '../kinds/a'; import '../plan/b';`, arrow('net', 'kinds'), arrow('net', 'plan')],
  ['src/index.ts', `import { x } from './render/index';`, arrow('index', 'render')],
  ['src/model/a.ts', `import { x } from '../nowhere/index';`, arrow('model', 'nowhere')],
  ['src/nowhere/a.ts', `import path from 'node:path';`, noRoom('nowhere')],
  ['src/main.ts', `import { x } from './net/index';`, noRoom('main')],
];

describe('the arrows between rooms', () => {
  const { messages, arrows } = run(samples.map(([file, code]) => ({ file, code })));

  test.each(samples.map(([file, code, ...expected], i) => ({ file, code, expected, i })))(
    '$file: $code',
    ({ expected, i }) => {
      expect(messages[i]).toEqual(expected);
    },
  );

  test('go to rooms that have a line of their own', () => {
    for (const to of Object.values(arrows).flat()) expect(Object.keys(arrows)).toContain(to);
  });

  test('never come back', () => {
    const reach = (room: string, seen = new Set<string>()): Set<string> => {
      for (const to of arrows[room] ?? []) if (!seen.has(to)) reach(to, seen.add(to));
      return seen;
    };
    for (const room of Object.keys(arrows)) expect([room, reach(room).has(room)]).toEqual([room, false]);
  });

  test('are drawn for every folder of src/', () => {
    const folders = readdirSync(path.join(root, 'src'), { withFileTypes: true }).filter(entry =>
      entry.isDirectory(),
    );
    for (const { name } of folders) expect(Object.keys(arrows)).toContain(name);
  });
});
