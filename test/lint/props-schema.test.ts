import { execFileSync } from 'node:child_process';
import path from 'node:path';

test('the committed schema is the one that the props interfaces make (npm run schema)', () => {
  const root = path.join(__dirname, '..', '..');
  const output = execFileSync(process.execPath, ['tools/props-schema.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(output).toBe('');
});
