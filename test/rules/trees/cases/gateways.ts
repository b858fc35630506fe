import { ApiObject } from 'cdk8s';
import {
  ExportedService,
  type Fleet,
  GlobalService,
  Layer,
  MeshNamespace,
} from '../../../../src/model/index';
import { type ClusterChanges, type FleetChange, fleetOf, linked } from '../../../support/fleets';
import type { Breaking, CasesByRule, Expected, Holding } from '../../plan/cases/case';
import { helmRelease, ociRepository, type Written } from './fleet';

interface Setting {
  readonly clusters?: ClusterChanges;
  readonly change?: FleetChange;
  /** Services of the blueprint. */
  readonly also?: (shop: MeshNamespace) => unknown;
  readonly beta?: readonly Written[];
  readonly withoutExport?: boolean;
}

const ports = [
  { name: 'http', port: 80 },
  { name: 'metrics', port: 9090 },
];
const basics = { ports, selector: { app: 'cart' } };

/** No service is exported, so that MCS is off. */
const mcsOff = { withoutExport: true };

/** Objects in alpha, which is linked with beta, where `shop/cart` is exported from, and with which MCS is on. */
const inAlpha =
  (objects: readonly Written[], { clusters, change, also, beta = [], withoutExport = false }: Setting = {}) =>
  (): Fleet => {
    const crds = { gatewayApi: { assumes: { version: 'v1.6.1', channel: 'experimental' } } } as const;
    const fleet = fleetOf(clusters ?? { alpha: {}, beta: {} }, { crds, ...change });
    const shop = new MeshNamespace(fleet, 'shop');
    new MeshNamespace(fleet, 'edge', { labels: { gateways: 'yes' } });
    if (!withoutExport) new ExportedService(shop, 'cart', { ...basics, providers: { names: ['beta'] } });
    also?.(shop);
    for (const [cluster, written] of Object.entries({ alpha: objects, beta }))
      if (written.length > 0)
        new Layer(fleet, cluster === 'alpha' ? 'apps' : 'apps-beta', {
          clusters: { names: [cluster] },
          build: chart => {
            for (const [i, object] of written.entries())
              new ApiObject(chart, `o${i}`, structuredClone(object));
          },
        });
    return fleet;
  };

const api = 'gateway.networking.k8s.io';

const gateway = (
  listener: object = {},
  { name = 'edge', namespace = 'edge', gatewayClassName = 'cilium' } = {},
): Written => ({
  apiVersion: `${api}/v1`,
  kind: 'Gateway',
  metadata: { name, namespace },
  spec: {
    gatewayClassName,
    listeners: [
      {
        name: 'web',
        port: 80,
        protocol: 'HTTP',
        allowedRoutes: { namespaces: { from: 'All' } },
        ...listener,
      },
    ],
  },
});

const edge = { name: 'edge', namespace: 'edge' };
const cart = { group: 'multicluster.x-k8s.io', kind: 'ServiceImport', name: 'cart', port: 80 };
const cartWithoutPort = { ...cart, port: undefined };
const cartService = { name: 'cart', port: 80 };

interface RouteParts {
  readonly parent?: object;
  readonly rule?: object;
  readonly spec?: object;
  readonly namespace?: string;
  readonly kind?: string;
}

const route = (
  refs: readonly object[],
  { parent = edge, rule, spec, namespace = 'shop', kind = 'HTTPRoute' }: RouteParts = {},
): Written => ({
  apiVersion: `${api}/v1`,
  kind,
  metadata: { name: 'web', namespace },
  spec: {
    parentRefs: [parent],
    rules: [{ ...(refs.length > 0 && { backendRefs: refs }), ...rule }],
    ...spec,
  },
});

const mirror = (backendRef: object): object => ({
  filters: [{ type: 'RequestMirror', requestMirror: { backendRef } }],
});

const grant = (to: object, from: object = {}): Written => ({
  apiVersion: `${api}/v1beta1`,
  kind: 'ReferenceGrant',
  metadata: { name: 'routes', namespace: 'shop' },
  spec: { from: [{ group: api, kind: 'HTTPRoute', namespace: 'edge', ...from }], to: [to] },
});

