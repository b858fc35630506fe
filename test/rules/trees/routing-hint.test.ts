import {
  ExportedService,
  type Fleet,
  Gateway,
  type GatewayController,
  GlobalService,
  HttpRoute,
  Ingress,
  type IngressController,
  MeshNamespace,
} from '../../../src/model/index';
import { synthesize } from '../../../src/synth/index';
import { fleetOf } from '../../support/fleets';

const basics = { ports: [{ name: 'http', port: 80 }], selector: { app: 'cart' }, providers: { all: {} } };

function shopOf(): [Fleet, MeshNamespace] {
  const fleet = fleetOf(
    { alpha: {}, beta: {} },
    { crds: { gatewayApi: { assumes: { version: 'v1.6.1', channel: 'experimental' } } } },
  );
  const shop = new MeshNamespace(fleet, 'shop');
  new GlobalService(shop, 'cart', basics);
  new ExportedService(shop, 'catalog', basics);
  return [fleet, shop];
}

function hintsOf(fleet: Fleet): string[] {
  const { findings } = synthesize(fleet).report;
  return findings.filter(({ rule }) => rule === 'route/local-backends-only').map(({ hint }) => hint);
}

function gatewayHint(controller: GatewayController, service: string): string[] {
  const [fleet, shop] = shopOf();
  new Gateway(shop, 'edge', { controller, listeners: [{ name: 'web', port: 80, protocol: 'HTTP' }] });
  new HttpRoute(shop, 'web', { gateways: [{ gateway: 'shop/edge' }], rules: [{ backends: [{ service }] }] });
  return hintsOf(fleet);
}

const routing = "Or let the controller call the ClusterIP: routing: 'clusterIp' of the controller of the";
const synced = 'Synchronise its EndpointSlices: syncEndpointSlices on the service.';

test.each<[GatewayController]>([
  [{ traefik: { className: 'traefik' } }],
  [{ envoyGateway: { className: 'envoy' } }],
  [{ other: { className: 'kong' } }],
])('a Gateway of the blueprint has a property for it: %j', controller => {
  expect(gatewayHint(controller, 'shop/cart')).toEqual([`${synced} ${routing} Gateway 'shop/edge'.`]);
});

test('NGINX Gateway Fabric has no way to the ClusterIP', () => {
  expect(gatewayHint({ nginx: { className: 'nginx' } }, 'shop/cart')).toEqual([synced]);
});

test('an exported service has an annotation of its import', () => {
  const [hint] = gatewayHint({ envoyGateway: { className: 'envoy' } }, 'shop/catalog');
  expect(hint).toBe(
    `Synchronise its EndpointSlices: in exportedAnnotations service.cilium.io/global-sync-endpoint-slices: "true". ${routing} Gateway 'shop/edge'.`,
  );
});

test.each<[IngressController]>([[{ traefik: {} }], [{ nginx: {} }]])(
  'an Ingress of the blueprint has a property for it: %j',
  controller => {
    const [fleet, shop] = shopOf();
    new Ingress(shop, 'web', {
      controller,
      rules: [{ paths: [{ path: '/', backend: { service: 'shop/cart' } }] }],
    });
    expect(hintsOf(fleet)).toEqual([`${synced} ${routing} Ingress 'shop/web'.`]);
  },
);
