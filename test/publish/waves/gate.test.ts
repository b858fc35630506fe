import * as fc from 'fast-check';
import { type CommitStatus, ForgeError } from '../../../src/publish/forges/forge';
import { type Gate, gateBefore } from '../../../src/publish/waves/gate';
import { gateProgress, gateWords } from '../../../src/publish/waves/gate-words';
import type { GatedCluster } from '../../../src/publish/waves/health';
import { layersOf } from '../../../src/publish/waves/layers';
import { limitsOf } from '../../../src/publish/waves/limits';
import { standings } from '../../../src/publish/waves/reports';
import { render } from '../../../src/render/index';
import { fleetOf, planOf } from '../../support/fleets';
import { at, FakeForge, gated, limits, report, tip } from './support';

/** The gate before wave 2, so many minutes after the commit. */
const look = (minutes: number, ...clusters: GatedCluster[]): Promise<Gate> =>
  gateBefore(2, clusters, limits, () => at(minutes));

const summary = ({ verdict, clusters }: Gate): unknown => [
  verdict,
  ...clusters.map(({ health }) => health.state),
];

describe('a gate', () => {
  test('is open when every layer succeeded for the soak time, and not a moment before', async () => {
    expect(summary(await look(35, gated()))).toEqual(['open', 'healthy']);
    const early = await look(34.99, gated());
    expect(summary(early)).toEqual(['not-yet', 'soaking']);
    expect(early.clusters[0]?.health.until).toEqual(at(35));
  });

  test('soaks from the layer that became healthy last', async () => {
    const late = gated([report('lyon/cilium', { at: at(20) }), report('lyon/policies')]);
    expect(summary(await look(49, late))).toEqual(['not-yet', 'soaking']);
    expect(summary(await look(50, late))).toEqual(['open', 'healthy']);
  });

  test('counts the soak time from where success began, when a forge tells all reports', async () => {
    const again = [
      report('lyon/cilium'),
      ...[65, 125, 185].map(minutes => report('lyon/policies', { at: at(minutes) })),
      report('lyon/policies', { at: at(60), description: 'dependency not ready' }),
      report('lyon/policies', { at: at(2) }),
    ];
    // In the order in which a forge has them, and in none.
    for (const reports of [again, [...again].reverse()]) {
      expect(summary(await look(94, gated(reports)))).toEqual(['not-yet', 'soaking']);
      expect(summary(await look(95, gated(reports)))).toEqual(['open', 'healthy']);
    }
    const broken = [...again, report('lyon/policies', { at: at(190), state: 'failure' })];
    expect(summary(await look(200, gated(broken)))).toEqual(['refused', 'failed']);
  });

  test('takes the first of two reports of one moment', async () => {
    const [cilium, policies] = [report('lyon/cilium'), report('lyon/policies')];
    const pending = report('lyon/policies', { state: 'pending' });
    expect((await look(60, gated([cilium, policies, pending]))).verdict).toBe('open');
    expect((await look(60, gated([cilium, pending, policies]))).verdict).toBe('not-yet');
  });

  test('waits for a layer that has not reported, or is at it, until the timeout', async () => {
    for (const reports of [
      [report('lyon/cilium')],
      [report('lyon/cilium'), report('lyon/policies', { state: 'pending' })],
      // Reported on the same commit of a shared repository, or of another Kustomization.
      [report('lyon/cilium'), report('paris/policies'), report('lyon/flux-system')],
      // As Flux 2.7 reports a layer that waits for another one.
      [report('lyon/cilium'), report('lyon/policies', { description: 'dependency not ready' })],
    ]) {
      const waiting = await look(120, gated(reports));
      expect(summary(waiting)).toEqual(['not-yet', 'pending']);
      expect(waiting.clusters[0]?.health).toMatchObject({
        says: 'waits on the tip c0ffee012345 for policies',
        until: at(120),
      });
      const late = await look(120.01, gated(reports));
      expect(summary(late)).toEqual(['refused', 'failed']);
      expect(late.clusters[0]?.health.says).toBe(
        'has layers that did not succeed in time on the tip c0ffee012345: policies',
      );
    }
  });

  test('is shut at once by a failure, and by one of the sync that brings the layers', async () => {
    const failed = await look(
      10,
      gated([report('lyon/cilium', { state: 'failure', description: 'health check \u001b[2Jfailed' })]),
    );
    expect(summary(failed)).toEqual(['refused', 'failed']);
    expect(failed.clusters[0]?.health.says).toMatch(
      /^has failed on the tip c0ffee012345: cilium, health check /,
    );
    expect(failed.clusters[0]?.health.says).not.toContain('\u001b');
    const root = gated([
      report('lyon/cilium'),
      report('lyon/policies'),
      report('lyon/flux-system', { state: 'failure' }),
    ]);
    expect(summary(await look(60, root))).toEqual(['refused', 'failed']);
    const others = gated([
      report('lyon/cilium'),
      report('lyon/policies'),
      report('paris/cilium', { state: 'failure' }),
    ]);
    expect(summary(await look(60, others))).toEqual(['open', 'healthy']);
  });

  test('asks about the tip, whoever made it', async () => {
    const moved = { ...tip, commit: 'beef'.repeat(10), at: at(50) };
    const forge = new FakeForge(commit =>
      commit === tip.commit ? [report('lyon/cilium'), report('lyon/policies')] : [],
    );
    expect(summary(await look(60, gated([], { forge })))).toEqual(['open', 'healthy']);
    expect(summary(await look(60, gated([], { forge, tip: moved })))).toEqual(['not-yet', 'pending']);
  });

  test('is shut while an earlier wave is not published as the blueprint says', async () => {
    expect(summary(await look(60, gated(undefined, { tip: undefined })))).toEqual(['refused', 'unpublished']);
    const old = await look(60, gated(undefined, { tip: { ...tip, isCurrent: false } }));
    expect(summary(old)).toEqual(['refused', 'unpublished']);
    expect(gateWords(old)).toContain(
      "'lyon' (wave 1) is not published as the blueprint says now: publish wave 1 first",
    );
  });

  test('never opens where nothing reports', async () => {
    for (const change of [
      { forge: undefined },
      { forge: { problem: 'GITEA_TOKEN is not set', mend: 'Set it.' } },
      { layers: [] },
    ])
      expect(summary(await look(60, gated(undefined, change)))).toEqual(['refused', 'unseen']);
    const unseen = await look(60, gated(undefined, { forge: undefined }));
    expect(gateWords(unseen)).toEqual([
      'wave 2 must not follow',
      "'lyon' (wave 1) reports to no forge, so that nobody can tell whether it is healthy",
      'Look at the clusters yourself, and publish with --wave 2 --force and a reason if they are well.',
    ]);
  });

  test('stays shut while a forge does not answer, and lets bugs through', async () => {
    const silent = await look(60, gated(new ForgeError('git.example.com did not answer')));
    expect(summary(silent)).toEqual(['not-yet', 'unreachable']);
    expect(gateWords(silent)[1]).toBe(
      "'lyon' (wave 1) cannot be asked about: git.example.com did not answer",
    );
    await expect(look(60, gated(new TypeError('a bug')))).rejects.toThrow('a bug');
  });

  test('asks about earlier waves alone, and not about held clusters, which it names', async () => {
    const bad = [report('lyon/cilium', { state: 'failure' })];
    const gate = await look(
      60,
      gated(),
      gated(bad, { cluster: 'oslo', held: 'disks are replaced' }),
      gated(bad, { cluster: 'rome', wave: 2 }),
      gated(bad, { cluster: 'bonn', wave: 3 }),
    );
    expect(summary(gate)).toEqual(['open', 'healthy']);
    expect(gateWords(gate)).toEqual([
      'wave 2 may follow: every cluster before it is healthy',
      "'oslo' is held, and was not asked about: disks are replaced",
    ]);
  });

  test('is open before the first wave', async () => {
    const gate = await gateBefore(1, [gated([])], limits, () => at(0));
    expect(gate).toMatchObject({ verdict: 'open', clusters: [] });
    expect(gateWords(gate)).toEqual(['wave 1 waits for no other cluster']);
  });

  test('is kept shut by one of many clusters, and asks about a shared commit once', async () => {
    const names = Array.from({ length: 40 }, (_, i) => `c${i}`);
    const reports = names.flatMap(name => ['cilium', 'policies'].map(layer => report(`${name}/${layer}`)));
    const forge = new FakeForge(() => reports);
    const clusters = names.map(cluster => gated([], { cluster, forge }));
    expect((await look(60, ...clusters)).verdict).toBe('open');
    expect(forge.asked).toEqual([tip.commit]);

    const partly = new FakeForge(() => reports.slice(0, -26));
    const shut = await look(60, ...names.map(cluster => gated([], { cluster, forge: partly })));
    expect(shut.verdict).toBe('not-yet');
    expect(gateProgress(shut)).toBe('before wave 2: 13 pending, 27 healthy');
    expect(gateWords(shut)).toHaveLength(1 + 12 + 1 + 1);
    expect(gateWords(shut)).toContain('and 1 more');
  });
});

