import { expect, pod } from 'meshprint/testing';
import fleet from './two-clusters';

const checkout = pod('west', 'shop', { app: 'checkout' });
const ledger = pod('east', 'bank', { app: 'ledger' });

test('the fleet has no mistakes', () => {
  expect(fleet).toHaveNoFindings();
});

test('callers stay with the catalog of their own cluster, and move on when it is gone', () => {
  const catalog = 'catalog.shop.svc.clusterset.local';
  expect(fleet).toResolve(catalog).from('west').to(['west']);
  expect(fleet).toResolve(catalog).from('east').to(['east']);
  const ready = { west: { 'shop/catalog': 0 } };
  expect(fleet).toResolve(catalog).from('west').given({ ready }).to(['east']);
});

test('the ledger of the east answers in both clusters, and nothing takes its place', () => {
  expect(fleet).toResolve('bank/ledger').from('west').to(['east']);
  expect(fleet).toResolve('bank/ledger').from('west').whenDown(['east']).to([]);
});

test('the east does without the west', () => {
  expect(fleet).toSurviveLossOf('west');
  expect(fleet).not.toSurviveLossOf('east');
});

test('of all pods, only the checkout of the west reaches the bank', () => {
  expect(fleet).toAllow({ from: checkout, to: ledger, port: 9000 });
  expect(fleet).toDeny({ from: checkout, to: ledger, port: 22 });
  expect(fleet).toDeny({ from: pod('east', 'shop', { app: 'checkout' }), to: ledger, port: 9000 });
  const only = { clusters: ['west'], namespace: 'shop', labels: { app: 'checkout' } };
  expect(fleet).toIsolate('bank', { except: [{ pods: only }] });
});

test('both clusters run the Cilium of the fleet', () => {
  for (const cluster of ['west', 'east'])
    expect(fleet).toRender('HelmRelease', 'cilium').namespace('kube-system').in(cluster);
  expect(fleet).not.toRender('Deployment', 'ledger').in('west');
});
