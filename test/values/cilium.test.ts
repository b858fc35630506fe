import { resolveControlPlane } from '../../src/plan/control-plane';
import { setUpPlatform, type PlatformProps } from '../../src/platforms/index';
import { newestCilium } from '../../src/releases/index';
import { type CiliumInput, ciliumValues, type Composition, valueAt } from '../../src/values/index';

interface Change extends Partial<Omit<CiliumInput, 'platform'>> {
  readonly platform?: PlatformProps;
  readonly podCidrs?: readonly string[];
}

/** The control plane of a blueprint that says nothing about it. */
const controlPlane = resolveControlPlane({}, {}, newestCilium);

/** The values of a cluster `paris` that is generic unless told. */
function composed({
  platform = { generic: {} },
  podCidrs = ['10.1.0.0/16'],
  ...change
}: Change = {}): Composition {
  const { apiServer, kubeProxyReplacement } = change;
  return ciliumValues({
    name: 'paris',
    id: 7,
    release: newestCilium,
    platform: setUpPlatform(platform, { podCidrs, apiServer, kubeProxyReplacement }),
    families: { ipv4: true, ipv6: false },
    nativeRoutingCidr: {},
    kubeProxyReplacement,
    apiServer,
    maxConnectedClusters: 255,
    domain: 'mesh.example.com',
    namespaceScope: 'global',
    endpoint: 'paris.mesh.example.com',
    exposure: { loadBalancer: {} },
    encryption: { type: 'none' },
    controlPlane,
    trust: { kind: 'cert-manager', issuer: 'mesh-ca' },
    exports: false,
    syncEndpointSlices: false,
    configureCoredns: false,
    entrance: { gateways: false, grpc: false, ingresses: false },
    ...change,
  });
}

const gke: PlatformProps = { gke: { region: 'europe-west9' } };
/** The value at a path that is written as people read it. */
const at = ({ values }: Composition, path: string): unknown => valueAt(values, ...path.split('.'));

describe.each<[string, PlatformProps]>([
  ['GKE', gke],
  ['generic', { generic: {} }],
])('on %s', (_, platform) => {
  const values = composed({ platform });

  test.each<[string, unknown]>([
    ['cluster', { name: 'paris', id: 7 }],
    // The API server's pod waits for a ConfigMap that only this renders.
    ['clustermesh.useAPIServer', true],
    ['clustermesh.config.enabled', true],
    ['clustermesh.config.domain', 'mesh.example.com'],
    ['clustermesh.config.clusters', undefined],
    ['clustermesh.maxConnectedClusters', 255],
    ['clustermesh.apiserver.kvstoremesh.enabled', true],
    ['clustermesh.apiserver.service.type', 'LoadBalancer'],
    // Defaults that changed between minors (Documentation/operations/upgrade.rst).
    ['clustermesh.policyDefaultLocalCluster', true],
    ['clustermesh.defaultGlobalNamespace', true],
    ['clustermesh.apiserver.tls.authMode', 'migration'],
    ['authentication.enabled', false],
    // 4.2 D: both sets of certificates come from the one issuer.
    ['clustermesh.apiserver.tls.auto.method', 'certmanager'],
    ['hubble.tls.auto.method', 'certmanager'],
    [
      'hubble.tls.auto.certManagerIssuerRef',
      { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'mesh-ca' },
    ],
    [
      'clustermesh.apiserver.tls.auto.certManagerIssuerRef',
      { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'mesh-ca' },
    ],
    // 3.3: the certificate's own wildcard covers *.mesh.cilium.io only; the path is that of 1.20.
    ['clustermesh.apiserver.tls.auto.server.extraDnsNames', ['paris.mesh.example.com']],
    ['clustermesh.apiserver.tls.server', undefined],
    ['clustermesh.enableMCSAPISupport', undefined],
    ['clustermesh.mcsapi', { enabled: false, installCRDs: true }],
    // Both are words in the chart's template, which fails on anything else.
    ['kubeProxyReplacement', 'false'],
    ['encryption.enabled', false],
    // Agents do not restart on a change of their configuration by themselves.
    ['rollOutCiliumPods', true],
    ['operator.rollOutPods', true],
    // No key material: CM032.
    ['tls', undefined],
  ])('%s is %j', (path, expected) => {
    expect(at(values, path)).toEqual(expected);
  });

  test('every leaf has an owner, and every owner a leaf', () => {
    const leaves = (value: unknown, path: string): string[] =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
        ? Object.entries(value).flatMap(([key, below]) =>
            leaves(below, `${path === '' ? '' : `${path}.`}${key.replace(/\./g, '\\.')}`),
          )
        : [path];
    expect(leaves(values.values, '').sort()).toEqual([...values.owners.keys()].sort());
  });
});

test('owners are named as a reviewer reads them', () => {
  const { owners } = composed({ platform: gke });
  expect(
    Object.fromEntries(
      ['cluster.id', 'gke.enabled', 'ipv4.enabled', 'clustermesh.useAPIServer'].map(p => [p, owners.get(p)]),
    ),
  ).toEqual({
    'cluster.id': 'cluster',
    'gke.enabled': 'platform GKE',
    'ipv4.enabled': 'network',
    'clustermesh.useAPIServer': 'mesh',
  });
  expect(owners.get('hubble.tls.auto.method')).toBe('trust');
  expect(owners.get('clustermesh.apiserver.tls.authMode')).toBe('release 1.20');
});