const layers = ['cilium', 'policies', 'shared.shop.web'];
const well = fc.record({ at: fc.integer({ min: -60, max: 60 }).map(at) });
const any: fc.Arbitrary<Partial<CommitStatus>> = fc.record({
  state: fc.constantFrom('success', 'pending', 'failure'),
  at: fc.oneof(fc.integer({ min: -60, max: 200 }).map(at), fc.constant(new Date(NaN))),
  description: fc.constantFrom('reconciliation succeeded', 'dependency not ready', ''),
});
const reported = (context: string): fc.Arbitrary<CommitStatus[]> =>
  fc
    .oneof(
      { weight: 6, arbitrary: well },
      { weight: 1, arbitrary: any },
      { weight: 1, arbitrary: fc.constant(undefined) },
    )
    .map(change => (change === undefined ? [] : [report(context, change)]));
const anyReports = fc
  .tuple(
    ...[...layers.map(layer => `lyon/${layer}`), 'lyon/flux-system', 'paris/cilium', 'lyon'].map(reported),
  )
  .map(reports => reports.flat());

test('no gate opens while the newest report of a layer is no success, or a young one', async () => {
  let opened = 0;
  await fc.assert(
    fc.asyncProperty(anyReports, fc.integer({ min: 0, max: 240 }), async (reports, minutes) => {
      const { verdict } = await look(minutes, gated(reports, { layers }));
      const isWell = layers.every(layer => {
        const found = reports.find(({ context }) => context === `lyon/${layer}`);
        return (
          found?.state === 'success' &&
          found.description !== 'dependency not ready' &&
          found.at.getTime() <= at(minutes - 30).getTime()
        );
      });
      const isSynced = reports.every(
        ({ context, state }) => context !== 'lyon/flux-system' || state !== 'failure',
      );
      expect(verdict === 'open').toBe(isWell && isSynced);
      if (verdict === 'open') opened += 1;
    }),
    { numRuns: 2000 },
  );
  expect(opened).toBeGreaterThan(50);
});

