import type { Sound } from '../../src/cli/publish/fleets';
import { showOutcomes } from '../../src/cli/publish/show';

test('why fleets go to embedded repositories is said once', () => {
  const fleets = ['edge', 'shop'].map(fleet => ({ fleet, plan: { publish: { to: 'embedded' } } }));
  const text = showOutcomes(fleets as Sound[], [], '/srv/fleet', new Map());
  expect(text).toContain('edge: 0 clusters; to .meshprint/repos/edge, since the blueprint names no remotes');
  expect(text).toContain('shop: 0 clusters; to .meshprint/repos/shop\n');
});
