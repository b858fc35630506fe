import { derivedServiceName, type JsonMap, type KubeObject } from '../../src/kinds/index';
import {
  type ImportAnswer,
  type Inputs,
  resolve,
  resolveImport,
  type WhatIf,
} from '../../src/simulate/index';
import {
  asks,
  type ClusterSpec,
  deployment,
  exported,
  http,
  meshOf,
  namespace,
  service,
  type Specs,
} from './trees';

const importer = 'pkg/clustermesh/mcsapi/serviceimport_controller.go';
const importerTest = 'pkg/clustermesh/mcsapi/serviceimport_controller_test.go';

/** A cluster that exports shop/catalog. */
const exports = (spec: JsonMap = {}, exportSpec: JsonMap = {}, more: ClusterSpec = {}): ClusterSpec => ({
  objects: [service({}, spec), exported(exportSpec), deployment(1)],
  ...more,
});
const imports: ClusterSpec = { objects: [namespace()] };
const ports = (...list: readonly JsonMap[]): JsonMap => ({ ports: list });
const port = (name: string, number: number, more: JsonMap = {}): JsonMap => ({ name, port: number, ...more });

const answer = (specs: Specs, from: string, inputs?: Inputs): ImportAnswer => {
  const found = resolveImport(meshOf(specs), { ...asks(from), ...(inputs && { inputs }) });
  if (found === undefined) throw new Error(`no cluster ${from}`);
  return found;
};
const reasonIn = (specs: Specs, from: string, inputs?: Inputs): string | undefined =>
  answer(specs, from, inputs).conflict?.reason;
const conditions = (found: ImportAnswer): string[] | undefined =>
  found.serviceExport?.conditions.map(({ type, status, reason }) => `${type}=${status}/${reason}`);
const importConditions = (found: ImportAnswer): string[] | undefined =>
  found.serviceImport?.status.conditions.map(({ type, status, reason }) => `${type}=${status}/${reason}`);
const at = (times: Readonly<Record<string, string>>): Inputs => ({
  exportedAt: Object.fromEntries(
    Object.entries(times).map(([cluster, time]) => [cluster, { 'shop/catalog': `2026-01-01T${time}Z` }]),
  ),
});

test.each([
  ['default', 'rebel-base-mcsapi', 'derived-k5pqnfq741'],
  ['my-ns', 'my-svc', 'derived-a2v4k9sqn6'],
  ['default', 'full', 'derived-9jo8ljlgl7'],
  ['default', 'rebel-base', 'derived-q358ba8kk0'],
  ['default', 'mysvc', 'derived-f3s4lk27lf'],
])(
  'the Service derived from %s/%s is %s (pkg/clustermesh/mcsapi/service_controller.go)',
  (ns, name, derived) => {
    expect(derivedServiceName(ns, name)).toBe(derived);
    const object: KubeObject = { ...exported(), metadata: { namespace: ns, name } };
    const found = resolveImport(
      meshOf({ a: { objects: [{ ...service(), metadata: { namespace: ns, name } }, object] } }),
      { from: 'a', namespace: ns, name },
    );
    expect(found?.derivedService?.name).toBe(derived);
    expect(found?.serviceImport?.annotations['multicluster.kubernetes.io/derived-service']).toBe(derived);
  },
);

interface PortRow {
  readonly source: string;
  readonly what: string;
  readonly a: readonly JsonMap[];
  readonly b: readonly JsonMap[];
  /** Ports of the import, as `name:port/protocol`, `a` being older. */
  readonly ports: readonly string[];
  readonly differs: string | undefined;
}

