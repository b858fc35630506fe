import fc from 'fast-check';
import type { Json, JsonMap, KubeObject, Tree, TreeFile } from '../../src/kinds/index';
import { isGlobalNamespace, type MeshCluster, type MeshState, observe } from '../../src/mesh/index';
import { synthesize } from '../../src/synth/index';
import { twoGenericClusters } from '../support/fleets';
import { deployment, meshOf, namespace, service, statefulSet, treeOf } from '../simulate/trees';
import { chartValues, describeUpstream } from '../conformance/upstream';

const clusterOf = (state: MeshState, name: string): MeshCluster => {
  const cluster = state.clusters.get(name);
  if (cluster === undefined) throw new Error(`no cluster ${name}`);
  return cluster;
};
const settings = (spec: Parameters<typeof treeOf>[2]) => clusterOf(meshOf({ a: spec }), 'a').settings;
const problems = (state: MeshState): string[] =>
  state.notes.map(({ cluster, object, problem }) => [cluster, object, problem].join(': '));

describe('values', () => {
  test('the HelmRelease has the last word', () => {
    const tree = treeOf('a', 1, {}, []);
    const release = tree.files.flatMap(file => ('objects' in file ? file.objects : []));
    const [helm] = release.filter(({ object }) => object.kind === 'HelmRelease');
    const object = {
      ...helm?.object,
      spec: { ...(helm?.object.spec as JsonMap), values: { cluster: { id: 7 } } },
    };
    const changed: Tree = {
      ...tree,
      files: tree.files.map(file =>
        file.path === 'cilium/release.yaml' && 'objects' in file
          ? { ...file, objects: [...file.objects.slice(0, 1), { object: object as KubeObject }] }
          : file,
      ),
    };
    expect(clusterOf(observe([changed]), 'a').settings.id).toBe(7);
  });
});

describe('settings', () => {
  test("without a word are the chart's own", () => {
    expect(settings({ clustermesh: { mcsapi: {} } })).toEqual({
      id: 1,
      version: '1.20.3',
      minor: 1020,
      bugsKnown: false,
      publishes: true,
      mcs: false,
      endpointSliceSync: false,
      defaultGlobalNamespace: true,
      namespaceAnnotation: true,
      policyDefaultLocalCluster: true,
      ipFamilies: ['IPv4'],
      kubeProxyReplacement: false,
      serviceTopology: false,
      policy: {
        enforcement: 'default',
        hostFirewall: false,
        cidrMatchesNodes: false,
        cidrMatchesPods: false,
        nodeLabels: false,
        defaultDenyCanBeOff: true,
        networkPolicies: true,
        clusterNetworkPolicies: false,
        l7Proxy: true,
        extendedProtocols: false,
        audit: false,
      },
    });
  });

  test('about policies', () => {
    const values = {
      policyEnforcementMode: 'always',
      hostFirewall: { enabled: true },
      policyCIDRMatchMode: ['nodes'],
      nodeSelectorLabels: true,
      enableNonDefaultDenyPolicies: false,
      k8sNetworkPolicy: { enabled: false },
      k8sClusterNetworkPolicy: { enabled: true },
      l7Proxy: false,
      policyAuditMode: true,
      extraConfig: { 'enable-extended-ip-protocols': 'true', 'allow-localhost': 'policy' },
      labels: 'k8s:app',
    };
    expect(settings({ values }).policy).toEqual({
      enforcement: 'always',
      hostFirewall: true,
      cidrMatchesNodes: true,
      cidrMatchesPods: false,
      nodeLabels: true,
      defaultDenyCanBeOff: false,
      networkPolicies: false,
      clusterNetworkPolicies: true,
      l7Proxy: false,
      extendedProtocols: true,
      audit: true,
      overruled: 'allow-localhost',
      identityLabels: 'k8s:app',
    });
  });

  describeUpstream('the chart', () => {
    test.each(['1.18.12', '1.19.6', '1.20.0'])(
      'says of %s itself what is taken when nothing is said',
      minor => {
        const chart = chartValues(minor) as JsonMap;
        const values = { ...chart, cluster: { name: 'a' } };
        const off = { useAPIServer: false, mcsapi: {}, enableMCSAPISupport: false };
        expect(settings({ version: minor, values, clustermesh: chart.clustermesh as JsonMap })).toEqual(
          settings({ version: minor, values: { cluster: { name: 'a' } }, clustermesh: off }),
        );
      },
    );
  });

  test.each([
    ['1.18.12', { enableMCSAPISupport: true, mcsapi: {} }, true],
    ['1.18.12', { enableMCSAPISupport: false, mcsapi: { enabled: true } }, false],
    ['1.19.6', { enableMCSAPISupport: true, mcsapi: {} }, true],
    ['1.19.6', { mcsapi: { enabled: true } }, true],
    ['1.20.0', { enableMCSAPISupport: true, mcsapi: {} }, false],
    ['1.20.0', { mcsapi: { enabled: 'true' } }, true],
  ])('MCS in %s with %j is %s', (version, clustermesh, mcs) => {
    expect(settings({ version, clustermesh }).mcs).toBe(mcs);
  });

  test.each([
    ['1.19.6', '15m', '15m'],
    ['1.20.3', '0s', undefined],
    ['1.20.3', '0h0m0s', undefined],
    ['1.18.12', '15m', undefined],
  ])('the cache of %s with cacheTTL %s lasts %s', (version, cacheTTL, expected) => {
    expect(settings({ version, clustermesh: { cacheTTL } }).cacheTtl).toBe(expected);
  });

  test('policies of 1.18 are for every cluster unless they say otherwise', () => {
    expect(settings({ version: '1.18.12' }).policyDefaultLocalCluster).toBe(false);
    expect(
      settings({ version: '1.18.12', clustermesh: { policyDefaultLocalCluster: true } })
        .policyDefaultLocalCluster,
    ).toBe(true);
  });
});

