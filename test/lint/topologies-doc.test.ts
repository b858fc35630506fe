import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');

test('the committed docs/topologies.md is the one that the blueprints make (npm run topologies)', () => {
  const check = [path.join(root, 'tools/topologies-doc.mjs'), '--check'];
  expect(execFileSync(process.execPath, check, { cwd: root, encoding: 'utf8' })).toBe('');
});
