import type { JsonMap } from '../../src/kinds/index';
import { failover, resolve, resolveDns, resolveImport } from '../../src/simulate/index';
import {
  asks,
  type ClusterSpec,
  deployment,
  exported,
  global,
  meshOf,
  namespace,
  service,
  type Specs,
} from './trees';

/*
 * The Service behind an import, where there is none, and what older minors put behind it. Sources:
 * pkg/clustermesh/mcsapi/service_controller.go and endpointslice_mirror_controller.go, in the versions of each minor.
 */

const exports = (spec: JsonMap = {}, more: ClusterSpec = {}): ClusterSpec => ({
  objects: [service({}, spec), exported(), deployment(1)],
  ...more,
});
const imports: ClusterSpec = { objects: [namespace()] };
const ports = (...list: readonly JsonMap[]): JsonMap => ({ ports: list });
const local = namespace({ 'clustermesh.cilium.io/global': 'false' });

const answer = (specs: Specs, from: string) => resolveImport(meshOf(specs), asks(from));
const imported = (specs: Specs, from: string) => resolve(meshOf(specs), asks(from))?.imported;
const backends = (specs: Specs, from: string, of = 0) =>
  imported(specs, from)?.ports[of]?.backends.map(({ cluster }) => cluster);
const ready = (specs: Specs, from: string) =>
  answer(specs, from)?.serviceImport?.status.conditions.map(({ status, reason }) => `${status}/${reason}`);
const lookedUp = (specs: Specs, from: string) =>
  resolveDns(meshOf(specs), { from, name: 'catalog.shop.svc.clusterset.local' })?.status;

describe.each<[string, string, Specs]>([
  [
    'a local namespace (cilium/cilium#44040)',
    'False/NamespaceNotGlobal',
    { a: exports(), b: { objects: [local] } },
  ],
  [
    'no IP family in common (cilium/cilium#42145)',
    'False/IPFamilyNotSupported',
    { a: exports({ ipFamilies: ['IPv6'] }, { values: { ipv6: { enabled: true } } }), b: imports },
  ],
  [
    'a port without a name beside others, which the API server refuses (k8s.io/kubernetes pkg/apis/core/validation)',
    'False/Pending',
    { a: exports(ports({ port: 80 })), b: imports, c: exports(ports({ name: 'admin', port: 81 })) },
  ],
])('an import has no Service behind it with %s', (_, reason, specs) => {
  test('and says so', () => {
    const found = answer(specs, 'b');
    expect(ready(specs, 'b')).toEqual([reason]);
    expect(found?.derivedService).toBeUndefined();
    expect(found?.serviceImport?.annotations).not.toHaveProperty(
      'multicluster.kubernetes.io/derived-service',
    );
    expect(found?.because.map(({ why }) => why)).toContainEqual(
      expect.stringMatching(/^the import shop\/catalog in b has no Service behind it, and nobody answers: /),
    );
  });

  test('so that nobody answers, and DNS has no address', () => {
    expect(imported(specs, 'b')).toBeUndefined();
    expect(lookedUp(specs, 'b')).toBe('NXDOMAIN');
  });
});

test('an import that cannot be served is among those that nobody serves; one in a local namespace is meant to be', () => {
  const specs = {
    a: exports({ ipFamilies: ['IPv6'] }, { values: { ipv6: { enabled: true } } }),
    b: imports,
    c: { objects: [local] },
  };
  expect(failover(meshOf(specs)).unserved).toEqual([
    { service: 'shop/catalog', via: 'import', consumers: ['b'] },
  ]);
});

describe('1.18', () => {
  const v118 = { version: '1.18.12' };

  test('sends one port name with two numbers to both clusters, and the answer says what it takes for granted (cilium/cilium#43251)', () => {
    const [http80, http8080] = [
      { name: 'http', port: 80 },
      { name: 'http', port: 8080 },
    ];
    const of = (more: ClusterSpec): Specs => ({
      a: exports(ports(http80), more),
      b: exports(ports(http8080), more),
    });
    expect(backends(of(v118), 'a')).toEqual(['a', 'b']);
    expect(backends(of({ version: '1.19.6' }), 'a')).toEqual(['a']);
    const assumed = (specs: Specs) => resolve(meshOf(specs), asks('a'))?.assumed.map(({ about }) => about);
    expect(assumed(of(v118))).toContain('ports');
    expect(assumed(of({ version: '1.19.6' }))).not.toContain('ports');
  });

  test('sends nothing to a cluster whose port has another name, or is only in the union', () => {
    const specs = {
      a: exports(ports({ name: 'http', port: 80 }), v118),
      b: exports(ports({ name: 'web', port: 80 }, { name: 'admin', port: 81 }), v118),
    };
    expect([backends(specs, 'b'), backends(specs, 'a', 1)]).toEqual([['a'], ['b']]);
  });

  test("has a derived Service of the cluster's first family alone (service_controller.go, no ipFamilyPolicy)", () => {
    const dual = { values: { ipv6: { enabled: true } } };
    const specs = (version: string): Specs => ({
      a: exports({ ipFamilies: ['IPv6'] }, dual),
      b: { ...imports, ...dual, version },
    });
    expect(backends(specs('1.18.12'), 'b')).toEqual([]);
    expect(backends(specs('1.19.6'), 'b')).toEqual(['a']);
  });
});

test.each([
  ['1.18.12', ['a', 'b']],
  ['1.19.6', ['a', 'b']],
  ['1.20.3', ['b']],
])(
  '%s and services of a namespace that asks to stay in its cluster: %j (cilium/cilium#43385)',
  (version, from) => {
    const objects = [service(global()), exported(), deployment(1), local];
    const specs = { a: { objects, version }, b: { objects: [service(global()), deployment(1)], version } };
    expect(resolve(meshOf(specs), asks('b'))?.service?.clusters).toEqual(from);
    expect(answer(specs, 'b')?.serviceImport !== undefined).toBe(from.includes('a'));
  },
);

describe('what a node decides is said, and not counted (cilium pkg/loadbalancer/writer DefaultSelectBackends)', () => {
  const topology = { values: { loadBalancer: { serviceTopology: true } } };
  const asked = (spec: JsonMap, more: ClusterSpec = {}) =>
    resolve(
      meshOf({
        a: { objects: [service(global(), spec), exported(), deployment(1)], ...more },
        b: exports(spec),
      }),
      asks('a'),
    );

  test('trafficDistribution, where the cluster heeds it', () => {
    const close = { trafficDistribution: 'PreferClose' };
    const about = (more?: ClusterSpec) => asked(close, more)?.assumed.map(one => one.about);
    expect(about(topology)).toContain('topology');
    expect(about()).not.toContain('topology');
    expect(asked({}, topology)?.assumed).toEqual([]);
  });

  test('internalTrafficPolicy, of the Service and of the import', () => {
    const why = asked({ internalTrafficPolicy: 'Local' })?.because.map(reason => reason.why) ?? [];
    expect(why.filter(text => text.endsWith("only those of the caller's node"))).toHaveLength(2);
  });
});
