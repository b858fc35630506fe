import type { JsonMap, KubeObject } from '../../src/kinds/index';
import { type Answer, type Inputs, resolve, type Served, type WhatIf } from '../../src/simulate/index';
import { asks, deployment, global, meshOf, namespace, service, type Specs } from './trees';

interface Row {
  readonly source: string;
  readonly what: string;
  readonly clusters: Specs;
  readonly inputs?: Inputs;
  readonly whatIf?: WhatIf;
  /** By the caller's cluster: cluster -> part of new connections on the first port, in per cent. */
  readonly expected: Readonly<Record<string, Readonly<Record<string, number>> | 'no Service'>>;
}

/** The parts of a served port in per cent, with `!` at a cluster that cannot be reached. */
function parts(served: Served | undefined): Record<string, number> | 'no Service' {
  if (served === undefined) return 'no Service';
  const backends = served.endpoints ?? served.ports[0]?.backends ?? [];
  return Object.fromEntries(
    backends.map(({ cluster, share, gone }) => [`${cluster}${gone ? '!' : ''}`, Math.round(share * 100)]),
  );
}

const has = (replicas: number, annotations = {}, spec: JsonMap = {}): { objects: KubeObject[] } => ({
  objects: [service(annotations, spec), deployment(replicas)],
});
const both = (annotations: Readonly<Record<string, string>>, [a, b] = [1, 1]): Specs => ({
  a: has(a, annotations),
  b: has(b, annotations),
});

const globalServices = 'Documentation/network/clustermesh/global-services.rst';
const truthTable = `${globalServices}, Global and Shared Services Reference`;
const affinity = 'Documentation/network/clustermesh/affinity.rst';
const annotation = 'pkg/annotation/clustermesh.go';
const selecting = 'pkg/clustermesh/loadbalancer/selectbackends.go';
const writer = 'pkg/loadbalancer/writer/writer.go';

const named = (name: string, more: JsonMap = {}): JsonMap => ({
  ports: [{ name, port: 80, targetPort: 8080, ...more }],
});
const unnamed: JsonMap = { ports: [{ port: 80, targetPort: 8080 }] };

