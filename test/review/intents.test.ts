import type { Tree } from '../../src/kinds/index';
import { reviewTrees } from '../../src/review/index';
import { cases } from './cases';
import { reviewOf } from './fleets';
import { fileOf, object, treeOf } from './trees';

const titles: Readonly<Record<string, readonly string[]>> = {
  'a-cluster-joins': ['low cluster lyon joins: 1 new repository, 3 neighbours get one peer'],
  'a-cluster-leaves': ['high cluster lyon leaves: 1 repository less, 3 neighbours lose one peer'],
  'a-link-removed': ['high 1 link (oslo–rome) removed'],
  'links-added': ['low 1 link (oslo–rome) added'],
  'a-minor': ['high Cilium 1.19.6 → 1.20.3 in 3 clusters'],
  'a-patch': ['medium Cilium 1.20.2 → 1.20.3 in 3 clusters'],
  'a-policy-goes': ['high policy shop/frontend-to-catalog: removed in 3 clusters'],
  'a-namespace-renamed': [
    'critical service shop/catalog: removed in 2 clusters',
    'high policy shop/closed: removed in 3 clusters',
    'high policy shop/frontend-to-catalog: removed in 3 clusters',
    'medium policy store/closed: added in 3 clusters',
    'medium policy store/frontend-to-catalog: added in 3 clusters',
    'medium namespace shop: removed in 3 clusters',
    'low service store/catalog: added in 2 clusters',
    'low namespace store: added in 3 clusters',
  ],
  'a-provider-drained': [
    'critical service shop/catalog: removed in rome',
    'high layer services: removed in rome',
  ],
  'encryption-on': [
    'critical values of Cilium: encryption.enabled, encryption.nodeEncryption, encryption.type change in 3 clusters',
  ],
};

test.each(Object.entries(cases))('%s', (name, fleets) => {
  const { groups } = reviewOf(...fleets());
  const said = groups
    .filter(({ intent }) => intent !== 'texts')
    .map(({ grade, title }) => `${grade} ${title}`);
  expect(said).toEqual(titles[name]);
});

test('what nothing explains is listed as it is', () => {
  const tree = (replicas: number): Tree =>
    treeOf('x', {}, fileOf('apps/a.yaml', object('apps/v1', 'Deployment', 'web', { spec: { replicas } })));
  expect(reviewTrees('t', [tree(1)], [tree(2)]).groups).toMatchObject([
    {
      intent: 'other',
      title: 'other changes in x',
      changes: [{ path: ['spec', 'replicas'], before: 1, after: 2 }],
    },
  ]);
});

test('a link that only one end gets is said to be one', () => {
  const tree = (name: string, peers: readonly string[]): Tree =>
    treeOf(name, {
      clustermesh: { config: { clusters: Object.fromEntries(peers.map(peer => [peer, { address: peer }])) } },
    });
  const { groups } = reviewTrees('t', [tree('a', []), tree('b', [])], [tree('a', ['b']), tree('b', [])]);
  expect(groups).toMatchObject([{ title: '1 link (a–b; 1 of them at one end only) added' }]);
});