const toImports = { group: 'multicluster.x-k8s.io', kind: 'ServiceImport' };
const toServices = { group: '', kind: 'Service' };

const service = (name = 'cart', more: object = {}): Written => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'shop', ...more },
  spec: { selector: { app: name }, ports },
});

const ingress = (backend: object, ingressClassName?: string, annotations?: object): Written => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'web', namespace: 'shop', ...(annotations && { annotations }) },
  spec: {
    ...(ingressClassName !== undefined && { ingressClassName }),
    rules: [{ host: 'shop.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
  },
});
const toService = (name = 'cart', port: object = { number: 80 }): object => ({ service: { name, port } });

const tlsPolicy = (target: object): Written => ({
  apiVersion: `${api}/v1`,
  kind: 'BackendTLSPolicy',
  metadata: { name: 'tls', namespace: 'shop' },
  spec: { targetRefs: [target], validation: { hostname: 'cart', wellKnownCACertificates: 'System' } },
});

const at = (index: number, says: string): Expected => ({
  path: `apps/o${index}`,
  clusters: ['alpha'],
  says,
});

const breaks = (
  title: string,
  objects: readonly Written[],
  says: string,
  more: Setting & {
    readonly index?: number;
    readonly also?: Setting['also'];
    readonly company?: Breaking['also'];
  } = {},
): Breaking => ({
  title,
  fleet: inAlpha(objects, more),
  finds: [at(more.index ?? objects.length - 1, says)],
  ...(more.company && { also: more.company }),
});
const holds = (title: string, objects: readonly Written[], setting: Setting = {}): Holding => ({
  title,
  fleet: inAlpha(objects, setting),
});

/** A global service `shop/db`, by default of beta alone. */
const db =
  (
    providers: readonly string[] = ['beta'],
    more: { syncEndpointSlices?: boolean; consumers?: { names: string[] } } = {},
  ) =>
  (shop: MeshNamespace): unknown =>
    new GlobalService(shop, 'db', { ...basics, providers: { names: [...providers] }, ...more });
const dbRef = { name: 'db', port: 80 };

const consumedByGamma: Setting = {
  clusters: { alpha: {}, beta: {}, gamma: {} },
  also: db(['beta'], { consumers: { names: ['gamma'] } }),
};
const everywhere = { also: db(['alpha', 'beta']) };
const synced = { also: db(['alpha', 'beta'], { syncEndpointSlices: true }) };
const nginx = (spec?: object, annotations?: object): Written =>
  ingress(spec ?? toService('db'), 'nginx', annotations);