const portRows: readonly PortRow[] = [
  {
    source: importerTest,
    what: 'equal lists',
    a: [port('http', 80), port('admin', 81)],
    b: [port('http', 80), port('admin', 81)],
    ports: ['http:80/TCP', 'admin:81/TCP'],
    differs: undefined,
  },
  {
    source: importer,
    what: 'the same ports in another order',
    a: [port('http', 80), port('admin', 81)],
    b: [port('admin', 81), port('http', 80)],
    ports: ['http:80/TCP', 'admin:81/TCP'],
    differs: 'spec.ports, compared in their order',
  },
  {
    source: `${importerTest} conflict-port-union-1`,
    what: 'a port that only the older has',
    a: [port('http', 80), port('admin', 81)],
    b: [port('http', 80)],
    ports: ['http:80/TCP', 'admin:81/TCP'],
    differs: 'spec.ports, compared in their order',
  },
  {
    source: `${importerTest} conflict-port-union-2`,
    what: 'a port that only the newer has',
    a: [port('http', 80)],
    b: [port('http', 80), port('admin', 81)],
    ports: ['http:80/TCP', 'admin:81/TCP'],
    differs: 'spec.ports, compared in their order',
  },
  {
    source: `${importerTest} conflict-port-name`,
    what: 'one number with two names keeps the older name',
    a: [port('http', 80)],
    b: [port('web', 80)],
    ports: ['http:80/TCP'],
    differs: 'the name of port 80',
  },
  {
    source: `${importerTest} conflict-port-appprotocol`,
    what: 'one port with two application protocols',
    a: [port('http', 80)],
    b: [port('http', 80, { appProtocol: 'http' })],
    ports: ['http:80/TCP'],
    differs: 'the appProtocol of port 80',
  },
  {
    source: importer,
    what: 'no application protocol and an empty one are the same',
    a: [port('http', 80)],
    b: [port('http', 80, { appProtocol: '' })],
    ports: ['http:80/TCP'],
    differs: undefined,
  },
  {
    source: `${importerTest} conflict-duplicated-port-name`,
    what: 'one name with two numbers keeps the older number, and the other is left out',
    a: [port('http', 80)],
    b: [port('http', 8080), port('admin', 81)],
    ports: ['http:80/TCP', 'admin:81/TCP'],
    differs: "the number of port 'http'",
  },
  {
    source: importer,
    what: 'one number of two protocols are two ports',
    a: [port('dns', 53, { protocol: 'UDP' })],
    b: [port('dns', 53, { protocol: 'UDP' }), port('dns-tcp', 53)],
    ports: ['dns:53/UDP', 'dns-tcp:53/TCP'],
    differs: 'spec.ports, compared in their order',
  },
  {
    source: importer,
    what: 'one name of two protocols is a contradiction',
    a: [port('dns', 53, { protocol: 'UDP' })],
    b: [port('dns', 53)],
    ports: ['dns:53/UDP'],
    differs: "the number of port 'dns'",
  },
  {
    source: importer,
    what: "target ports are nobody else's business",
    a: [port('http', 80, { targetPort: 8080 })],
    b: [port('http', 80, { targetPort: 'web' })],
    ports: ['http:80/TCP'],
    differs: undefined,
  },
];

describe('ports', () => {
  test.each(portRows)('$what ($source)', row => {
    const specs = { a: exports(ports(...row.a)), b: exports(ports(...row.b)), c: imports };
    for (const from of ['a', 'b', 'c']) {
      const { serviceImport, conflict } = answer(specs, from);
      expect(serviceImport?.spec.ports.map(p => `${p.name}:${p.port}/${p.protocol}`)).toEqual(row.ports);
      expect(conflict && { reason: conflict.reason, property: conflict.property }).toEqual(
        row.differs === undefined ? undefined : { reason: 'PortConflict', property: row.differs },
      );
    }
  });

  test('the oldest export is told against the one that added a port', () => {
    const specs = {
      a: exports(ports(port('http', 80))),
      b: exports(ports(port('http', 80), port('admin', 81))),
    };
    expect(answer(specs, 'a').conflict).toMatchObject({ cluster: 'a', against: 'b' });
  });

  test('1.18 does not compare positions', () => {
    const v118 = { version: '1.18.12' };
    const specs = {
      a: exports(ports(port('http', 80), port('admin', 81)), {}, v118),
      b: exports(ports(port('admin', 81)), {}, v118),
    };
    expect(answer(specs, 'a').conflict).toBeUndefined();
  });
});