test('a success goes back to the oldest report of its run, and no further', () => {
  const history = fc.array(
    fc.record({
      state: fc.constantFrom<CommitStatus['state']>('success', 'success', 'success', 'pending', 'failure'),
      after: fc.integer({ min: 1, max: 60 }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.nat()), (oldestFirst, order) => {
      let minutes = 0;
      let since = NaN;
      let last: string | undefined;
      const reports = oldestFirst.map(({ state, after }) => {
        minutes += after;
        if (state !== last) [since, last] = [at(minutes).getTime(), state];
        return report('lyon/cilium', { state, at: at(minutes) });
      });
      const shuffled = reports
        .map(one => [order.next().value, one] as const)
        .sort(([a], [b]) => a - b)
        .map(([, one]) => one);
      expect(standings(shuffled).get('lyon/cilium')).toMatchObject({ state: last, since });
      const timeless = [...shuffled, report('lyon/cilium', { at: new Date(NaN) })];
      expect(standings(timeless).get('lyon/cilium')?.since).toBeNaN();
    }),
  );
});

test('the layers are those of the tree, each with a Kustomization', () => {
  const [tree] = render(planOf(fleetOf({ alpha: {}, beta: {} })));
  expect(layersOf(tree!)).toEqual(expect.arrayContaining(['cilium', 'mesh-ready']));
  expect(layersOf(tree!)).not.toContain('flux');
});

test('limits are those of the blueprint', () => {
  expect(limitsOf({ soak: '30m', timeout: '2h' })).toEqual(limits);
  expect(limitsOf({ soak: 'soon', timeout: 'late' })).toEqual({ soak: Infinity, timeout: 0 });
});
