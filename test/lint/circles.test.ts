import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { cyclesOf } from '../../src/net/index';

const root = path.join(__dirname, '..', '..', 'src');

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => path.join(root, file));

/** The files of the project that a file imports, types too. */
const importsOf = (file: string): string[] =>
  ts
    .preProcessFile(readFileSync(file, 'utf8'))
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => path.join(path.dirname(file), fileName))
    .map(place => (existsSync(`${place}.ts`) ? `${place}.ts` : path.join(place, 'index.ts')));

const needs = new Map(files.map(file => [file, importsOf(file)]));

describe('the files of src/', () => {
  test('are found, with what they import', () => {
    expect(needs.get(path.join(root, 'plan', 'index.ts'))).toContain(path.join(root, 'plan', 'plan.ts'));
  });

  // Whoever reads one of two files that need each other has to read both at once.
  test('never import each other in a circle', () => {
    const names = (circle: string[]): string[] => circle.map(file => path.relative(root, file));
    expect(cyclesOf(needs).map(names)).toEqual([]);
  });
});