describe('IP families', () => {
  const dual = (families: readonly string[]): ClusterSpec =>
    exports(
      { ipFamilies: families, ipFamilyPolicy: families.length > 1 ? 'PreferDualStack' : 'SingleStack' },
      {},
      {
        values: { ipv6: { enabled: true } },
      },
    );
  const legacy = exports({}, {}, { version: '1.18.12' });
  const listener: ClusterSpec = { ...imports, values: { ipv6: { enabled: true } } };

  test.each([
    {
      what: 'all dual-stack keep the order of the oldest',
      of: [
        ['IPv4', 'IPv6'],
        ['IPv6', 'IPv4'],
      ],
      families: ['IPv4', 'IPv6'],
    },
    { what: 'all legacy', of: [undefined, undefined], families: undefined },
    {
      what: 'dual-stack then narrows to IPv4',
      of: [undefined, ['IPv4', 'IPv6'], ['IPv4']],
      families: ['IPv4'],
    },
    {
      what: 'keep oldest single stack IPv6',
      of: [['IPv6'], undefined, ['IPv4', 'IPv6']],
      families: ['IPv6'],
    },
    { what: 'simple conflict', of: [['IPv4'], ['IPv6']], families: ['IPv4'], conflict: 'b' },
    {
      what: 'narrow to IPv4 and conflict with IPv6',
      of: [['IPv4', 'IPv6'], ['IPv4'], ['IPv6']],
      families: ['IPv4'],
      conflict: 'c',
    },
  ])('$what (TestIntersectIPFamilies)', ({ of, families, conflict }) => {
    const specs = Object.fromEntries(
      of.map((list, i) => ['abc'.charAt(i), list === undefined ? legacy : dual(list)]),
    );
    const found = answer({ ...specs, x: listener }, 'x');
    expect(found.serviceImport?.spec.ipFamilies).toEqual(families);
    expect(found.conflict?.reason).toBe(conflict === undefined ? undefined : 'IPFamilyConflict');
    expect(found.conflict?.cluster).toBe(conflict);
  });

  test('families that the importing cluster lacks are left out, and none left is not ready (cilium/cilium#42145)', () => {
    const specs = { a: dual(['IPv6']), b: imports, c: listener };
    const [b, c] = [answer(specs, 'b'), answer(specs, 'c')];
    expect(b.serviceImport?.annotations['clustermesh.cilium.io/supported-ip-families']).toBe('');
    expect(importConditions(b)).toEqual(['Ready=False/IPFamilyNotSupported']);
    expect(c.serviceImport?.annotations['clustermesh.cilium.io/supported-ip-families']).toBe('IPv6');
    expect(importConditions(c)).toEqual(['Ready=True/Ready']);
  });
});

/** In the order in which Cilium looks: each row breaks what it names and everything after it. */
const orderOfReasons: readonly {
  readonly reason: string;
  readonly spec?: JsonMap;
  readonly exportSpec?: JsonMap;
}[] = [
  { reason: 'PortConflict', spec: ports(port('web', 80)) },
  { reason: 'IPFamilyConflict', spec: { ipFamilies: ['IPv6'] } },
  { reason: 'TypeConflict', spec: { clusterIP: 'None' } },
  { reason: 'SessionAffinityConflict', spec: { sessionAffinity: 'ClientIP' } },
  { reason: 'AnnotationsConflict', exportSpec: { exportedAnnotations: { a: 'b' } } },
  { reason: 'LabelsConflict', exportSpec: { exportedLabels: { a: 'b' } } },
  { reason: 'InternalTrafficPolicyConflict', spec: { internalTrafficPolicy: 'Local' } },
  { reason: 'TrafficDistributionConflict', spec: { trafficDistribution: 'PreferClose' } },
];