export const gateways: CasesByRule = {
  'route/no-gateway': {
    breaks: [
      breaks(
        'a Gateway that is not there',
        [route([cart])],
        'HTTPRoute shop/web: spec.parentRefs[0] names the Gateway edge/edge, which is not in this repository',
      ),
      breaks(
        'a Gateway of another namespace than is meant',
        [gateway(), route([cart], { parent: { name: 'edge' } })],
        'names the Gateway shop/edge, which',
      ),
    ],
    holds: [
      holds('a Gateway of the tree', [gateway(), route([cart])]),
      holds('a Service for a parent', [
        route([cart], { parent: { group: '', kind: 'Service', name: 'cart' } }),
      ]),
    ],
  },

  'route/no-listener': {
    breaks: [
      breaks(
        'a listener of another name',
        [gateway(), route([cart], { parent: { ...edge, sectionName: 'https' } })],
        "names the Gateway edge/edge, which has no listener 'https', but web at port 80",
      ),
      breaks(
        'another port',
        [gateway(), route([cart], { parent: { ...edge, port: 443 } })],
        'which has no port 443, but web at port 80',
      ),
    ],
    holds: [
      holds('its name and port', [
        gateway(),
        route([cart], { parent: { ...edge, sectionName: 'web', port: 80 } }),
      ]),
    ],
  },

  'route/protocol': {
    breaks: [
      breaks(
        'TLS on a listener of HTTP',
        [gateway(), route([cart], { kind: 'TLSRoute', spec: { hostnames: ['a.example.com'] } })],
        'none of whose listeners (web: HTTP) takes a TLSRoute',
      ),
      breaks(
        'a kind that the listener does not let in',
        [
          gateway({ allowedRoutes: { kinds: [{ kind: 'GRPCRoute' }], namespaces: { from: 'All' } } }),
          route([cart]),
        ],
        'takes a HTTPRoute',
      ),
    ],
    holds: [
      holds('a protocol of the controller’s own', [gateway({ protocol: 'example.com/http' }), route([cart])]),
      holds('gRPC over HTTP', [gateway(), route([cart], { kind: 'GRPCRoute' })]),
      holds('TLS on a listener of TLS', [
        gateway({ protocol: 'TLS', tls: { mode: 'Passthrough' } }),
        route([cart], { kind: 'TLSRoute', spec: { hostnames: ['a.example.com'] } }),
      ]),
    ],
  },

  'route/not-admitted': {
    breaks: [
      breaks(
        'a listener that lets in its own namespace only, as it does without a word',
        [gateway({ allowedRoutes: {} }), route([cart])],
        "whose listener web takes no routes of the namespace 'shop'",
      ),
      breaks(
        'labels that the namespace has not',
        [
          gateway({
            allowedRoutes: {
              namespaces: { from: 'Selector', selector: { matchLabels: { gateways: 'yes' } } },
            },
          }),
          route([cart]),
        ],
        "takes no routes of the namespace 'shop'",
      ),
    ],
    holds: [
      holds('the same namespace', [
        gateway({ allowedRoutes: {} }, { namespace: 'shop' }),
        route([cart], { parent: { name: 'edge' } }),
      ]),
      holds('labels that it has', [
        gateway({
          allowedRoutes: {
            namespaces: {
              from: 'Selector',
              selector: { matchExpressions: [{ key: 'gateways', operator: 'DoesNotExist' }] },
            },
          },
        }),
        route([cart]),
      ]),
    ],
  },

  'route/hostname': {
    breaks: [
      breaks(
        'another domain',
        [
          gateway({ hostname: '*.example.com' }),
          route([cart], { spec: { hostnames: ['example.com', 'a.example.org'] } }),
        ],
        "whose listeners serve *.example.com and none of the route's example.com, a.example.org",
      ),
    ],
    holds: [
      holds('a host below', [
        gateway({ hostname: '*.example.com' }),
        route([cart], { spec: { hostnames: ['x.org', 'a.b.example.com'] } }),
      ]),
      holds('a wildcard above', [
        gateway({ hostname: 'a.example.com' }),
        route([cart], { spec: { hostnames: ['*.example.com'] } }),
      ]),
      holds('any host', [gateway({ hostname: 'a.example.com' }), route([cart])]),
    ],
  },

  'route/backend-group': {
    breaks: [
      breaks(
        'no group, which is the one of Services',
        [gateway(), route([{ ...cart, group: '' }])],
        'spec.rules[0].backendRefs[0] names a ServiceImport of no group, which does not exist',
      ),
      breaks(
        'the group of the first drafts',
        [gateway(), route([{ ...cart, group: 'multicluster.k8s.io' }])],
        'of the group multicluster.k8s.io',
      ),
      breaks(
        'a kind with a slip of the pen',
        [gateway(), route([{ kind: 'Servce', name: 'cart', port: 80 }])],
        'spec.rules[0].backendRefs[0] names a Servce of no group, which is no backend',
      ),
      breaks(
        'a Service of the group of imports',
        [gateway(), route([{ ...cart, kind: 'Service' }])],
        'names a Service of the group multicluster.x-k8s.io, which is no backend',
      ),
    ],
    holds: [
      holds('the group that it has', [gateway(), route([cart])]),
      holds('a kind of its controller’s own', [
        gateway({}, { gatewayClassName: 'envoy' }),
        route([{ group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'x' }]),
      ]),
    ],
  },

  'route/import-port-missing': {
    breaks: [
      breaks(
        'an import without a port',
        [gateway(), route([cartService, cartWithoutPort])].concat(service()),
        'spec.rules[0].backendRefs[1] names the ServiceImport shop/cart without a port',
        { index: 1 },
      ),
    ],
    holds: [holds('one with a port', [gateway(), route([cart])])],
  },

  'route/import-not-exported': {
    breaks: [
      breaks(
        'a name that nobody exports',
        [gateway(), route([{ ...cart, name: 'card' }])],
        'names the ServiceImport shop/card, which no cluster exports',
      ),
      breaks(
        'an exporter that is not linked',
        [gateway(), route([cart])],
        'which only beta exports, not linked with its cluster',
        {
          clusters: { alpha: {}, beta: {}, gamma: {} },
          change: {
            mesh: { topology: linked(['alpha', 'gamma']) },
            crds: { gatewayApi: { assumes: { version: 'v1.6.1', channel: 'experimental' } } },
          },
          also: shop =>
            new ExportedService(shop, 'other', { ...basics, providers: { names: ['alpha', 'gamma'] } }),
        },
      ),
      breaks(
        'a cluster where the API is off',
        [gateway(), route([{ ...cart, name: 'card' }])],
        'and the Multi-Cluster Services API is off in its cluster',
        mcsOff,
      ),
    ],
    holds: [
      holds(
        'a controller that may have its imports from elsewhere, where Cilium has none',
        [gateway({}, { gatewayClassName: 'envoy' }), route([{ ...cart, name: 'card' }])],
        mcsOff,
      ),
      holds('a name that a linked cluster exports', [gateway(), route([cart])]),
      holds(
        'a chart in the namespace, which may bring the export',
        [gateway(), route([{ ...cart, name: 'card' }])],
        {
          beta: [ociRepository(), helmRelease({ targetNamespace: 'shop' })],
        },
      ),
    ],
  },

  'route/service-elsewhere': {
    breaks: [
      breaks(
        'a global service without a Service here',
        [gateway(), route([dbRef])],
        'names the Service shop/db, which is a global service of beta and not in its cluster',
        consumedByGamma,
      ),
      breaks(
        'the same, from an Ingress',
        [ingress(toService('db'), 'cilium')],
        'of beta and not in its cluster',
        {
          ...consumedByGamma,
        },
      ),
    ],
    holds: [
      holds('a Service that nobody has: other tools may bring it', [gateway(), route([dbRef])]),
      holds('a consumer, which has the Service', [gateway(), route([dbRef])], {
        also: db(['beta'], { consumers: { names: ['alpha'] } }),
      }),
      holds(
        'a chart in the namespace',
        [ociRepository(), helmRelease({ targetNamespace: 'shop' }), route([dbRef])],
        {
          ...consumedByGamma,
        },
      ),
    ],
  },

  'route/port-not-there': {
    breaks: [
      breaks(
        'a port that the import has not',
        [gateway(), route([{ ...cart, port: 8080 }])],
        'names port 8080 of the ServiceImport shop/cart, which has 80, 9090',
      ),
      breaks(
        'a port that the Service has not',
        [service('web'), gateway(), route([{ name: 'web', port: 81 }])],
        'names port 81 of the Service shop/web, which has 80, 9090',
      ),
      breaks(
        'a name of a port that the Service has not',
        [service('web'), ingress(toService('web', { name: 'https' }), 'cilium')],
        'names port https of the Service shop/web',
      ),
    ],
    holds: [
      holds('ports that are there', [
        service('web'),
        gateway(),
        route([
          { ...cart, port: 9090 },
          { name: 'web', port: 80 },
        ]),
        ingress(toService('web', { name: 'http' }), 'cilium'),
      ]),
      holds('a Service that is not in the tree', [gateway(), route([{ name: 'web', port: 81 }])]),
    ],
  },

  'route/no-grant': {
    breaks: [
      breaks(
        'an import of another namespace',
        [gateway(), route([{ ...cart, namespace: 'shop' }], { namespace: 'edge' })],
        'names the ServiceImport shop/cart of another namespace, and no ReferenceGrant there allows it',
      ),
      breaks(
        'a grant for Services',
        [grant(toServices), gateway(), route([{ ...cart, namespace: 'shop' }], { namespace: 'edge' })],
        'and the ReferenceGrant routes there allows the kind Service, which is another one',
      ),
      breaks(
        'a grant for another name',
        [
          grant({ ...toImports, name: 'other' }),
          gateway(),
          route([{ ...cart, namespace: 'shop' }], { namespace: 'edge' }),
        ],
        'and no ReferenceGrant there allows it',
      ),
      breaks(
        'a grant for another kind of route',
        [
          grant(toImports, { kind: 'GRPCRoute' }),
          gateway(),
          route([{ ...cart, namespace: 'shop' }], { namespace: 'edge' }),
        ],
        'and no ReferenceGrant there allows it',
      ),
      breaks(
        'a certificate of another namespace',
        [
          gateway({
            protocol: 'HTTPS',
            tls: { certificateRefs: [{ name: 'edge-tls', namespace: 'shop' }] },
          }),
        ],
        'Gateway edge/edge: spec.listeners[0].tls.certificateRefs[0] names the Secret shop/edge-tls of another namespace',
      ),
    ],
    holds: [
      holds('its own namespace', [gateway(), route([{ ...cart, namespace: 'shop' }])]),
      holds('a grant', [
        grant({ ...toImports, name: 'cart' }),
        gateway(),
        route([{ ...cart, namespace: 'shop' }], { namespace: 'edge' }),
      ]),
      holds('a grant for a certificate', [
        grant({ group: '', kind: 'Secret' }, { kind: 'Gateway' }),
        gateway({ protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'edge-tls', namespace: 'shop' }] } }),
      ]),
      holds('a chart in the namespace, which may bring the grant', [
        ociRepository(),
        helmRelease({ targetNamespace: 'shop' }),
        gateway(),
        route([{ ...cart, namespace: 'shop' }], { namespace: 'edge' }),
      ]),
    ],
  },

  'route/derived-service': {
    breaks: [
      breaks(
        'a route to the Service behind an import',
        [gateway(), route([{ name: 'derived-q358ba8kk0', port: 80 }])],
        'names shop/derived-q358ba8kk0, a Service that Cilium derives from an import',
      ),
      breaks(
        'an Ingress to it',
        [ingress(toService('derived-q358ba8kk0'), 'cilium')],
        'names shop/derived-q358ba8kk0',
      ),
      breaks(
        'an Ingress to an import',
        [ingress({ resource: { apiGroup: 'multicluster.x-k8s.io', kind: 'ServiceImport', name: 'cart' } })],
        'names the ServiceImport shop/cart, which no Ingress can call',
      ),
    ],
    holds: [
      holds('the import, and a Service with a word for a name', [
        gateway(),
        route([cart, { name: 'derived-statistics', port: 80 }]),
        ingress(toService(), 'cilium'),
      ]),
    ],
  },

  'route/mirror-import': {
    breaks: [
      breaks(
        'a mirror to an import',
        [gateway(), route([cart], { rule: mirror(cart) })],
        'spec.rules[0].filters[0].requestMirror.backendRef mirrors to the ServiceImport shop/cart',
      ),
    ],
    holds: [
      holds('a mirror to a Service', [
        gateway(),
        route([cart], { rule: mirror({ name: 'shadow', port: 80 }) }),
      ]),
      holds('another controller', [
        gateway({}, { gatewayClassName: 'envoy' }),
        route([cart], { rule: mirror(cart) }),
      ]),
    ],
  },

  'route/tls-policy-ignored': {
    breaks: [
      breaks(
        'a policy for an import',
        [tlsPolicy({ ...toImports, name: 'cart' })],
        'BackendTLSPolicy shop/tls: spec.targetRefs[0] is the ServiceImport shop/cart',
      ),
      breaks(
        'a policy for the Service that a route calls as an import',
        [gateway(), route([cart]), tlsPolicy({ ...toServices, name: 'cart' })],
        'is the Service shop/cart, which routes call as a ServiceImport',
      ),
    ],
    holds: [
      holds('a policy for a Service that a route calls', [
        gateway(),
        route([{ name: 'web', port: 80 }]),
        tlsPolicy({ ...toServices, name: 'web' }),
      ]),
    ],
  },

  'route/no-weight': {
    breaks: [
      breaks(
        'no weight for anybody',
        [gateway(), route([{ ...cart, weight: 0 }])],
        'spec.rules[0] gives weight 0 to all of its backends',
      ),
    ],
    holds: [
      holds('one that has the default', [
        gateway(),
        route([
          { ...cart, weight: 0 },
          { name: 'web', port: 80 },
        ]),
      ]),
      holds('a redirect, which has no backends', [
        gateway(),
        route([], {
          rule: { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https' } }] },
        }),
      ]),
    ],
  },

  'route/no-backend': {
    breaks: [
      breaks(
        'a rule that is empty',
        [gateway(), route([])],
        'HTTPRoute shop/web: spec.rules[0] has no backends and answers nothing by itself',
      ),
      breaks(
        'an empty list, and a filter that only changes the request',
        [
          gateway(),
          route([], {
            rule: {
              backendRefs: [],
              filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { remove: ['x'] } }],
            },
          }),
        ],
        'spec.rules[0] has no backends',
      ),
    ],
    holds: [
      holds('a backend', [gateway(), route([cart])]),
      holds('a redirect', [
        gateway(),
        route([], {
          rule: { filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https' } }] },
        }),
      ]),
      holds('a filter of the controller’s own, which may answer', [
        gateway({}, { gatewayClassName: 'envoy' }),
        route([], {
          rule: {
            filters: [
              {
                type: 'ExtensionRef',
                extensionRef: { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter', name: 'x' },
              },
            ],
          },
        }),
      ]),
    ],
  },

  'route/local-backends-only': {
    breaks: [
      breaks(
        'an Ingress of another controller',
        [nginx()],
        "names Service shop/db, whose remote backends the class 'nginx' does not see",
        everywhere,
      ),
      breaks(
        'a Gateway of another controller',
        [gateway({}, { gatewayClassName: 'envoy' }), route([dbRef])],
        "whose remote backends the class 'envoy' does not see",
        everywhere,
      ),
      breaks(
        'an import behind another controller',
        [gateway({}, { gatewayClassName: 'envoy' }), route([cart])],
        'names ServiceImport shop/cart, whose remote backends',
      ),
      breaks(
        'the older way to name a class',
        [ingress(toService('db'), undefined, { 'kubernetes.io/ingress.class': 'traefik' })],
        "the class 'traefik'",
        everywhere,
      ),
    ],
    holds: [
      holds('Cilium’s own', [gateway(), route([dbRef]), ingress(toService('db'), 'cilium')], everywhere),
      holds(
        'a class of Cilium’s under another name',
        [
          {
            apiVersion: `${api}/v1`,
            kind: 'GatewayClass',
            metadata: { name: 'fast' },
            spec: { controllerName: 'io.cilium/gateway-controller' },
          },
          gateway({}, { gatewayClassName: 'fast' }),
          route([dbRef]),
        ],
        everywhere,
      ),
      holds('EndpointSlices of remote pods', [nginx()], synced),
      holds(
        'a controller that calls the ClusterIP',
        [nginx(toService('db'), { 'nginx.ingress.kubernetes.io/service-upstream': 'true' })],
        everywhere,
      ),
      holds(
        'a Service that says so',
        [
          service('own', {
            annotations: {
              'service.cilium.io/global': 'true',
              'traefik.ingress.kubernetes.io/service.nativelb': 'true',
            },
          }),
          nginx(toService('own')),
        ],
        { beta: [service('own', { annotations: { 'service.cilium.io/global': 'true' } })] },
      ),
      holds('a Service that no other cluster shares', [nginx()], {
        also: db(['alpha'], { consumers: { names: ['beta'] } }),
      }),
      holds('no class, which may be Cilium’s', [ingress(toService('db'))], everywhere),
    ],
  },
};
