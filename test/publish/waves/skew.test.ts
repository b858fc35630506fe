import * as fc from 'fast-check';
import type { Plan } from '../../../src/plan/index';
import { render } from '../../../src/render/index';
import { movingOf, type Running, runningIn, type Stage } from '../../../src/publish/waves/running';
import { type SkewFinding, skewDuringRollout } from '../../../src/publish/waves/skew';
import { foldSkew } from '../../../src/publish/waves/skew-fold';
import { fleetOf, planOf } from '../../support/fleets';

/** How a cluster is before and after: its minor, or nothing where it is not there. */
interface Told {
  readonly was?: number;
  readonly is?: number;
  readonly wave?: number;
  readonly held?: boolean;
}
type Links = readonly (readonly [string, string])[];

const peersIn = (links: Links, name: string): string[] =>
  links.flatMap(([a, b]) => (a === name ? [b] : b === name ? [a] : []));

/** What the walk reads of a plan, so that a test can have any plan. */
function planned(clusters: Readonly<Record<string, Told>>, links: Links): Plan {
  const there = Object.entries(clusters).filter(([, { is }]) => is !== undefined);
  const names = new Set(there.map(([name]) => name));
  return {
    clusters: there.map(([name, { is, wave = 1, held }]) => ({
      name,
      wave,
      held: held === true ? 'because' : undefined,
      cilium: { version: `1.${is}.0` },
      peers: peersIn(links, name).filter(peer => names.has(peer)),
    })),
  } as unknown as Plan;
}

function published(clusters: Readonly<Record<string, Told>>, links: Links): Map<string, Running> {
  const there = Object.entries(clusters).filter(([, { was }]) => was !== undefined);
  return new Map(
    there.map(([name, { was }]) => [name, { version: `1.${was}.0`, peers: new Set(peersIn(links, name)) }]),
  );
}

const all: Links = [
  ['a', 'b'],
  ['b', 'c'],
  ['a', 'c'],
];
const pair: Links = [['a', 'b']];
const walk = (
  clusters: Readonly<Record<string, Told>>,
  links = { before: all, after: all },
  waves?: readonly number[],
): SkewFinding[] =>
  skewDuringRollout(published(clusters, links.before), planned(clusters, links.after), waves);

