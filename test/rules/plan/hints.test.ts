import {
  ExportedService,
  type Fleet,
  Gateway,
  GlobalService,
  HttpRoute,
  MeshNamespace,
} from '../../../src/model/index';
import { resolve } from '../../../src/plan/index';
import { findingsOf, fleetOf, linked } from '../../support/fleets';

/** Two clusters without a link, a service of alpha's, and what calls it from beta. */
function apart(add: (shop: MeshNamespace) => unknown): Fleet {
  const fleet = fleetOf(
    { alpha: {}, beta: {} },
    {
      mesh: { topology: linked() },
      crds: { gatewayApi: { assumes: { version: 'v1.6.1', channel: 'experimental' } } },
    },
  );
  add(new MeshNamespace(fleet, 'shop'));
  return fleet;
}
const cart = {
  ports: [{ name: 'http', port: 80 }],
  selector: { app: 'cart' },
  providers: { names: ['alpha'] },
};
const hintsOf = (fleet: Fleet): string[] =>
  findingsOf(fleet)
    .filter(({ rule }) => rule === 'service/no-linked-provider')
    .map(({ hint }) => hint);

test('consumers that no provider is linked with are left out of the consumers', () => {
  expect(hintsOf(apart(shop => new GlobalService(shop, 'cart', cart)))).toEqual([
    'Link them in mesh.topology, or leave these clusters out of the consumers.',
  ]);
});

test('callers of a backend that is cut from a service are left out of the routes', () => {
  const fleet = apart(shop => {
    new GlobalService(shop, 'cart', { ...cart, consumers: { names: ['alpha'] } });
    new Gateway(shop, 'edge', {
      controller: { envoyGateway: { className: 'envoy' } },
      listeners: [{ name: 'web', port: 80, protocol: 'HTTP' }],
    });
    new HttpRoute(shop, 'web', {
      gateways: [{ gateway: 'shop/edge' }],
      rules: [{ backends: [{ service: 'shop/cart', cluster: 'alpha' }] }],
    });
  });
  expect(hintsOf(fleet)).toEqual([
    'Link them in mesh.topology, or leave these clusters out of the routes that have it as a backend.',
  ]);
});

test('where there is nothing to choose from, no choice is shown', () => {
  const routed = (name?: string): Fleet =>
    apart(shop => {
      if (name !== undefined) new ExportedService(shop, name, cart);
      new Gateway(shop, 'edge', { listeners: [{ name: 'web', port: 80, protocol: 'HTTP' }] });
      new HttpRoute(shop, 'web', {
        gateways: [{ gateway: 'shop/edge' }],
        rules: [{ backends: [{ service: 'shop/other' }] }],
      });
    });
  const expectedOf = (fleet: Fleet) =>
    resolve(fleet)
      .findings.filter(({ rule }) => rule === 'model/unknown-service')
      .map(({ expected }) => expected);
  expect(expectedOf(routed())).toEqual([undefined]);
  expect(expectedOf(routed('cart'))).toEqual(['one of: shop/cart']);
});
