import { expect, pod } from 'meshprint/testing';
import fleet from './edge';

test('the fleet has no mistakes', () => {
  expect(fleet).toHaveNoFindings();
});

test.each(['shop-001', 'shop-038'])('the tills of %s report to both data centres', shop => {
  expect(fleet).toResolve('sales/ledger').from(shop).to({ 'hub-a': 0.5, 'hub-b': 0.5 });
});

test('either data centre can fail, but not both', () => {
  expect(fleet).toSurviveLossOf('hub-a');
  expect(fleet).toSurviveLossOf('hub-b');
  expect(fleet).not.toSurviveLossOf('hub-a', 'hub-b');
});

test('a shop that is cut off from one data centre reports to the other', () => {
  expect(fleet)
    .toResolve('sales/ledger')
    .from('shop-007')
    .whenCut([['shop-007', 'hub-a']])
    .to(['hub-b']);
});

test('tills reach the ledger, shops do not reach each other', () => {
  const till = pod('shop-001', 'sales', { app: 'till' });
  expect(fleet).toAllow({ from: till, to: pod('hub-a', 'sales', { app: 'ledger' }), port: 8443 });
  expect(fleet).toDeny({ from: till, to: pod('shop-002', 'sales', { app: 'till' }), port: 8443 });
  expect(fleet).toIsolate('sales');
});