describe('GKE', () => {
  test('has what the chart needs there', () => {
    expect(composed({ platform: gke, nativeRoutingCidr: { ipv4: '10.0.0.0/9' } }).values).toMatchObject({
      gke: { enabled: true },
      routingMode: 'native',
      endpointRoutes: { enabled: true },
      ipam: { mode: 'kubernetes' },
      ipv4NativeRoutingCIDR: '10.0.0.0/9',
    });
  });

  test('has a load balancer that is internal, and reached from other regions', () => {
    expect(at(composed({ platform: gke }), 'clustermesh.apiserver.service.annotations')).toEqual({
      'networking.gke.io/load-balancer-type': 'Internal',
      'networking.gke.io/internal-load-balancer-allow-global-access': 'true',
    });
  });

  test('keeps kube-proxy, whatever the blueprint says', () => {
    expect(at(composed({ platform: gke, kubeProxyReplacement: true }), 'kubeProxyReplacement')).toBe('false');
  });
});

describe('generic', () => {
  test('tunnels with VXLAN, and has a pool of its own', () => {
    const values = composed({ podCidrs: ['10.1.0.0/16', '10.2.0.0/16', 'fd00:1::/112'] });
    expect(values.values).toMatchObject({
      routingMode: 'tunnel',
      tunnelProtocol: 'vxlan',
      ipam: {
        mode: 'cluster-pool',
        operator: {
          clusterPoolIPv4PodCIDRList: ['10.1.0.0/16', '10.2.0.0/16'],
          clusterPoolIPv4MaskSize: 24,
          clusterPoolIPv6PodCIDRList: ['fd00:1::/112'],
          clusterPoolIPv6MaskSize: 120,
        },
      },
    });
    expect(at(values, 'ipv4NativeRoutingCIDR')).toBeUndefined();
  });

  test('says nothing of a family without pods', () => {
    const operator = at(composed({ podCidrs: ['10.1.0.0/16'] }), 'ipam.operator');
    expect(operator).toEqual({ clusterPoolIPv4PodCIDRList: ['10.1.0.0/16'], clusterPoolIPv4MaskSize: 24 });
  });

  test.each([
    [['10.1.0.0/23'], 24],
    [['10.1.0.0/24'], 24],
    [['10.1.0.0/26'], 26],
    [['10.1.0.0/16', '10.2.0.0/27'], 27],
  ])('gives nodes ranges that fit into the pools %j', (podCidrs, mask) => {
    expect(at(composed({ podCidrs }), 'ipam.operator.clusterPoolIPv4MaskSize')).toBe(mask);
  });

  test('takes the settings of the blueprint', () => {
    const tunnel = composed({ platform: { generic: { tunnelProtocol: 'geneve', ipam: 'kubernetes' } } });
    expect([at(tunnel, 'tunnelProtocol'), at(tunnel, 'ipam')]).toEqual(['geneve', { mode: 'kubernetes' }]);
    const annotations = { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' };
    const internal = composed({ platform: { generic: { loadBalancerAnnotations: annotations } } });
    expect(at(internal, 'clustermesh.apiserver.service.annotations')).toEqual(annotations);
    expect(at(tunnel, 'clustermesh.apiserver.service.annotations')).toEqual({});
  });

  test('that routes natively has the range of the mesh, of its families only', () => {
    const native: Change = {
      platform: { generic: { routing: 'native' } },
      nativeRoutingCidr: { ipv4: '10.0.0.0/8', ipv6: 'fd00::/8' },
    };
    const values = composed(native);
    expect([at(values, 'routingMode'), at(values, 'tunnelProtocol')]).toEqual(['native', undefined]);
    expect([at(values, 'ipv4NativeRoutingCIDR'), at(values, 'ipv6NativeRoutingCIDR')]).toEqual([
      '10.0.0.0/8',
      undefined,
    ]);
    const six = composed({ ...native, families: { ipv4: false, ipv6: true } });
    expect([at(six, 'ipv4NativeRoutingCIDR'), at(six, 'ipv6NativeRoutingCIDR')]).toEqual([
      undefined,
      'fd00::/8',
    ]);
    expect([at(six, 'ipv4.enabled'), at(six, 'ipv6.enabled')]).toEqual([false, true]);
  });
});

test('the API server is named where the blueprint names it', () => {
  const values = composed({ kubeProxyReplacement: true, apiServer: { host: 'api.example.com', port: 6443 } });
  expect([
    at(values, 'kubeProxyReplacement'),
    at(values, 'k8sServiceHost'),
    at(values, 'k8sServicePort'),
  ]).toEqual(['true', 'api.example.com', 6443]);
  expect(at(composed(), 'k8sServiceHost')).toBeUndefined();
});

test('MCS is on with an exported service', () => {
  expect(at(composed({ exports: true }), 'clustermesh.mcsapi')).toEqual({
    enabled: true,
    installCRDs: true,
    corednsAutoConfigure: { enabled: false },
  });
});

test('the size of the mesh is that of the fleet', () => {
  expect(at(composed({ maxConnectedClusters: 511 }), 'clustermesh.maxConnectedClusters')).toBe(511);
});

test('no setting of a blueprint makes two parts of Meshprint disagree', () => {
  const platforms: PlatformProps[] = [
    gke,
    ...(['tunnel', 'native'] as const).flatMap(routing =>
      (['vxlan', 'geneve'] as const).flatMap(tunnelProtocol =>
        (['cluster-pool', 'kubernetes'] as const).map(ipam => ({
          generic: { routing, tunnelProtocol, ipam },
        })),
      ),
    ),
  ];
  for (const platform of platforms)
    for (const kubeProxyReplacement of [undefined, true, false])
      for (const exports of [true, false])
        expect(() =>
          composed({
            platform,
            kubeProxyReplacement,
            exports,
            families: { ipv4: true, ipv6: true },
            nativeRoutingCidr: { ipv4: '10.0.0.0/8', ipv6: 'fd00::/8' },
            apiServer: { host: 'x', port: 1 },
          }),
        ).not.toThrow();
});
