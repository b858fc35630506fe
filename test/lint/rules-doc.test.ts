import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { allRules } from '../../src/rules/index';

const root = path.join(__dirname, '..', '..');

test('the committed docs/rules.md is the one that the rules make (npm run rules)', () => {
  const check = [path.join(root, 'tools/rules-doc.mjs'), '--check'];
  expect(execFileSync(process.execPath, check, { cwd: root, encoding: 'utf8' })).toBe('');
});

test('every rule that the sources have is among all rules, once', () => {
  const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => readFileSync(path.join(root, 'src', file), 'utf8'));
  const written = sources.flatMap(text =>
    [...text.matchAll(/\bid: '([a-z-]+\/[a-z-]+)'/g)].map(([, id]) => id),
  );
  expect(written.length).toBeGreaterThan(40);
  expect(new Set(written).size).toBe(written.length);
  expect(allRules.map(rule => rule.id).sort()).toEqual(written.sort());
});

test('every rule says what breaks, in sentences, and where to read more', () => {
  for (const { id, breaks, docs } of allRules) {
    expect(id).toMatch(/^[a-z-]+\/[a-z-]+$/);
    expect(breaks).toMatch(/^[A-Z].*\.$/);
    expect(docs).not.toBe('');
  }
});
