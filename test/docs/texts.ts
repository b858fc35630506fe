import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isScalar, parseDocument, visit } from 'yaml';

export const root = path.resolve(__dirname, '../..');

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** What people copy from: pages, workflows, templates, scripts. Not what is generated, and not what is history. */
export const files = (...patterns: string[]): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(file => file !== '' && !/^(dist|test|schemas|src)\/|^CHANGELOG\.md$/.test(file));

/** The code in a page: fenced blocks, and spans in sentences. */
export function codeIn(page: string): string[] {
  const blocks = [...page.matchAll(/^```.*\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);
  const spans = [...page.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`]+)`/g)].map(
    ([, code = '']) => code,
  );
  return [...blocks, ...spans];
}

/** Every text in a YAML file, scripts among them. */
export function textsIn(file: string): string[] {
  const texts: string[] = [];
  visit(parseDocument(read(file)), {
    Scalar: (_, node) => {
      if (isScalar(node) && typeof node.value === 'string') texts.push(node.value);
    },
  });
  return texts;
}