describe('conflicts', () => {
  test.each(orderOfReasons.map((row, i) => ({ ...row, rest: orderOfReasons.slice(i) })))(
    `$reason is reported before all that come after it (${importer} checkConflictExport)`,
    ({ reason, rest }) => {
      const spec = Object.assign({ ipFamilies: ['IPv4'] }, ...rest.map(row => row.spec).reverse()) as JsonMap;
      const exportSpec = Object.assign({}, ...rest.map(row => row.exportSpec)) as JsonMap;
      expect(reasonIn({ a: exports({ ipFamilies: ['IPv4'] }), b: exports(spec, exportSpec) }, 'a')).toBe(
        reason,
      );
    },
  );

  test('the timeout of session affinity is compared after the affinity itself', () => {
    const clientIp = (timeoutSeconds: number): ClusterSpec =>
      exports(
        { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds } } },
        { exportedLabels: { for: String(timeoutSeconds) } },
      );
    const found = answer({ a: clientIp(42), b: clientIp(4242) }, 'b');
    expect(found.conflict?.reason).toBe('SessionAffinityConfigConflict');
    expect(found.serviceImport?.spec.sessionAffinityConfig).toEqual({ clientIP: { timeoutSeconds: 42 } });
    // The API server writes its own default, so that saying it is the same as not saying it.
    expect(reasonIn({ a: clientIp(10_800), b: exports({ sessionAffinity: 'ClientIP' }) }, 'a')).toBe(
      'LabelsConflict',
    );
  });

  test('the first export that differs in anything is reported, and how many differ in that', () => {
    const specs = {
      a: exports(),
      b: exports({}, { exportedLabels: { team: 'b' } }),
      c: exports({ clusterIP: 'None' }, { exportedLabels: { team: 'c' } }),
    };
    expect(answer(specs, 'c').conflict).toEqual({
      reason: 'LabelsConflict',
      cluster: 'b',
      against: 'a',
      property: 'exportedLabels',
      disagreeing: 2,
    });
  });

  test('maps are equal whatever the order of their keys, and taken whole from the oldest', () => {
    const specs = {
      a: exports({}, { exportedLabels: { x: '1', y: '2' }, exportedAnnotations: { z: '3' } }),
      b: exports({}, { exportedLabels: { y: '2', x: '1' }, exportedAnnotations: { z: '4', w: '5' } }),
    };
    const found = answer(specs, 'b');
    expect(found.conflict?.reason).toBe('AnnotationsConflict');
    expect(found.serviceImport?.labels).toEqual({ x: '1', y: '2' });
    expect(found.serviceImport?.annotations).toEqual({
      z: '3',
      'multicluster.kubernetes.io/derived-service': derivedServiceName('shop', 'catalog'),
      'clustermesh.cilium.io/supported-ip-families': 'IPv4',
    });
  });

  test('every exporter reports it, and stays ready (1.20); 1.18 has other words and is not ready', () => {
    const specs = { a: exports(), b: exports({ clusterIP: 'None' }) };
    for (const from of ['a', 'b'])
      expect(conditions(answer(specs, from))).toEqual([
        'Valid=True/Valid',
        'Ready=True/Ready',
        'Conflict=True/TypeConflict',
      ]);
    const old = Object.fromEntries(
      Object.entries(specs).map(([name, spec]) => [name, { ...spec, version: '1.18.12' }]),
    );
    expect(conditions(answer(old, 'a'))).toEqual([
      'Valid=True/Valid',
      'Ready=False/Ready',
      'Conflict=True/Conflict',
    ]);
  });

  test('without one, Conflict is False (1.20), or not there (1.18)', () => {
    expect(conditions(answer({ a: exports() }, 'a'))?.at(-1)).toBe('Conflict=False/NoConflicts');
    expect(conditions(answer({ a: exports({}, {}, { version: '1.18.12' }) }, 'a'))).toEqual([
      'Valid=True/Valid',
      'Ready=True/Ready',
    ]);
  });

  test('what 1.18 does not export cannot differ', () => {
    const specs = {
      a: exports({ trafficDistribution: 'PreferClose' }, {}, { version: '1.18.12' }),
      b: exports({ trafficDistribution: 'PreferClose' }),
    };
    expect(reasonIn(specs, 'b')).toBe('TrafficDistributionConflict');
    expect(reasonIn(specs, 'a')).toBeUndefined();
  });

  test('internalTrafficPolicy: nothing said is Cluster', () => {
    expect(reasonIn({ a: exports(), b: exports({ internalTrafficPolicy: 'Cluster' }) }, 'a')).toBeUndefined();
  });
});

describe('precedence', () => {
  const specs = { a: exports({ clusterIP: 'None' }), b: exports() };
  const type = (inputs?: Inputs) => answer(specs, 'a', inputs).serviceImport?.spec.type;

  test('without times the name of the cluster decides, and the answer says so', () => {
    expect(type()).toBe('Headless');
    expect(answer(specs, 'a').assumed.map(({ about }) => about)).toEqual(['creation times']);
  });

  test('the older export wins, and then nothing is assumed', () => {
    const inputs = at({ a: '00:00:02', b: '00:00:01' });
    expect(type(inputs)).toBe('ClusterSetIP');
    expect(answer(specs, 'a', inputs).assumed).toEqual([]);
  });

  test('times count in whole seconds', () => {
    expect(type(at({ a: '00:00:01.900', b: '00:00:01.100' }))).toBe('Headless');
  });

  test('equal exports need no order', () => {
    expect(answer({ a: exports(), b: exports() }, 'a').assumed).toEqual([]);
  });

  test.each([
    ['1.19.6', ['a', 'b']],
    ['1.20.3', ['a', 'b']],
    ['1.21.0', ['b', 'a']],
  ])('%s lists its clusters in the order %j (getClustersStatus; cilium/cilium#48198)', (version, order) => {
    const specs = { a: exports({}, {}, { version }), b: exports({}, {}, { version }) };
    const inputs = at({ a: '00:00:02', b: '00:00:01' });
    const { clusters } = answer(specs, 'a', inputs).serviceImport?.status ?? {};
    expect(clusters?.map(({ cluster }) => cluster)).toEqual(order);
  });
});