describe('peers', () => {
  const peers = (version: string, clusters: JsonMap[string], config: JsonMap = {}) =>
    clusterOf(
      observe([
        {
          ...treeOf('a', 1, { version, clustermesh: { config: { enabled: true, ...config } } }, []),
          files: treeOf(
            'a',
            1,
            { version, clustermesh: { config: { enabled: true, ...config } } },
            [],
          ).files.map(file =>
            file.path === 'cilium/peers.yaml'
              ? { ...file, data: { clustermesh: { config: { clusters } } } }
              : file,
          ),
        },
      ]),
      'a',
    ).peers;

  test('are a list or a map, in order, each once, without the cluster itself', () => {
    expect(peers('1.19.6', [{ name: 'c' }, { name: 'b' }, { name: 'a' }, { name: 'b' }])).toEqual(['b', 'c']);
    expect(peers('1.20.3', { c: { port: 1 }, b: {}, a: {} })).toEqual(['b', 'c']);
  });

  test('can be switched off since 1.19', () => {
    expect(peers('1.20.3', { b: { enabled: false }, c: { enabled: true } })).toEqual(['c']);
    expect(peers('1.19.6', [{ name: 'b', enabled: false }])).toEqual([]);
    expect(peers('1.18.12', [{ name: 'b', enabled: false }])).toEqual(['b']);
  });

  test('are not written down at all while config.enabled is off', () => {
    expect(peers('1.20.3', { b: {} }, { enabled: false })).toEqual([]);
  });

  test.each([[null], ['b'], [7], [[null, 'b', 7, {}]], [{ b: null, c: 'x' }]])(
    'of a bad shape are none: %j',
    clusters => {
      expect(peers('1.20.3', clusters)).toEqual([]);
    },
  );
});

describe('links', () => {
  const state = meshOf({ a: { peers: ['b', 'c', 'x'] }, b: { peers: ['a'] }, c: { peers: [] } });

  test('are mutual listings', () => {
    expect(Object.fromEntries(state.links)).toEqual({ a: ['b'], b: ['a'], c: [] });
  });

  test('other listings are kept apart', () => {
    expect(state.oneSided).toEqual([
      { from: 'a', to: 'c', known: true },
      { from: 'a', to: 'x', known: false },
    ]);
  });
});

describe('namespaces', () => {
  const objects = [
    namespace({ 'clustermesh.cilium.io/global': 'FALSE' }),
    { ...service(), metadata: { name: 'x', namespace: 'implied' } },
  ];
  const names = (version: string) =>
    ['shop', 'implied', 'kube-system', 'nowhere'].map(name =>
      isGlobalNamespace(clusterOf(meshOf({ a: { version, objects } }), 'a'), name),
    );

  test("are declared, implied by what lives in them, or Kubernetes' own", () => {
    expect(names('1.20.3')).toEqual([false, true, true, undefined]);
    expect(names('1.19.6')).toEqual([true, true, true, undefined]);
  });

  test('have the label that the API server adds', () => {
    const { namespaces } = clusterOf(meshOf({ a: { objects } }), 'a');
    expect(namespaces.get('shop')?.value.labels).toEqual({ 'kubernetes.io/metadata.name': 'shop' });
    expect(
      [...namespaces.values()].filter(({ value }) => value.declared).map(({ value }) => value.name),
    ).toEqual(['shop']);
  });
});

