import fc from 'fast-check';
import {
  Cluster,
  DefaultDeny,
  ExportedService,
  Fleet,
  Gateway,
  GlobalService,
  GrpcRoute,
  HttpRoute,
  Ingress,
  Layer,
  MeshNamespace,
  MeshPolicy,
  TlsRoute,
} from '../../src/model/index';
import { resolve } from '../../src/plan/index';
import { planRules } from '../../src/rules/plan/index';
import { apply } from '../../src/rules/rule';
import { clusterProps, fleetProps, linked, now } from '../support/fleets';

type Step = string | number;

/** Valid properties of one part of each kind; JavaScript may give anything in any place of them. */
const service = {
  ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP', appProtocol: 'http' }],
  selector: { app: 'x' },
  providers: { labels: { area: 'eu' } },
};
const valid = {
  fleet: fleetProps({
    mesh: { topology: linked(['alpha', 'beta']), nativeRoutingCidr: { ipv4: '10.0.0.0/8' } },
  }),
  alpha: clusterProps(1, {
    labels: { area: 'eu' },
    platform: { generic: { ipam: 'cluster-pool', loadBalancerAnnotations: { internal: 'true' } } },
    apiServer: { host: '10.0.0.1', port: 6443 },
    endpoint: { dns: { name: 'alpha.example.com', port: 2379 } },
    cilium: { version: '1.20.3', digest: 'sha256:0', values: { hubble: { relay: { enabled: true } } } },
    kubeProxyReplacement: true,
  }),
  beta: clusterProps(2, {
    platform: { gke: { region: 'x' } },
    repository: { url: 'ssh://git@example.com/b.git', forge: { github: { tokenSecret: 't' } } },
  }),
  shop: { clusters: { names: ['alpha', 'beta'] }, labels: { a: 'b' }, annotations: {} },
  cart: { ...service, consumers: { all: {} }, affinity: 'local' },
  catalog: { ...service, exportedLabels: { a: 'b' } },
  policy: {
    allow: {
      from: { pods: { app: 'x' }, namespace: 'shop', clusters: { names: ['alpha'] } },
      to: { service: 'shop/catalog', clusters: { all: {} } },
      ports: [{ tcp: 80, endPort: 90 }],
    },
  },
  deny: { clusters: { all: {} }, directions: ['egress'], allowDns: false },
  gateway: {
    clusters: { names: ['alpha', 'beta'] },
    controller: { traefik: { className: 'traefik', routing: 'clusterIp' } },
    listeners: [
      {
        name: 'https',
        port: 443,
        protocol: 'HTTPS',
        hostname: '*.example.com',
        tls: { mode: 'Terminate', certificates: [{ name: 'web', namespace: 'certificates' }] },
        routesFrom: { labels: { a: 'b' } },
      },
    ],
    annotations: { a: 'b' },
    addresses: [{ type: 'IPAddress', value: '192.0.2.1' }],
  },
  http: {
    gateways: [{ gateway: 'shop/gateway', listener: 'https' }],
    clusters: { all: {} },
    hostnames: ['www.example.com'],
    rules: [
      {
        matches: [
          {
            path: { prefix: '/' },
            headers: { a: { exact: 'b' } },
            query: { c: { regex: 'd' } },
            method: 'GET',
          },
        ],
        filters: [
          { requestHeaders: { set: { a: 'b' }, add: { c: 'd' }, remove: ['e'] } },
          { rewrite: { hostname: 'example.com', path: { full: '/' } } },
        ],
        timeouts: { request: '1s', backendRequest: '1s' },
        backends: [
          { service: 'shop/cart', port: 80, weight: 9, via: 'service', cluster: 'alpha' },
          { plain: { name: 'x', namespace: 'other' }, port: 80, weight: 1 },
        ],
      },
    ],
  },
  grpc: {
    gateways: [{ gateway: 'shop/gateway' }],
    rules: [
      {
        matches: [{ method: { service: 'a.B', method: 'C' }, headers: { a: { exact: 'b' } } }],
        filters: [{ responseHeaders: { remove: ['a'] } }],
        backends: [{ service: 'shop/cart' }],
      },
    ],
  },
  tls: { gateways: [{ gateway: 'shop/gateway' }], hostnames: ['a.b'], backends: [{ service: 'shop/cart' }] },
  ingress: {
    clusters: { names: ['alpha'] },
    controller: { nginx: { className: 'nginx', routing: 'clusterIp' } },
    rules: [
      { host: 'a.b', paths: [{ path: '/', pathType: 'Exact', backend: { service: 'shop/cart', port: 80 } }] },
    ],
    defaultBackend: { plain: { name: 'x' }, port: 80 },
    tls: [{ hosts: ['a.b'], secret: 'c' }],
    annotations: {},
  },
  layer: { clusters: { all: {} }, namespace: 'shop', build: (): void => undefined },
};

