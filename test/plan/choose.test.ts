import { type Clusters, MeshNamespace } from '../../src/model/index';
import { resolve } from '../../src/plan/index';
import { brief, fleetOf } from '../support/fleets';

const clusters = {
  delta: { labels: { area: 'eu', tier: 'edge' } },
  alpha: { labels: { area: 'eu', tier: 'core' } },
  gamma: { labels: { area: 'us', tier: 'core' } },
  beta: {},
};

function chosenBy(choice: Clusters | undefined): {
  names: readonly string[];
  findings: ReturnType<typeof resolve>['findings'];
} {
  const fleet = fleetOf(clusters);
  new MeshNamespace(fleet, 'shop', choice === undefined ? {} : { clusters: choice });
  const { plan, findings } = resolve(fleet);
  return { names: plan?.namespaces[0]?.clusters ?? [], findings };
}

test.each<[string, Clusters | undefined, string[]]>([
  ['nothing, which is all', undefined, ['alpha', 'beta', 'delta', 'gamma']],
  ['all', { all: {} }, ['alpha', 'beta', 'delta', 'gamma']],
  ['names, in the order of the fleet', { names: ['gamma', 'alpha', 'gamma'] }, ['alpha', 'gamma']],
  ['a label', { labels: { area: 'eu' } }, ['alpha', 'delta']],
  ['labels, all of them', { labels: { area: 'eu', tier: 'core' } }, ['alpha']],
  ['no label, which all have', { labels: {} }, ['alpha', 'beta', 'delta', 'gamma']],
])('chooses by %s', (_, choice, expected) => {
  expect(chosenBy(choice)).toEqual({ names: expected, findings: [] });
});

test('a name that no cluster has is a finding, and the others are still chosen', () => {
  const { names, findings } = chosenBy({ names: ['alpha', 'epsilon'] });
  expect(names).toEqual(['alpha']);
  expect(findings).toEqual([
    expect.objectContaining({
      rule: 'model/unknown-cluster',
      path: 'shop',
      message: "clusters: the fleet has no cluster 'epsilon'",
      expected: 'one of: alpha, beta, delta, gamma',
    }),
  ]);
});

test.each<[string, Clusters]>([
  ['a label that none has', { labels: { area: 'moon' } }],
  ['a key that none has', { labels: { constructor: 'x' } }],
  ['labels that no one cluster has', { labels: { area: 'us', tier: 'edge' } }],
  ['no names', { names: [] }],
])('%s chooses nothing, which is a finding', (_, choice) => {
  const { names, findings } = chosenBy(choice);
  expect(names).toEqual([]);
  expect(findings).toEqual([
    expect.objectContaining({
      rule: 'model/empty-selection',
      path: 'shop',
      message: 'clusters: no cluster is chosen',
      actual: JSON.stringify(choice),
    }),
  ]);
});

test('names of which none exists are unknown, and not empty as well', () => {
  expect(brief(chosenBy({ names: ['x', 'y'] }).findings)).toEqual([
    'model/unknown-cluster @ shop',
    'model/unknown-cluster @ shop',
  ]);
});

test('a fleet without clusters has none to choose', () => {
  const fleet = fleetOf({});
  new MeshNamespace(fleet, 'shop');
  expect(brief(resolve(fleet).findings)).toEqual(['model/empty-selection @ shop']);
});