const rows: readonly Row[] = [
  {
    source: globalServices,
    what: 'global on both sides: each gets the backends of both, every backend alike',
    clusters: both(global(), [1, 3]),
    expected: { a: { a: 25, b: 75 }, b: { b: 75, a: 25 } },
  },
  {
    source: truthTable,
    what: 'global on one side only: each keeps to itself',
    clusters: { a: has(1, global()), b: has(1) },
    expected: { a: { a: 100 }, b: { b: 100 } },
  },
  {
    source: truthTable,
    what: 'global but not shared: takes and does not give',
    clusters: { a: has(1, global({ shared: 'false' })), b: has(1, global()) },
    expected: { a: { a: 50, b: 50 }, b: { b: 100 } },
  },
  {
    source: truthTable,
    what: 'global and not shared on both sides: each keeps to itself',
    clusters: both(global({ shared: 'false' })),
    expected: { a: { a: 100 }, b: { b: 100 } },
  },
  {
    source: truthTable,
    what: 'a Service that is not global takes nothing, whatever the other says of sharing',
    clusters: { a: has(1), b: has(1, global({ shared: 'false' })) },
    expected: { a: { a: 100 }, b: { b: 100 } },
  },
  {
    source: globalServices,
    what: 'a consumer has a Service without pods of its own',
    clusters: { a: { objects: [service(global({ shared: 'false' }))] }, b: has(2, global()) },
    expected: { a: { b: 100 }, b: { b: 100 } },
  },
  {
    source: `${globalServices}; cilium/cilium#19701`,
    what: 'a cluster without a Service gets nothing: Cilium makes none',
    clusters: { a: {}, b: has(1, global()) },
    expected: { a: 'no Service', b: { b: 100 } },
  },
  {
    source: globalServices,
    what: 'another name, or the same name in another namespace, is another service',
    clusters: {
      a: has(1, global()),
      b: { objects: [service(global(), {}, 'other'), deployment(1)] },
      c: {
        objects: [{ ...service(global()), metadata: { ...service(global()).metadata, namespace: 'mall' } }],
      },
    },
    expected: { a: { a: 100 } },
  },
  {
    source: annotation,
    what: 'values count in any case',
    clusters: { a: has(1, { 'service.cilium.io/global': 'True' }), b: has(1, global({ shared: 'TRUE' })) },
    expected: { a: { a: 50, b: 50 } },
  },
  {
    source: annotation,
    what: 'the older names count',
    clusters: {
      a: has(1, { 'io.cilium/global-service': 'true', 'io.cilium/service-affinity': 'remote' }),
      b: has(1, { 'io.cilium/global-service': 'true' }),
      c: has(1, { 'io.cilium/global-service': 'true', 'io.cilium/shared-service': 'false' }),
    },
    expected: { a: { b: 100 } },
  },
  {
    source: annotation,
    what: 'of both names the newer counts, whatever it says',
    clusters: {
      a: has(1, { 'service.cilium.io/global': 'no', 'io.cilium/global-service': 'true' }),
      b: has(1, global()),
    },
    expected: { a: { a: 100 }, b: { b: 100 } },
  },
  {
    source: annotation,
    what: 'shared and affinity mean nothing unless it is global',
    clusters: {
      a: has(1, { 'service.cilium.io/shared': 'true', 'service.cilium.io/affinity': 'remote' }),
      b: has(1, global()),
    },
    expected: { a: { a: 100 }, b: { b: 100 } },
  },
  {
    source: affinity,
    what: 'affinity local: the own backends while there are any',
    clusters: both(global({ affinity: 'local' })),
    expected: { a: { a: 100 }, b: { b: 100 } },
  },
  {
    source: affinity,
    what: 'affinity local: the others when there are none',
    clusters: both(global({ affinity: 'local' })),
    inputs: { ready: { a: { 'shop/catalog': 0 } } },
    expected: { a: { b: 100 }, b: { b: 100 } },
  },
  {
    source: affinity,
    what: 'affinity remote: the others while there are any',
    clusters: { ...both(global({ affinity: 'remote' })), c: has(3, global()) },
    expected: { a: { b: 25, c: 75 }, c: { c: 60, a: 20, b: 20 } },
  },
  {
    source: affinity,
    what: 'affinity remote: the own when there are no others',
    clusters: both(global({ affinity: 'remote' })),
    inputs: { ready: { b: { 'shop/catalog': 0 } } },
    expected: { a: { a: 100 } },
  },
  {
    source: selecting,
    what: "affinity is the caller's own: each cluster may say another one",
    clusters: { a: has(1, global({ affinity: 'LOCAL' })), b: has(1, global({ affinity: 'remote' })) },
    expected: { a: { a: 100 }, b: { a: 100 } },
  },
  {
    source: 'cilium/cilium#46635',
    what: 'the word none, and any other word, means no preference',
    clusters: { a: has(1, global({ affinity: 'none' })), b: has(1, global({ affinity: 'nearest' })) },
    expected: { a: { a: 50, b: 50 }, b: { b: 50, a: 50 } },
  },
  {
    source: 'cilium/cilium#46623',
    what: 'before that was mended, the word none dropped every remote backend',
    clusters: {
      a: { ...has(1, global({ affinity: 'none' })), version: '1.18.12' },
      b: { ...has(1, global({ affinity: 'none' })), version: '1.19.3' },
      c: { ...has(1, global()), version: '1.18.12' },
      d: { ...has(1, global({ affinity: 'none' })), version: '1.19.6' },
    },
    expected: {
      a: { a: 100 },
      b: { b: 100 },
      c: { c: 25, a: 25, b: 25, d: 25 },
      d: { d: 25, a: 25, b: 25, c: 25 },
    },
  },
  {
    source: 'cilium/cilium#40796',
    what: 'links do not lead further: b in the middle sees all, the ends do not see each other',
    clusters: {
      a: { ...has(1, global()), peers: ['b'] },
      b: { ...has(1, global()), peers: ['a', 'c'] },
      c: { ...has(1, global()), peers: ['b'] },
    },
    expected: { a: { a: 50, b: 50 }, b: { b: 33, a: 33, c: 33 }, c: { c: 50, b: 50 } },
  },
  {
    source: 'Documentation/network/clustermesh/setup.rst',
    what: 'a listing that is not returned is no link',
    clusters: { a: { ...has(1, global()), peers: ['b'] }, b: { ...has(1, global()), peers: [] } },
    expected: { a: { a: 100 }, b: { b: 100 } },
  },
  {
    source: writer,
    what: 'backends match by the name of the port; target ports may differ',
    clusters: {
      a: has(1, global(), named('http')),
      b: has(1, global(), named('http', { port: 81, targetPort: 9 })),
    },
    expected: { a: { a: 50, b: 50 } },
  },
  {
    source: writer,
    what: 'another name of the port does not match',
    clusters: { a: has(1, global(), named('http')), b: has(1, global(), named('web')) },
    expected: { a: { a: 100 }, b: { b: 100 } },
  },
  {
    source: writer,
    what: 'another protocol does not match',
    clusters: { a: has(1, global(), named('http')), b: has(1, global(), named('http', { protocol: 'UDP' })) },
    expected: { a: { a: 100 } },
  },
  {
    source: 'cilium/cilium#40848',
    what: 'ports without a name match each other',
    clusters: { a: has(1, global(), unnamed), b: { ...has(1, global(), unnamed), version: '1.18.1' } },
    expected: { a: { a: 50, b: 50 }, b: { b: 50, a: 50 } },
  },
  {
    source: 'cilium/cilium#41104',
    what: 'in 1.18.0 ports without a name are lost between clusters',
    clusters: { a: has(1, global(), unnamed), b: { ...has(1, global(), unnamed), version: '1.18.0' } },
    expected: { a: { a: 100 }, b: { b: 100 } },
  },
  {
    source: 'pkg/clustermesh/namespace/namespace.go',
    what: 'a namespace that is not global gives nothing, and still takes',
    clusters: {
      a: { objects: [...has(1, global()).objects, namespace({ 'clustermesh.cilium.io/global': 'false' })] },
      b: has(1, global()),
    },
    expected: { a: { a: 50, b: 50 }, b: { b: 100 } },
  },
  {
    source: 'cilium/cilium#43918',
    what: 'namespaces are local by default where the values say so, and the annotation overrides it',
    clusters: {
      a: { ...has(1, global()), clustermesh: { defaultGlobalNamespace: false } },
      b: {
        objects: [...has(1, global()).objects, namespace({ 'clustermesh.cilium.io/global': 'True' })],
        clustermesh: { defaultGlobalNamespace: false },
      },
    },
    expected: { a: { a: 50, b: 50 }, b: { b: 100 } },
  },
  {
    source: "the chart's values.yaml of 1.19",
    what: 'before 1.20 every namespace is global',
    clusters: {
      a: {
        version: '1.19.6',
        clustermesh: { defaultGlobalNamespace: false },
        objects: [...has(1, global()).objects, namespace({ 'clustermesh.cilium.io/global': 'false' })],
      },
      b: { ...has(1, global()), version: '1.19.6' },
    },
    expected: { b: { b: 50, a: 50 } },
  },
  {
    source: 'pkg/loadbalancer/writer/writer.go',
    what: 'backends of another IP family are of no use',
    clusters: {
      a: has(1, global()),
      b: { ...has(1, global()), values: { ipv4: { enabled: false }, ipv6: { enabled: true } } },
      c: { ...has(1, global(), { ipFamilyPolicy: 'PreferDualStack' }), values: { ipv6: { enabled: true } } },
    },
    expected: { a: { a: 50, c: 50 }, b: { b: 50, c: 50 } },
  },
  {
    source: 'cilium/cilium#19217',
    what: 'a cluster that is gone keeps its part of the traffic while it is remembered',
    clusters: both(global(), [1, 3]),
    whatIf: { clustersDown: ['b'], cache: 'before' },
    expected: { a: { a: 25, 'b!': 75 } },
  },
  {
    source: 'cilium/cilium#20729',
    what: 'without cacheTTL it is remembered for ever',
    clusters: both(global(), [1, 3]),
    whatIf: { clustersDown: ['b'], cache: 'after' },
    expected: { a: { a: 25, 'b!': 75 } },
  },
  {
    source: 'cilium/cilium#41643',
    what: 'with cacheTTL it is forgotten',
    clusters: { a: { ...has(1, global()), clustermesh: { cacheTTL: '15m' } }, b: has(3, global()) },
    whatIf: { clustersDown: ['b'] },
    expected: { a: { a: 100 } },
  },
  {
    source: 'cilium/cilium#41643',
    what: 'cacheTTL means nothing to 1.18, and 0s is none',
    clusters: {
      a: { ...has(1, global()), clustermesh: { cacheTTL: '15m' }, version: '1.18.12' },
      b: has(1, global()),
      c: { ...has(1, global()), clustermesh: { cacheTTL: '0s' } },
    },
    whatIf: { clustersDown: ['b'] },
    expected: { a: { a: 33, 'b!': 33, c: 33 }, c: { c: 33, a: 33, 'b!': 33 } },
  },
  {
    source: 'cilium/cilium#37333',
    what: 'a link that is cut loses the cluster at its other end alone',
    clusters: {
      a: { ...has(1, global()), clustermesh: { cacheTTL: '15m' } },
      b: has(1, global()),
      c: has(1, global()),
    },
    whatIf: { linksDown: [['b', 'a']] },
    expected: { a: { a: 50, c: 50 }, b: { b: 33, 'a!': 33, c: 33 }, c: { c: 33, a: 33, b: 33 } },
  },
  {
    source: selecting,
    what: 'nothing probes remote backends: with affinity remote everything goes to the dead',
    clusters: both(global({ affinity: 'remote' })),
    whatIf: { clustersDown: ['b'], cache: 'before' },
    expected: { a: { 'b!': 100 } },
  },
  {
    source: 'pkg/clustermesh/endpointslicesync/service_informer.go',
    what: 'a headless name knows remote pods only where EndpointSlices are synchronised',
    clusters: {
      a: {
        ...has(1, global(), { clusterIP: 'None' }),
        clustermesh: { enableEndpointSliceSynchronization: true },
      },
      b: has(3, global(), { clusterIP: 'None' }),
    },
    expected: { a: { a: 25, b: 75 }, b: { b: 100 } },
  },
  {
    source: 'pkg/clustermesh/endpointslicesync/service_informer.go',
    what: 'its annotation declines them, and the older name of global does not count for them',
    clusters: {
      a: {
        ...has(1, global({ 'global-sync-endpoint-slices': 'false' }), { clusterIP: 'None' }),
        clustermesh: { enableEndpointSliceSynchronization: true },
      },
      b: {
        ...has(1, { 'io.cilium/global-service': 'true' }, { clusterIP: 'None' }),
        clustermesh: { enableEndpointSliceSynchronization: true },
      },
    },
    expected: { a: { a: 100 }, b: { b: 100 } },
  },
  {
    source: 'Kubernetes, Service of type ExternalName',
    what: 'an ExternalName has no backends and gives none',
    clusters: {
      a: has(1, global()),
      b: has(1, global(), { type: 'ExternalName', externalName: 'example.com' }),
    },
    expected: { a: { a: 100 }, b: 'no Service' },
  },
];

