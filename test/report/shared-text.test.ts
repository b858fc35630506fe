import { sharedText } from '../../src/cli/report/shared-text';

const [cwd, home] = ['/home/me/fleets/shop', '/home/me'];

test.each([
  ['/home/me/fleets/shop/a.ts:3', 'a.ts:3'],
  ['/home/me/fleets/shared/a.ts:3', '../shared/a.ts:3'],
  ['/home/me/b/a.ts:3', '../../b/a.ts:3'],
  ['/home/you/a.ts:3', '/home/you/a.ts:3'],
  ["cannot find '/home/me/b/c d.js' (/home/me/fleets/x.js)", "cannot find '../../b/c d.js' (../x.js)"],
  ['at file:///home/me/fleets/shop/a.mjs:1', 'at a.mjs:1'],
  ['https://git.example.com/home/me/a.git', 'https://git.example.com/home/me/a.git'],
  ['the same in /home/me', 'the same in /home/me'],
  ['/srv/home/me/a.ts', '/srv/home/me/a.ts'],
])('%s is %s to others', (text, shared) => {
  expect(sharedText(text, cwd, home)).toBe(shared);
});

test('from outside of the home folder it is ~, and nothing climbs to the root', () => {
  expect(sharedText('/home/me/a.ts /data/b.ts /opt/c.ts', '/data/x', home)).toBe('~/a.ts ../b.ts /opt/c.ts');
  expect(sharedText('/home/me/a.ts /opt/c.ts', '/', home)).toBe('~/a.ts /opt/c.ts');
  expect(sharedText('/opt/c.ts', '/data', '/')).toBe('/opt/c.ts');
});
