import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformFileSync } from '@swc/core';

const project = path.resolve(__dirname, '../..');
const compiled = { folder: '' };

/**
 * The rooms that output needs as JavaScript, for processes that can be killed. Only these, so that a mistake elsewhere
 * does not show here.
 */
export function useCompiledOutput(): { readonly folder: string } {
  beforeAll(() => {
    compiled.folder = mkdtempSync(path.join(tmpdir(), 'meshprint-lib-'));
    chmodSync(compiled.folder, 0o755);
    for (const room of ['schema', 'kinds', 'findings', 'yaml', 'output']) compile(path.join('src', room));
  });
  afterAll(() => {
    rmSync(compiled.folder, { recursive: true });
  });
  return compiled;
}

/** What `node` needs to run a script that uses the compiled room as `output`. */
export const childEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_PATH: path.join(project, 'node_modules'),
});

/** A script with `output` in scope, as arguments for node. */
export const script = (body: string, ...args: string[]): string[] => [
  '-e',
  `const output = require(${JSON.stringify(path.join(compiled.folder, 'src/output'))});\n${body}`,
  ...args,
];

function compile(relative: string): void {
  const target = path.join(compiled.folder, relative);
  mkdirSync(target, { recursive: true });
  for (const entry of readdirSync(path.join(project, relative), { withFileTypes: true })) {
    const source = path.join(relative, entry.name);
    if (entry.isDirectory()) compile(source);
    else {
      const { code } = transformFileSync(path.join(project, source), {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
      });
      writeFileSync(path.join(target, entry.name.replace(/\.ts$/, '.js')), code);
    }
  }
}