test.each(rows)('$what ($source)', ({ clusters, inputs, whatIf, expected }) => {
  const state = meshOf(clusters);
  const ask = (from: string): Answer | undefined =>
    resolve(state, { ...asks(from), ...(inputs && { inputs }), ...(whatIf && { whatIf }) });
  for (const [from, answer] of Object.entries(expected))
    expect({ [from]: parts(ask(from)?.service) }).toEqual({ [from]: answer });
});

describe('what is assumed', () => {
  test('one ready endpoint where no workload is known and the Service is shared', () => {
    const state = meshOf({
      a: { objects: [service(global())] },
      b: { objects: [service(global({ shared: 'false' }))] },
    });
    const answer = resolve(state, asks('b'));
    expect(parts(answer?.service)).toEqual({ a: 100 });
    expect(answer?.assumed.map(({ about, cluster }) => `${about} of ${cluster}`)).toEqual([
      'ready endpoints of b',
      'ready endpoints of a',
    ]);
  });

  test('none without a word, where other clusters show the pods and this one neither shows nor shares any', () => {
    const state = meshOf({ a: has(1, global()), b: { objects: [service(global({ shared: 'false' }))] } });
    expect(resolve(state, asks('b'))?.assumed).toEqual([]);
  });

  test('nothing where the workloads say how many pods there are, or the input does', () => {
    expect(resolve(meshOf(both(global())), asks('a'))?.assumed).toEqual([]);
    const state = meshOf({ a: { objects: [service(global())] } });
    const inputs = { ready: { a: { 'shop/catalog': 4 } } };
    expect(resolve(state, { ...asks('a'), inputs })?.assumed).toEqual([]);
  });

  test('the newest Cilium where no object says the version', () => {
    const state = meshOf({ a: { ...has(1, global()), version: 'latest' } });
    expect(resolve(state, asks('a'))?.assumed).toEqual([
      {
        about: 'cilium version',
        cluster: 'a',
        what: 'the version of Cilium in a is not known, so the newest is taken',
      },
    ]);
  });
});

