import { showDrift } from '../../src/cli/publish/show-drift';
import type { Drift, Target } from '../../src/publish/index';

const target = (cluster: string): Target => ({
  fleet: 'shop',
  cluster,
  url: `https://git.example.com/${cluster}.git`,
  branch: 'main',
  path: '',
  wave: 1,
  isEmbedded: false,
});
const unread: Drift = { target: target('berlin'), files: [], failed: 'no such repository' };
const sound: Drift = { target: target('madrid'), files: [], commit: 'a' };
const changed: Drift = { target: target('dublin'), files: [{ kind: 'changed', file: 'x' }], commit: 'a' };
const headOf = (...drifts: Drift[]): string | undefined => showDrift(drifts).split('\n')[0];

test('what could not be read is not said to be unchanged', () => {
  expect(headOf(unread)).toBe('shop: 1 cluster, 1 could not be read');
  expect(headOf(unread, sound)).toBe(
    'shop: 2 clusters, 1 could not be read, nothing was changed by hand in the others',
  );
  expect(headOf(unread, changed)).toBe('shop: 2 clusters, 1 could not be read, somebody changed 1 cluster');
  expect(headOf(sound)).toBe('shop: 1 cluster, nothing was changed by hand');
});