describe('a Service that is merged into one of other manifests', () => {
  const merged = { 'service.cilium.io/global': 'true', 'kustomize.toolkit.fluxcd.io/ssa': 'Merge' };

  test('says too little to be one, and that is noted', () => {
    const { apiVersion, kind, metadata } = service(merged);
    const state = meshOf({ a: { objects: [{ apiVersion, kind, metadata }] } });
    expect(clusterOf(state, 'a').services.size).toBe(0);
    expect(problems(state)).toEqual([
      'a: Service shop/catalog: its ports and pods are not known: other manifests bring the rest of it',
    ]);
  });

  test('brings its annotations to the one that another object of the tree is', () => {
    const { apiVersion, kind, metadata } = service(merged);
    const state = meshOf({ a: { objects: [{ apiVersion, kind, metadata }, service({ team: 'shop' })] } });
    expect(clusterOf(state, 'a').services.get('shop/catalog')?.value.annotations).toEqual({
      team: 'shop',
      ...merged,
    });
    expect(problems(state)).toEqual([]);
  });

  test('brings them to what the blueprint declares, and that is said to be declared', () => {
    const { apiVersion, kind, metadata } = service(merged);
    const tree = treeOf('a', 1, { objects: [{ apiVersion, kind, metadata }] }, []);
    const declared = [{ object: service({ 'service.cilium.io/shared': 'false' }), path: 'shop/catalog' }];
    const state = observe([{ ...tree, declared }]);
    expect(clusterOf(state, 'a').services.get('shop/catalog')).toMatchObject({
      file: 'apps/objects.yaml',
      path: 'shop/catalog',
      value: { annotations: merged, selector: { app: 'catalog' }, declared: true },
    });
    expect(problems(state)).toEqual([]);
  });

  test('what the tree holds is seen, and not declared', () => {
    const tree = treeOf('a', 1, { objects: [service()] }, []);
    const declared = [{ object: service({}, { ports: [{ port: 1 }] }) }];
    const found = clusterOf(observe([{ ...tree, declared }]), 'a').services.get('shop/catalog')?.value;
    expect([found?.ports[0]?.port, found?.declared]).toEqual([80, undefined]);
  });

  test('is one when it is all there', () => {
    const state = meshOf({ a: { objects: [service(merged)] } });
    expect([...clusterOf(state, 'a').services.keys()]).toEqual(['shop/catalog']);
    expect(problems(state)).toEqual([]);
  });
});

describe('workloads', () => {
  const template = {
    metadata: { labels: { app: 'x' } },
    spec: {
      serviceAccountName: 'robot',
      containers: [
        {
          name: 'main',
          ports: [
            { name: 'http', containerPort: 80 },
            { containerPort: 53, protocol: 'UDP' },
          ],
        },
      ],
    },
  };
  const make = (apiVersion: string, kind: string, spec: JsonMap): KubeObject => ({
    apiVersion,
    kind,
    metadata: { name: 'w', namespace: 'shop' },
    spec,
  });
  const all: readonly (readonly [KubeObject, number | undefined])[] = [
    [make('apps/v1', 'Deployment', { template }), 1],
    [make('apps/v1', 'Deployment', { replicas: 0, template }), 0],
    [make('apps/v1', 'ReplicaSet', { replicas: 2, template }), 2],
    [make('v1', 'ReplicationController', { template }), 1],
    [make('apps/v1', 'StatefulSet', { replicas: 3, template }), 3],
    [make('apps/v1', 'DaemonSet', { template }), undefined],
    [make('batch/v1', 'Job', { parallelism: 4, template }), 4],
    [make('batch/v1', 'CronJob', { jobTemplate: { spec: { template } } }), undefined],
    [
      {
        ...make('v1', 'Pod', template.spec),
        metadata: { name: 'w', namespace: 'shop', labels: { app: 'x' } },
      },
      1,
    ],
  ];

  test.each(all.map(([object, replicas]) => [object.kind, replicas, object] as const))(
    'a %s has %s pods, their labels, account and ports',
    (kind, replicas, object) => {
      const [found] = clusterOf(meshOf({ a: { objects: [object] } }), 'a').workloads.get('shop') ?? [];
      expect(found?.value).toMatchObject({
        kind,
        namespace: 'shop',
        labels: { app: 'x' },
        serviceAccount: 'robot',
        ports: [
          { name: 'http', port: 80, protocol: 'TCP' },
          { port: 53, protocol: 'UDP' },
        ],
      });
      expect(found?.value.replicas).toBe(replicas);
      expect([found?.file, found?.path]).toEqual(['apps/objects.yaml', 'shop/w']);
    },
  );

  test('a StatefulSet numbers its pods, from where it says', () => {
    const set = statefulSet(2);
    const from5 = { ...set, spec: { ...(set.spec as JsonMap), ordinals: { start: 5 } } };
    const [found] = clusterOf(meshOf({ a: { objects: [from5] } }), 'a').workloads.get('shop') ?? [];
    expect(found?.value).toMatchObject({ hostnames: ['catalog-5', 'catalog-6'], subdomain: 'catalog' });
  });
});