describe(`gates (${importer} Reconcile)`, () => {
  test('a namespace that is not there imports nothing', () => {
    const found = answer({ a: exports(), b: {} }, 'b');
    expect([found.absent, found.serviceImport]).toEqual(['no such namespace', undefined]);
  });

  test('Kubernetes brings some namespaces itself', () => {
    const objects = [service(), exported()].map(object => ({
      ...object,
      metadata: { ...object.metadata, namespace: 'default' },
    }));
    const found = resolveImport(meshOf({ a: { objects }, b: {} }), {
      from: 'b',
      namespace: 'default',
      name: 'catalog',
    });
    expect(found?.serviceImport).toBeDefined();
  });

  test('a local namespace exports nothing, and says so', () => {
    const local = namespace({ 'clustermesh.cilium.io/global': 'false' });
    const specs = { a: { objects: [...(exports().objects ?? []), local] }, b: imports };
    expect(conditions(answer(specs, 'a'))).toEqual(['Valid=False/NamespaceNotGlobal', 'Ready=False/Pending']);
    expect(answer(specs, 'a').absent).toBe('no exports');
    expect(answer(specs, 'b').absent).toBe('no exports');
  });

  test('a local namespace still gets an import of what others export, but not ready', () => {
    const local = namespace({ 'clustermesh.cilium.io/global': 'false' });
    const specs = { a: { objects: [...(exports().objects ?? []), local] }, b: exports() };
    const found = answer(specs, 'a');
    expect(found.serviceImport?.status.clusters).toEqual([{ cluster: 'b' }]);
    expect(importConditions(found)).toEqual(['Ready=False/NamespaceNotGlobal']);
    expect(conditions(found)?.[0]).toBe('Valid=False/NamespaceNotGlobal');
  });

  test('an own export without a Service stops the import of what others export', () => {
    const specs = { a: { objects: [exported(), namespace()] }, b: exports() };
    const found = answer(specs, 'a');
    expect([found.absent, conditions(found)]).toEqual([
      'own export without a Service',
      ['Valid=False/NoService', 'Ready=False/Pending'],
    ]);
    expect(answer(specs, 'b').serviceImport?.status.clusters).toEqual([{ cluster: 'b' }]);
  });

  test('so does an own export of an ExternalName', () => {
    const specs = { a: exports({ type: 'ExternalName', externalName: 'example.com' }), b: exports() };
    const found = answer(specs, 'a');
    expect([found.absent, conditions(found)]).toEqual([
      'own export of an ExternalName',
      ['Valid=False/InvalidServiceType', 'Ready=False/Pending'],
    ]);
    const old = { a: { ...specs.a, version: '1.18.12' } };
    expect(conditions(answer(old, 'a'))).toEqual(['Valid=False/ServiceType']);
  });

  test('a Service without an export is not exported, even where others export the name (KEP-1645)', () => {
    const specs = { a: { objects: [service(), deployment(5)] }, b: exports() };
    expect(resolve(meshOf(specs), asks('a'))?.imported?.clusters).toEqual(['b']);
    expect(resolve(meshOf(specs), asks('a'))?.service?.clusters).toEqual(['a']);
  });

  test('MCS off, or no cluster id, imports and exports nothing', () => {
    const off = { ...exports(), clustermesh: { mcsapi: { enabled: false } } };
    const noId = { ...exports(), values: { cluster: { name: 'c' } } };
    const specs = { a: off, b: exports(), c: noId };
    expect([answer(specs, 'a').absent, answer(specs, 'c').absent]).toEqual(['mcs is off', 'mcs is off']);
    expect(answer(specs, 'b').serviceImport?.status.clusters).toEqual([{ cluster: 'b' }]);
  });

  test('1.20 does not know the old switch, 1.19 knows both (Documentation/operations/upgrade.rst)', () => {
    const old = { clustermesh: { mcsapi: {}, enableMCSAPISupport: true } };
    expect(answer({ a: { ...exports(), ...old } }, 'a').absent).toBe('mcs is off');
    expect(answer({ a: { ...exports(), ...old, version: '1.19.6' } }, 'a').absent).toBeUndefined();
  });

  test('a cluster imports what it and its linked clusters export, so that views differ in a partial mesh', () => {
    const specs = {
      a: { ...exports({ clusterIP: 'None' }), peers: ['b'] },
      b: { ...exports(), peers: ['a', 'c'] },
      c: { ...exports(), peers: ['b'] },
    };
    expect(['a', 'b', 'c'].map(from => reasonIn(specs, from))).toEqual([
      'TypeConflict',
      'TypeConflict',
      undefined,
    ]);
    expect(answer(specs, 'c').serviceImport?.spec.type).toBe('ClusterSetIP');
    expect(answer(specs, 'b').serviceImport?.spec.type).toBe('Headless');
  });

  test('an export with a word that nobody knows is invisible to others (MCSAPIServiceSpec.validate)', () => {
    const specs = { a: exports({ trafficDistribution: 'PreferMoon' }), b: imports };
    expect(answer(specs, 'b').absent).toBe('no exports');
    expect(answer(specs, 'a').serviceImport).toBeDefined();
  });
});

