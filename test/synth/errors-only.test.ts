import { type Fleet, MeshNamespace, RawPolicy, Workload } from '../../src/model/index';
import { synthesize } from '../../src/synth/index';
import { fleetOf, now } from '../support/fleets';

test('for questions only errors are looked for, the same ones', () => {
  const fleet = (): Fleet => fleetOf({ alpha: { id: 1 }, beta: { id: 1 } });
  const all = synthesize(fleet(), { now });
  expect(all.report.findings.map(({ severity }) => severity)).toEqual(['error']);
  expect({ ...synthesize(fleet(), { now, errorsOnly: true }), sourceOf: all.sourceOf }).toEqual(all);
});

test('what only warns is left out', () => {
  const fleet = (): Fleet => {
    const made = fleetOf({ alpha: {}, beta: {} });
    const shop = new MeshNamespace(made, 'shop');
    new Workload(shop, 'web', { labels: { app: 'web' } });
    const spec = { endpointSelector: { matchLabels: { app: 'wbe' } }, ingress: [{}] };
    new RawPolicy(shop, 'nobody', { spec });
    return made;
  };
  const all = synthesize(fleet(), { now });
  const some = synthesize(fleet(), { now, errorsOnly: true });
  expect(all.report.findings.map(({ severity }) => severity)).toContain('warning');
  expect(some.report).toEqual({ findings: [], silenced: [] });
  expect([some.ok, some.trees]).toEqual([true, all.trees]);
});