test('policies are kept as they are, by kind', () => {
  const policy = (apiVersion: string, kind: string): KubeObject => ({
    apiVersion,
    kind,
    metadata: { name: 'p' },
    spec: {},
  });
  const objects = [
    policy('cilium.io/v2', 'CiliumNetworkPolicy'),
    policy('cilium.io/v2', 'CiliumClusterwideNetworkPolicy'),
    policy('networking.k8s.io/v1', 'NetworkPolicy'),
    policy('cilium.io/v2', 'CiliumCIDRGroup'),
    policy('example.com/v1', 'NetworkPolicy'),
  ];
  const { policies } = clusterOf(meshOf({ a: { objects } }), 'a');
  expect([...policies].map(([kind, [found]]) => [kind, found?.value])).toEqual(
    objects.slice(0, 4).map(object => [object.kind, object]),
  );
});

describe('what the objects get wrong', () => {
  test('is left out and noted', () => {
    const objects = [
      service({}, { ports: [{ port: 'http' }, null, { port: 80 }] }),
      { ...deployment(1), spec: { replicas: 1 } },
      { apiVersion: 'v1', kind: 'Service', metadata: { namespace: 'shop' } } as unknown as KubeObject,
    ];
    const state = meshOf({ a: { objects } });
    expect(problems(state)).toEqual([
      'a: Deployment shop/catalog: spec.template.spec is missing',
      'a: Service shop/catalog: spec.ports[0].port is no port number',
      'a: Service shop/catalog: spec.ports[1].port is no port number',
      'a: Service shop/undefined: metadata.name is no text',
    ]);
    expect(clusterOf(state, 'a').services.get('shop/catalog')?.value.ports).toEqual([
      { name: '', port: 80, protocol: 'TCP', targetPort: 80 },
    ]);
  });

  test('never ends the program, whatever shape it has', () => {
    const anything = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;
    const kinds = [
      ['v1', 'Service'],
      ['v1', 'Namespace'],
      ['v1', 'Pod'],
      ['apps/v1', 'Deployment'],
      ['batch/v1', 'CronJob'],
      ['multicluster.x-k8s.io/v1beta1', 'ServiceExport'],
      ['helm.toolkit.fluxcd.io/v2', 'HelmRelease'],
      ['source.toolkit.fluxcd.io/v1', 'OCIRepository'],
      ['cilium.io/v2', 'CiliumNetworkPolicy'],
    ] as const;
    const object = fc
      .tuple(fc.constantFrom(...kinds), anything, anything, anything)
      .map(([[apiVersion, kind], name, spec, more]) => ({
        apiVersion,
        kind,
        metadata: { name, namespace: more, labels: spec, annotations: more },
        spec,
      }));
    fc.assert(
      fc.property(fc.array(object), anything, (objects, values) => {
        const files: readonly TreeFile[] = [
          {
            path: 'apps/objects.yaml',
            objects: objects.map(one => ({ object: one as unknown as KubeObject })),
          },
          {
            path: 'cilium/values.yaml',
            data: { cluster: values, clustermesh: { config: { enabled: true, clusters: values } } },
          },
          { path: 'cilium/peers.yaml', data: values as JsonMap },
        ];
        expect(observe([{ cluster: 'a', files }]).clusters.size).toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  test('two trees of one cluster are one cluster', () => {
    const state = observe([treeOf('a', 1, {}, []), { ...treeOf('a', 2, {}, []), cluster: 'b' }]);
    expect([...state.clusters.keys()]).toEqual(['a']);
    expect(problems(state)).toEqual([
      'a: : another tree has the same cluster.name',
      "a: : cluster.name is 'a' in the tree of 'b'",
    ]);
  });
});

test('what Meshprint renders is observed whole, without a note', () => {
  const { trees, ok } = synthesize(twoGenericClusters());
  expect(ok).toBe(true);
  const state = observe(trees);
  expect(state.notes).toEqual([]);
  expect(Object.fromEntries(state.links)).toEqual({ alpha: ['beta'], beta: ['alpha'] });
  expect(
    [...state.clusters.values()].map(({ settings: { id, version, publishes } }) => [id, version, publishes]),
  ).toEqual([
    [1, '1.20.3', true],
    [2, '1.20.3', true],
  ]);
});