describe('the objects', () => {
  test('the import and the derived Service say what the oldest export says', () => {
    const found = answer(
      {
        a: exports(ports(http, port('admin', 81)), {
          exportedAnnotations: { 'service.cilium.io/affinity': 'local' },
        }),
      },
      'a',
    );
    expect(found.serviceImport?.spec).toEqual({
      ports: [
        { name: 'http', port: 80, protocol: 'TCP' },
        { name: 'admin', port: 81, protocol: 'TCP' },
      ],
      type: 'ClusterSetIP',
      sessionAffinity: 'None',
      ipFamilies: ['IPv4'],
      internalTrafficPolicy: 'Cluster',
    });
    expect(found.serviceImport?.status.endpointSliceObjects).toBe('Absent');
    expect(found.derivedService).toEqual({
      name: derivedServiceName('shop', 'catalog'),
      labels: { 'multicluster.kubernetes.io/service-name': 'catalog' },
      annotations: { ...found.serviceImport?.annotations, 'service.cilium.io/global': 'true' },
      headless: false,
      ports: [
        { name: 'http', port: 80, protocol: 'TCP' },
        { name: 'admin', port: 81, protocol: 'TCP' },
      ],
    });
  });

  test('in 1.18 target ports go by number alone, so that the last of TCP and UDP wins (service_controller.go servicePorts)', () => {
    const two = ports(
      port('dns', 53, { protocol: 'UDP', targetPort: 5353 }),
      port('dns-tcp', 53, { targetPort: 5354 }),
    );
    const targets = (version: string, from: string) => {
      const specs = { a: exports(two, {}, { version }), b: { ...imports, version } };
      return answer(specs, from).derivedService?.ports.map(p => p.targetPort);
    };
    expect(targets('1.18.12', 'a')).toEqual([5354, 5354]);
    expect(targets('1.18.12', 'b')).toEqual([undefined, undefined]);
    expect(targets('1.19.6', 'a')).toEqual([undefined, undefined]);
  });

  test.each([
    ['None', undefined, 'Present'],
    ['None', 'false', 'Absent'],
    [undefined, 'true', 'Present'],
    [undefined, undefined, 'Absent'],
  ])('EndpointSlices of clusterIP %s with annotation %s are %s', (clusterIP, said, expected) => {
    const annotations = said === undefined ? {} : { 'service.cilium.io/global-sync-endpoint-slices': said };
    const spec = clusterIP === undefined ? {} : { clusterIP };
    const found = answer({ a: exports(spec, { exportedAnnotations: annotations }) }, 'a');
    expect(found.serviceImport?.status.endpointSliceObjects).toBe(expected);
  });
});