describe('on the way of a rollout', () => {
  test('a minor through all waves is fine', () => {
    expect(
      walk({ a: { was: 19, is: 20 }, b: { was: 19, is: 20, wave: 2 }, c: { was: 19, is: 20, wave: 3 } }),
    ).toEqual([]);
  });

  test('a fleet that is published for the first time is fine', () => {
    expect(walk({ a: { is: 20 }, b: { is: 19, wave: 2 } })).toEqual([]);
  });

  test('two minors at once are not, at the first step at which they meet the old one', () => {
    expect(walk({ a: { was: 18, is: 20 }, b: { was: 18, is: 20, wave: 2 } })).toEqual([
      {
        severity: 'error',
        wave: 1,
        clusters: ['b', 'a'],
        minors: ['1.18', '1.20'],
        others: 0,
        message: "while wave 1 is published, 'b' runs Cilium 1.18 and 'a', which it is linked with, 1.20",
        hint: 'Take every cluster to Cilium 1.19 first, through all waves, and only then further.',
      },
    ]);
  });

  test('one after the other in one wave is not, since they change in any order', () => {
    expect(walk({ a: { was: 18, is: 19 }, b: { was: 19, is: 20 } })).toMatchObject([
      {
        wave: 1,
        clusters: ['a', 'b'],
        hint: "Put 'a' into a wave before that of 'b': then it runs Cilium 1.19 by that time.",
      },
    ]);
    expect(walk({ a: { was: 18, is: 19 }, b: { was: 19, is: 20, wave: 2 } })).toEqual([]);
  });

  test('a held cluster stays behind', () => {
    expect(
      walk({
        a: { was: 18, is: 20, held: true },
        b: { was: 19, is: 20, wave: 2 },
        c: { was: 19, is: 20, wave: 2 },
      }),
    ).toMatchObject([
      {
        wave: 2,
        clusters: ['a', 'b'],
        others: 1,
        message:
          "while wave 2 is published, 'a', which is held, runs Cilium 1.18 and 'b', which it is linked with, 1.20, and 1 more that it is linked with is too far from it",
        hint: "Upgrade 'a' first, or leave 'b' at Cilium 1.19 as long as it is held.",
      },
    ]);
    expect(walk({ a: { was: 19, is: 20, held: true }, b: { was: 19, is: 20 } })).toEqual([]);
  });

  test('a link that only one of the two states has counts', () => {
    const clusters = { a: { was: 18, is: 19, wave: 2 }, b: { was: 20, is: 20 } };
    expect(walk(clusters, { before: [], after: pair })).toMatchObject([{ wave: 1, clusters: ['a', 'b'] }]);
    const leaving = { a: { was: 18, is: 18, wave: 2 }, b: { was: 19, is: 20 } };
    expect(walk(leaving, { before: pair, after: [] })).toMatchObject([{ wave: 1, clusters: ['a', 'b'] }]);
    expect(
      walk(
        { ...leaving, a: { ...leaving.a, wave: 1 }, b: { ...leaving.b, wave: 2 } },
        { before: pair, after: [] },
      ),
    ).toEqual([]);
  });

  test('a cluster that the blueprint has no longer still runs', () => {
    expect(walk({ a: { was: 18 }, b: { was: 19, is: 20 } })).toMatchObject([
      {
        clusters: ['a', 'b'],
        message: expect.stringContaining(
          "'a', which the blueprint no longer has, runs Cilium 1.18",
        ) as string,
        hint: "Shut 'a' down before its peers leave Cilium 1.19: nothing upgrades it any more.",
      },
    ]);
  });

  test('what is too far apart already is a warning, and what mends it is none', () => {
    expect(walk({ a: { was: 18, is: 19 }, b: { was: 20, is: 20, wave: 2 } })).toMatchObject([
      {
        severity: 'warning',
        wave: undefined,
        clusters: ['a', 'b'],
        hint: "Upgrade 'a' next, one minor at a time.",
      },
    ]);
    expect(walk({ a: { was: 18, is: 18 }, b: { was: 20, is: 21, wave: 2 } })).toMatchObject([
      { severity: 'warning' },
      { severity: 'error', wave: 2 },
    ]);
  });

  test('a wave that is published before an earlier one meets what that one would have changed', () => {
    const clusters = { a: { was: 18, is: 19 }, b: { was: 19, is: 20, wave: 2 } };
    expect(walk(clusters, { before: all, after: all }, [2])).toMatchObject([
      { wave: 2, clusters: ['a', 'b'], hint: "Publish wave 1 first, in which 'a' goes to Cilium 1.19." },
    ]);
    expect(walk(clusters, { before: all, after: all }, [1])).toEqual([]);
  });

  test('a version that cannot be read is no evidence', () => {
    const before = published({ a: { was: 18 } }, all).set('b', { version: undefined, peers: new Set(['a']) });
    expect(skewDuringRollout(before, planned({ a: { is: 20 }, b: { is: 20, wave: 2 } }, []))).toEqual([]);
  });
});

test('how clusters run is read from their trees', () => {
  const plan = planOf(fleetOf({ a: { cilium: { version: '1.19.6' } }, b: {} }));
  expect(runningIn(render(plan))).toEqual(
    new Map([
      ['a', { version: '1.19.6', peers: new Set(['b']) }],
      ['b', { version: '1.20.3', peers: new Set(['a']) }],
    ]),
  );
});

const names = ['a', 'b', 'c', 'd'];
const links = fc.subarray(names.flatMap((a, i) => names.slice(i + 1).map(b => [a, b] as const)));
const told = fc.record({
  was: fc.option(fc.integer({ min: 17, max: 20 }), { nil: undefined }),
  is: fc.option(fc.integer({ min: 17, max: 20 }), { nil: undefined }),
  wave: fc.integer({ min: 1, max: 3 }),
  held: fc.boolean(),
}) as fc.Arbitrary<Told>;