test('every answer says why, with the objects that decided', () => {
  const state = meshOf({
    a: { ...has(1, global()), peers: ['b', 'd'] },
    b: { ...has(0, global()), peers: ['a', 'c'] },
    c: { ...has(1, global()), peers: ['b'] },
    d: { ...has(1, global({ shared: 'false' })), peers: ['a'] },
  });
  const place = (cluster: string) => ({
    cluster,
    object: 'Service shop/catalog',
    file: 'apps/objects.yaml',
    path: 'shop/catalog',
  });
  expect(resolve(state, asks('a'))?.because).toEqual([
    {
      why: 'Service shop/catalog in a is global, with affinity none: callers get all backends alike',
      ...place('a'),
    },
    { why: 'b has no ready endpoint', ...place('b') },
    { why: 'a is not linked with c, and links do not lead further', ...place('c') },
    {
      why: 'Service shop/catalog in d is not shared there, so that cluster takes backends and gives none',
      ...place('d'),
    },
  ]);
});

test('a cluster that is gone is told from one that is forgotten', () => {
  const state = meshOf({ a: { ...has(1, global()), clustermesh: { cacheTTL: '15m' } }, b: has(2, global()) });
  const why = (cache: 'before' | 'after') =>
    resolve(state, { ...asks('a'), whatIf: { clustersDown: ['b'], cache } })?.because[1]?.why;
  expect(why('before')).toBe(
    'b cannot be reached, but its 2 ready endpoints are remembered, and what goes there is lost',
  );
  expect(why('after')).toBe('b cannot be reached, and a forgot it after 15m');
});

test('a cluster without a tree has no answer', () => {
  expect(resolve(meshOf({ a: has(1) }), asks('b'))).toBeUndefined();
});
