import { expect, pod } from 'meshprint/testing';
import fleet from './retail';

test('the fleet has no mistakes', () => {
  expect(fleet).toHaveNoFindings();
});

describe('the shop', () => {
  const america = ['ohio', 'texas', 'denver'];

  test('has its catalog at home everywhere, and elsewhere while that is down', () => {
    expect(fleet).toResolve('shop/catalog').from('warsaw').to(['warsaw']);
    const ready = { denver: { 'shop/catalog': 0 } };
    expect(fleet)
      .toResolve('shop/catalog')
      .from('denver')
      .given({ ready })
      .to(['frankfurt', 'ohio', 'texas']);
  });

  test.each(['amsterdam', 'warsaw', ...america])('pays through the hub, from %s', cluster => {
    expect(fleet).toResolve('shop/payments').from(cluster).to(['frankfurt']);
  });

  test.each(['amsterdam', 'warsaw', ...america])('goes on without %s', cluster => {
    expect(fleet).toSurviveLossOf(cluster);
  });

  test('cannot pay without the hub', () => {
    expect(fleet).not.toSurviveLossOf('frankfurt');
  });

  test('has the members of its carts in two clusters, which know each other', () => {
    expect(fleet).toResolve('shop/carts').from('amsterdam').to(['amsterdam', 'warsaw']);
    const member = pod('amsterdam', 'shop', { app: 'carts' });
    expect(fleet).toAllow({ from: member, to: pod('warsaw', 'shop', { app: 'carts' }), port: 7000 });
  });

  test('is searched by the name of the import, wherever it runs', () => {
    expect(fleet).toResolve('search.shop.svc.clusterset.local').from('ohio').to(['frankfurt']);
    expect(fleet).toResolve('search.shop.svc.clusterset.local').from('warsaw').to(['amsterdam', 'frankfurt']);
  });

  test('moves its pages to the data centre where customers come in', () => {
    const backendRefs = [
      { name: 'catalog-warsaw', weight: 10 },
      { name: 'catalog-frankfurt', weight: 90 },
    ];
    expect(fleet)
      .toRender('HTTPRoute', 'www')
      .in('warsaw', { spec: { rules: [{}, { backendRefs }] } });
    expect(fleet).toResolve('shop/catalog-warsaw').from('warsaw').to(['warsaw']);
    expect(fleet).toResolve('shop/catalog-frankfurt').from('warsaw').to(['frankfurt']);
  });

  test('lets customers in where their pages are answered, and nowhere else', () => {
    const gateway = { ingress: { cluster: 'warsaw' } };
    for (const cluster of ['warsaw', 'frankfurt'])
      expect(fleet).toAllow({ from: gateway, to: pod(cluster, 'shop', { app: 'catalog' }), port: 8080 });
    expect(fleet).toDeny({ from: gateway, to: pod('warsaw', 'shop', { app: 'carts' }), port: 7000 });
  });

  test('is searched and paid by the checkout only', () => {
    const to = {
      search: pod('amsterdam', 'shop', { app: 'search' }),
      payments: pod('frankfurt', 'shop', { app: 'payments' }),
    };
    const checkout = pod('texas', 'shop', { app: 'checkout' });
    expect(fleet).toAllow({ from: checkout, to: to.payments, port: 8443 });
    expect(fleet).toDeny({ from: pod('texas', 'shop', { app: 'catalog' }), to: to.payments, port: 8443 });
    expect(fleet).toAllow({ from: pod('warsaw', 'shop', { app: 'checkout' }), to: to.search, port: 8080 });
    expect(fleet).toDeny({ from: checkout, to: to.search, port: 8080 });
  });

  test('lets nobody in from other namespaces', () => {
    expect(fleet).toIsolate('shop');
  });
});

describe('the stores', () => {
  test('share their stock levels among themselves', () => {
    expect(fleet).toResolve('stores/stock').from('tokyo').byImport().to(['osaka', 'seoul', 'tokyo']);
  });

  test('know nothing of the shop', () => {
    expect(fleet).not.toRender('Namespace', 'shop').in('tokyo');
    expect(fleet).toResolve('stores/stock').from('ohio').to([]);
  });
});

test('what is tried out in the lab stays in its cluster', () => {
  const annotations = { 'clustermesh.cilium.io/global': 'false' };
  expect(fleet).toRender('Namespace', 'lab').in('warsaw', { metadata: { annotations } });
});
