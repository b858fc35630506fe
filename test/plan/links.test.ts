import fc from 'fast-check';
import type { TopologyProps } from '../../src/model/index';
import { linksIn, resolve } from '../../src/plan/index';
import { clusterOf, fleetOf, linked, planOf } from '../support/fleets';

const names = ['delta', 'alpha', 'c', 'c-2', 'beta'];
const fleetWith = (topology: TopologyProps, clusters = names): ReturnType<typeof fleetOf> =>
  fleetOf(Object.fromEntries(clusters.map(name => [name, {}])), { mesh: { topology } });

test('a full mesh links every two clusters once', () => {
  const plan = planOf(fleetWith({ fullMesh: {} }, ['gamma', 'alpha', 'beta']));
  expect(linksIn(plan)).toEqual([
    ['alpha', 'beta'],
    ['alpha', 'gamma'],
    ['beta', 'gamma'],
  ]);
  expect(plan.components).toEqual([['alpha', 'beta', 'gamma']]);
  expect(clusterOf(plan, 'beta').peers).toEqual(['alpha', 'gamma']);
});

test('a full mesh of any clusters is what its links make', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: 1 }), among => {
      const mesh = { fullMesh: { among: { names: among } } };
      const [plan, same] = [mesh, { sum: [mesh] }].map(topology => planOf(fleetWith(topology)));
      expect(plan?.components).toEqual(same?.components);
      expect(plan?.clusters.map(({ peers }) => peers)).toEqual(same?.clusters.map(({ peers }) => peers));
      expect(plan?.clusters.some(({ peers }) => peers.length > 0)).toBe(among.length > 1);
    }),
  );
});

test('a fleet of one cluster has no links', () => {
  const plan = planOf(fleetWith({ fullMesh: {} }, ['alpha']));
  expect([linksIn(plan), plan.components, clusterOf(plan, 'alpha').peers]).toEqual([[], [['alpha']], []]);
});

test('listed links are those and no others, each once, however they were written', () => {
  const plan = planOf(
    fleetWith(linked(['delta', 'alpha'], ['c-2', 'c'], ['alpha', 'delta'], ['delta', 'alpha'])),
  );
  expect(linksIn(plan)).toEqual([
    ['alpha', 'delta'],
    ['c', 'c-2'],
  ]);
  expect(plan.components).toEqual([['alpha', 'delta'], ['beta'], ['c', 'c-2']]);
});

test('every peer has its peer, and two that share one are not peers themselves', () => {
  const pair = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)).filter(([a, b]) => a !== b);
  fc.assert(
    fc.property(fc.array(pair), between => {
      const plan = planOf(fleetWith(linked(...between)));
      for (const a of plan.clusters) {
        const wanted = between.flatMap(([x, y]) => (x === a.name ? [y] : y === a.name ? [x] : []));
        expect(a.peers).toEqual([...new Set(wanted)].sort());
        for (const b of a.peers) expect(clusterOf(plan, b).peers).toContain(a.name);
      }
      expect(linksIn(plan)).toEqual(
        [...linksIn(plan)].sort(([a, b], [c, d]) => (a < c || (a === c && b < d) ? -1 : 1)),
      );
      expect(linksIn(plan).every(([a, b]) => a < b)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('a link to itself is a finding, and no link', () => {
  const { plan, findings } = resolve(fleetWith(linked(['alpha', 'alpha'], ['alpha', 'beta'])));
  expect(plan && linksIn(plan)).toEqual([['alpha', 'beta']]);
  expect(findings).toEqual([
    expect.objectContaining({
      rule: 'topology/self-link',
      path: '',
      clusters: ['alpha'],
      message: "the topology links 'alpha' with itself",
    }),
  ]);
});

test('a link to a cluster that is not there is a finding, and no link', () => {
  const { plan, findings } = resolve(
    fleetWith(linked(['alpha', 'omega'], ['alpha', 'beta']), ['alpha', 'beta']),
  );
  expect(plan && linksIn(plan)).toEqual([['alpha', 'beta']]);
  expect(clusterOf(plan as never, 'alpha').peers).toEqual(['beta']);
  expect(findings).toEqual([
    expect.objectContaining({
      rule: 'model/unknown-cluster',
      path: '',
      message: "the topology links the cluster 'omega', which the fleet does not have",
      expected: 'one of: alpha, beta',
    }),
  ]);
});

describe('topologies made of others', () => {
  const areas = { a1: 'a', a2: 'a', a3: 'a', b1: 'b', b2: 'b', c1: 'c' };
  const fleetIn = (topology: TopologyProps, more: Record<string, object> = {}): ReturnType<typeof fleetOf> =>
    fleetOf(
      {
        ...Object.fromEntries(Object.entries(areas).map(([name, area]) => [name, { labels: { area } }])),
        ...more,
      },
      { mesh: { topology } },
    );
  const pairs = (topology: TopologyProps): string[] =>
    linksIn(planOf(fleetIn(topology))).map(link => link.join('-'));
  const inA = ['a1-a2', 'a1-a3', 'a2-a3'];

  test('a full mesh among some leaves the others alone', () => {
    expect(pairs({ fullMesh: { among: { labels: { area: 'a' } } } })).toEqual(inA);
  });

  test('hubs are linked with each other and with every spoke, spokes with no spoke', () => {
    expect(pairs({ hubAndSpoke: { hubs: { names: ['a1', 'b1'] } } })).toEqual(
      ['a1-b1', 'a1-a2', 'a1-a3', 'a1-b2', 'a1-c1', 'a2-b1', 'a3-b1', 'b1-b2', 'b1-c1'].sort(),
    );
    expect(pairs({ hubAndSpoke: { hubs: { names: ['c1'] }, spokes: { labels: { area: 'b' } } } })).toEqual([
      'b1-c1',
      'b2-c1',
    ]);
  });

  test('groups are meshes of their own, which bridges join', () => {
    const apart = [...inA, 'b1-b2'];
    expect(pairs({ groups: { by: 'area' } })).toEqual(apart);
    expect(pairs({ groups: { by: 'area', bridges: { names: ['a1', 'a2', 'b1', 'c1'] } } })).toEqual(
      [...apart, 'a1-b1', 'a1-c1', 'a2-b1', 'a2-c1', 'b1-c1'].sort(),
    );
  });

  test('a cluster without a group is a finding at the cluster', () => {
    const { findings } = resolve(fleetIn({ groups: { by: 'area' } }, { lost: {} }));
    expect(findings).toEqual([
      expect.objectContaining({ rule: 'topology/no-group', path: 'lost', clusters: ['lost'] }),
    ]);
  });

  test('sum and difference are those of the sets of links', () => {
    const whole: TopologyProps = { fullMesh: {} };
    const grouped: TopologyProps = { groups: { by: 'area' } };
    const all = pairs(whole);
    const within = pairs(grouped);
    expect(pairs({ sum: [grouped, whole, { links: { between: [['c1', 'a1']] } }] })).toEqual(all);
    expect(pairs({ sum: [] })).toEqual([]);
    expect(pairs({ difference: { of: whole, without: grouped } })).toEqual(
      all.filter(link => !within.includes(link)),
    );
    expect(pairs({ difference: { of: grouped, without: whole } })).toEqual([]);
  });

  test('what a nested topology gets wrong is found as well', () => {
    const nested: TopologyProps = {
      sum: [{ difference: { of: { fullMesh: {} }, without: { hubAndSpoke: { hubs: { names: ['x'] } } } } }],
    };
    expect(resolve(fleetIn(nested)).findings).toEqual([
      expect.objectContaining({ rule: 'model/unknown-cluster', path: '' }),
    ]);
  });
});