test('the walk finds what a naive one finds that publishes one repository after the other', () => {
  fc.assert(
    fc.property(
      fc.tuple(told, told, told, told),
      links,
      links,
      fc.subarray([1, 2, 3]),
      (four, linksBefore, linksAfter, waves) => {
        const clusters = Object.fromEntries(names.map((name, i) => [name, four[i]!]));
        const [before, plan] = [published(clusters, linksBefore), planned(clusters, linksAfter)];
        const found = skewDuringRollout(before, plan, waves).filter(({ severity }) => severity === 'error');
        const bad = naive(before, plan, waves);
        for (const { wave, clusters } of found) expect(bad).toContainEqual({ wave, clusters });
        // One finding stands for all peers of its older cluster; in one wave either may be the older.
        for (const { wave, clusters } of bad)
          expect(found.some(f => (f.wave ?? 0) <= (wave ?? 0) && clusters.includes(f.clusters[0]))).toBe(
            true,
          );
      },
    ),
    { numRuns: 2000 },
  );
});

/** Every order in which the clusters of a wave may change; after each change, every two clusters. */
function naive(
  before: ReadonlyMap<string, Running>,
  plan: Plan,
  waves: readonly number[],
): Pick<SkewFinding, 'wave' | 'clusters'>[] {
  const moving = movingOf(before, plan);
  const bad = new Map<string, Pick<SkewFinding, 'wave' | 'clusters'>>();
  const ahead = (now: ReadonlyMap<string, Stage | undefined>, a: string, b: string): number => {
    const [one, other] = [now.get(a), now.get(b)];
    if (one === undefined || other === undefined || !(one.peers.has(b) || other.peers.has(a))) return 0;
    return minor(other) - minor(one);
  };
  const first = new Map(moving.map(({ name, before }) => [name, before]));
  let now = first;
  for (const wave of waves) {
    const changing = moving.filter(cluster => cluster.wave === wave);
    for (const order of permutations(changing)) {
      const then = new Map(now);
      for (const { name, after } of order) {
        then.set(name, after);
        for (const a of names)
          for (const b of names)
            if (ahead(then, a, b) > Math.max(1, Math.abs(ahead(first, a, b))))
              bad.set(`${wave} ${a} ${b}`, { wave, clusters: [a, b] });
      }
    }
    now = new Map([...now, ...changing.map(({ name, after }) => [name, after] as const)]);
  }
  return [...bad.values()];
}

const minor = ({ minor }: Stage): number => Number(minor?.split('.')[1]);

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((one, i) => permutations(all.filter((_, j) => j !== i)).map(rest => [one, ...rest]));
}

test('many of one step are one line, and few are said one by one', () => {
  const names = Array.from({ length: 20 }, (_, i) => `c${String(i + 10)}`);
  const mesh: Links = names.flatMap((a, i) => names.slice(i + 1).map(b => [a, b] as const));
  const jump = walk(Object.fromEntries(names.map(name => [name, { was: 18, is: 20 }])), {
    before: mesh,
    after: mesh,
  });
  const folded = foldSkew(jump);
  expect(folded).toHaveLength(1);
  expect(folded[0]).toMatchObject({ severity: 'error', wave: 1 });
  expect(folded[0]!.message).toMatch(
    /^while wave 1 is published, \d+ clusters run Cilium more than one minor behind .* \(190 links\), such as 'c10' \(1\.18\) behind /,
  );
  expect(folded[0]!.clusters).toHaveLength(jump.length);
  const few = walk({ a: { was: 18, is: 20 }, b: { was: 18, is: 20, wave: 2 } });
  expect(foldSkew(few)).toMatchObject(few.map(({ message, hint }) => ({ message, hint })));
});