function blueprint(
  props: Record<keyof typeof valid, unknown>,
  name = (usual: string): unknown => usual,
): Fleet {
  const fleet = new Fleet(name('test') as never, props.fleet as never);
  new Cluster(fleet, name('alpha') as never, props.alpha as never);
  new Cluster(fleet, name('beta') as never, props.beta as never);
  const shop = new MeshNamespace(fleet, name('shop') as never, props.shop as never);
  new GlobalService(shop, name('cart') as never, props.cart as never);
  new ExportedService(shop, name('catalog') as never, props.catalog as never);
  new MeshPolicy(shop, name('policy') as never, props.policy as never);
  new DefaultDeny(shop, name('deny') as never, props.deny as never);
  new Gateway(shop, name('gateway') as never, props.gateway as never);
  new HttpRoute(shop, name('http') as never, props.http as never);
  new GrpcRoute(shop, name('grpc') as never, props.grpc as never);
  new TlsRoute(shop, name('tls') as never, props.tls as never);
  new Ingress(shop, name('ingress') as never, props.ingress as never);
  new Layer(fleet, name('web') as never, props.layer as never);
  return fleet;
}

/** Resolves a fleet and runs the rules on its plan; tells whether anything was found. */
function finds(fleet: Fleet): boolean {
  const { plan, findings } = resolve(fleet);
  const found = [...findings, ...(plan === undefined ? [] : apply(planRules, plan, now))];
  for (const { rule, message, hint } of found)
    for (const text of [rule, message, hint]) expect(typeof text).toBe('string');
  return found.length > 0;
}

/** The way to every place in a value, the value itself included. */
function places(value: unknown, at: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  const entries: [Step, unknown][] = Array.isArray(value)
    ? value.map((v, i) => [i, v])
    : Object.entries(value);
  return [at, ...entries.flatMap(([key, below]) => places(below, [...at, key]))];
}

/** A copy with one place replaced. */
function replace(value: unknown, [step, ...rest]: readonly Step[], by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value)) return value.map((v: unknown, i) => (i === step ? replace(v, rest, by) : v));
  const map = value as Record<string, unknown>;
  return { ...map, [step]: replace(map[step], rest, by) };
}

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    undefined,
    NaN,
    Infinity,
    -0,
    1e300,
    '',
    'constructor',
    '__proto__',
    () => 1,
    Symbol('x'),
    new Date(0),
  ),
  fc.constantFrom(...places(valid).map(at => at.reduce<unknown>((v, step) => (v as never)[step], valid))),
  fc.dictionary(
    fc.constantFrom('all', 'names', 'labels', 'gke', 'constructor', '__proto__', 'toString'),
    fc.jsonValue({ maxDepth: 1 }),
  ),
);

test('the blueprint that is bent below is good', () => {
  expect(resolve(blueprint(valid)).findings).toEqual([]);
});

test('nothing in the place of a property makes resolve or a rule throw', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...places(valid)), odd), { minLength: 1, maxLength: 2 }),
      bends => {
        const props = bends.reduce<unknown>(
          (bent, [at, by]) => (hasPlace(bent, at) ? replace(bent, at, by) : bent),
          valid,
        );
        if (typeof props !== 'object' || props === null) return;
        finds(blueprint(props as typeof valid));
      },
    ),
    { numRuns: 1000 },
  );
});

const hasPlace = (value: unknown, [step, ...rest]: readonly Step[]): boolean =>
  step === undefined ||
  (typeof value === 'object' && value !== null && step in value && hasPlace((value as never)[step], rest));

test('a property that no part has is always found', () => {
  const maps = places(valid).filter(at => at.length > 0 && !inOpenMap(at) && isMap(at));
  expect(maps.length).toBeGreaterThan(25);
  for (const at of maps)
    expect([at, finds(blueprint(replace(valid, [...at, 'surprise'], 1) as typeof valid))]).toEqual([
      at,
      true,
    ]);
});

const isMap = (at: readonly Step[]): boolean => {
  const value = at.reduce<unknown>((v, step) => (v as never)[step], valid);
  return typeof value === 'object' && value !== null && !Array.isArray(value);
};
/** Labels and the like take any key. */
const inOpenMap = (at: readonly Step[]): boolean =>
  ['labels', 'annotations', 'selector', 'exportedLabels', 'loadBalancerAnnotations', 'pods'].includes(
    String(at.at(-1)),
  );

test('annotations may be named like methods of every object', () => {
  const loadBalancerAnnotations = Object.fromEntries(
    ['constructor', '__proto__', 'toString', 'hasOwnProperty'].map(key => [key, 'x']),
  );
  const platform = { generic: { loadBalancerAnnotations } };
  expect(resolve(blueprint({ ...valid, alpha: { ...valid.alpha, platform } })).findings).toEqual([]);
});

test('no name makes resolve or a rule throw', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 5 }),
    fc.constantFrom<unknown>(
      undefined,
      null,
      5,
      '',
      '/',
      '..',
      'constructor',
      '__proto__',
      'Default',
      'x'.repeat(300),
    ),
  );
  fc.assert(
    fc.property(fc.array(name, { maxLength: 9 }), names => {
      const rest = [...names];
      finds(blueprint(valid, usual => (rest.length > 0 ? rest.shift() : usual)));
    }),
    { numRuns: 300 },
  );
});