describe('who answers by the import', () => {
  const shares = (specs: Specs, from: string, whatIf?: WhatIf, of = 0) =>
    Object.fromEntries(
      (
        resolve(meshOf(specs), { ...asks(from), ...(whatIf && { whatIf }) })?.imported?.ports[of]?.backends ??
        []
      ).map(({ cluster, share }) => [cluster, share]),
    );

  test('every exporter, from everywhere', () => {
    const specs = { a: exports(), b: exports(), c: imports };
    for (const from of ['a', 'b', 'c']) expect(shares(specs, from)).toEqual({ a: 0.5, b: 0.5 });
  });

  test('affinity and shared travel in exportedAnnotations, and nowhere else', () => {
    const local = { exportedAnnotations: { 'service.cilium.io/affinity': 'local' } };
    const specs = { a: exports({}, local), b: exports({}, local), c: imports };
    expect([shares(specs, 'a'), shares(specs, 'c')]).toEqual([{ a: 1 }, { a: 0.5, b: 0.5 }]);
    const onService = {
      objects: [service({ 'service.cilium.io/affinity': 'local' }), exported(), deployment(1)],
    };
    expect(shares({ a: onService, b: exports() }, 'a')).toEqual({ a: 0.5, b: 0.5 });
    const kept = { exportedAnnotations: { 'service.cilium.io/shared': 'false' } };
    expect(shares({ a: exports({}, kept), b: exports({}, kept) }, 'a')).toEqual({ a: 1 });
  });

  test('one name with two numbers goes only to clusters that expose the number that won (conformance, StrictPortConflict)', () => {
    const specs = { a: exports(ports(port('http', 80))), b: exports(ports(port('http', 8080))), c: imports };
    for (const from of ['a', 'b', 'c']) expect(shares(specs, from)).toEqual({ a: 1 });
  });

  test('different ports each go only to their cluster (conformance, StrictPortConflict)', () => {
    const specs = { a: exports(ports(port('http', 80))), b: exports(ports(port('admin', 81))), c: imports };
    expect([shares(specs, 'c'), shares(specs, 'c', undefined, 1)]).toEqual([{ a: 1 }, { b: 1 }]);
  });

  test('a port whose name lost serves nobody (endpointslice_mirror_controller.go getFilteredPorts)', () => {
    const specs = { a: exports(ports(port('http', 80))), b: exports(ports(port('web', 80))), c: imports };
    expect([shares(specs, 'b'), shares(specs, 'c')]).toEqual([{ a: 1 }, { a: 1 }]);
  });

  test("what a cluster gives follows its own view, which may differ from the caller's", () => {
    const specs = {
      a: { ...exports(ports(port('http', 8080))), peers: ['b'] },
      b: { ...exports(ports(port('http', 80))), peers: ['a', 'c'] },
      c: { ...imports, peers: ['b'] },
    };
    // c sees the export of b alone, and imports port 80; b itself lost to a, and serves it to nobody.
    expect(answer(specs, 'c').serviceImport?.spec.ports).toEqual([
      { name: 'http', port: 80, protocol: 'TCP' },
    ]);
    expect(shares(specs, 'c')).toEqual({});
  });

  test('a winner that is gone and forgotten gives way to the next', () => {
    const ttl = { clustermesh: { mcsapi: { enabled: true }, cacheTTL: '10m' } };
    const specs = {
      a: exports(ports(port('http', 8080))),
      b: exports(ports(port('http', 80)), {}, ttl),
      c: { ...imports, ...ttl },
    };
    expect(shares(specs, 'c', { clustersDown: ['a'], cache: 'before' })).toEqual({ a: 1 });
    expect(shares(specs, 'c', { clustersDown: ['a'] })).toEqual({ b: 1 });
  });

  test('why, with the affinity and the export that brought it', () => {
    const local = { exportedAnnotations: { 'service.cilium.io/affinity': 'local' } };
    const because = resolve(meshOf({ a: exports({}, local), b: imports }), asks('b'))?.because;
    expect(because).toContainEqual({
      why: 'the import shop/catalog in b is global, with affinity local: callers get the backends of b while there are any, and those of other clusters otherwise',
      cluster: 'a',
      object: 'ServiceExport shop/catalog',
      file: 'apps/objects.yaml',
      path: 'shop/catalog',
    });
  });

  test('why, with both sides of a conflict', () => {
    const specs = { a: exports(), b: exports({ clusterIP: 'None' }) };
    const because = answer(specs, 'b').because.map(({ why }) => why);
    expect(because).toEqual([
      'a exports shop/catalog and comes first, so that what it says wins',
      'b exports shop/catalog',
      'TypeConflict: b and a differ in whether it is headless',
    ]);
  });
});
