import type { Json, JsonMap, KubeObject, Tree } from '../../src/kinds/index';
import { type Grade, type GradedChange, reviewTrees } from '../../src/review/index';
import { dangerRules, worst } from '../../src/review/risk/index';
import { fileOf, layer, object, treeOf } from './trees';

/** Both states of a cluster `x`, beside a cluster that stays as it is. */
type Pair = readonly [before: Tree, after: Tree];

const values = (before: JsonMap, after: JsonMap): Pair => [treeOf('x', before), treeOf('x', after)];
const at = (path: string, value: Json): JsonMap =>
  path.split('.').reduceRight<Json>((below, key) => ({ [key]: below }), value) as JsonMap;
/** One value of Cilium, before and after. */
const value = (path: string, before: Json, after: Json): Pair => values(at(path, before), at(path, after));

const tree = (folder: string, kustomization: KubeObject, ...objects: KubeObject[]): Tree =>
  treeOf('x', {}, fileOf('flux/layers.yaml', kustomization), fileOf(`${folder}/all.yaml`, ...objects));
/** An object of a layer that prunes, before and after; undefined where it is not there. */
const placed = (folder: string, before?: KubeObject, after?: KubeObject, spec: JsonMap = {}): Pair => [
  tree(folder, layer(folder, spec), ...(before === undefined ? [] : [before])),
  tree(folder, layer(folder, spec), ...(after === undefined ? [] : [after])),
];

const inShop = (apiVersion: string, kind: string, rest: JsonMap = {}): KubeObject =>
  object(apiVersion, kind, 'catalog', {
    metadata: { namespace: 'shop', ...(rest.metadata as JsonMap | undefined) },
    ...(rest.spec !== undefined && { spec: rest.spec }),
  });
const policy = (spec: JsonMap): KubeObject => inShop('cilium.io/v2', 'CiliumNetworkPolicy', { spec });
const release = (spec: JsonMap): KubeObject =>
  object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', 'cilium', {
    metadata: { namespace: 'kube-system' },
    spec,
  });
const chart = (tag: string): KubeObject =>
  object('source.toolkit.fluxcd.io/v1', 'OCIRepository', 'cilium-chart', { spec: { ref: { tag } } });
const global = (marks: JsonMap): KubeObject => inShop('v1', 'Service', { metadata: { annotations: marks } });
const crd = object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'a.b');
const namespace = object('v1', 'Namespace', 'shop');
const flux = (before: JsonMap, after: JsonMap): Pair => [
  tree('apps', layer('apps', before)),
  tree('apps', layer('apps', after)),
];

const web: JsonMap = { ports: [{ port: 80 }], selector: { app: 'web' } };
/** A layer with everything that decides about some pods. */
const decided = (...objects: KubeObject[]): Tree => tree('policies', layer('policies'), ...objects);
const route = (weight: number): KubeObject =>
  inShop('gateway.networking.k8s.io/v1', 'HTTPRoute', {
    spec: { rules: [{ backendRefs: [{ name: 'web', weight }] }] },
  });
const closed = policy({ endpointSelector: { matchLabels: { app: 'a' } }, ingress: [] });
const opened = policy({
  endpointSelector: { matchLabels: { app: 'a' } },
  ingress: [{ fromEndpoints: [{ matchLabels: { app: 'b' } }] }],
});
/** One of two ports: what is open anyway stays so. */
const sameAs = policy({
  endpointSelector: { matchLabels: { app: 'a' } },
  ingress: [
    { fromEndpoints: [{ matchLabels: { app: 'b' } }] },
    { fromEndpoints: [{ matchLabels: { app: 'b' } }], toPorts: [{ ports: [{ port: '80' }] }] },
  ],
});

const table: readonly (readonly [danger: string, grade: Grade, what: string, pair: Pair])[] = [
  ['traffic', 'high', 'a policy opens', [decided(closed), decided(opened)]],
  ['traffic', 'high', 'a policy closes', [decided(opened), decided(closed)]],
  ['traffic', 'critical', 'the last backend', placed('services', inShop('v1', 'Service', { spec: web }))],
  ['route', 'medium', 'other shares', [decided(route(10)), decided(route(90))]],
  ['identity', 'critical', 'another id', value('cluster.id', 3, 4)],
  ['identity', 'critical', 'another name', value('cluster.name', 'x', 'y')],
  [
    'identity',
    'critical',
    'another id, said by the release',
    placed('cilium', release({}), release({ values: { cluster: { id: 4 } } })),
  ],
  ['mesh-size', 'critical', '511', value('clustermesh.maxConnectedClusters', 255, 511)],
  ['datapath', 'critical', 'routing', value('routingMode', 'tunnel', 'native')],
  ['datapath', 'critical', 'tunnel', value('tunnelProtocol', 'vxlan', 'geneve')],
  [
    'datapath',
    'critical',
    'pod CIDRs',
    value('ipam.operator.clusterPoolIPv4PodCIDRList', ['10.1.0.0/16'], ['10.2.0.0/16']),
  ],
  ['datapath', 'critical', 'IPv6', value('ipv6.enabled', false, true)],
  ['datapath', 'high', 'native range', value('ipv4NativeRoutingCIDR', '10.0.0.0/8', '10.0.0.0/9')],
  ['datapath', 'high', 'kube-proxy', value('kubeProxyReplacement', 'false', 'true')],
  ['encryption', 'critical', 'on', value('encryption.enabled', false, true)],
  ['encryption', 'critical', 'type', value('encryption.type', 'ipsec', 'wireguard')],
  [
    'trust',
    'critical',
    'two steps at once',
    value('clustermesh.apiserver.tls.authMode', 'legacy', 'cluster'),
  ],
  ['trust', 'high', 'one step', value('clustermesh.apiserver.tls.authMode', 'legacy', 'migration')],
  [
    'trust',
    'high',
    'another issuer',
    value('clustermesh.apiserver.tls.auto.certManagerIssuerRef.name', 'a', 'b'),
  ],
  [
    'trust',
    'high',
    'the issuer itself',
    placed(
      'trust',
      object('cert-manager.io/v1', 'ClusterIssuer', 'ca', { spec: { ca: { secretName: 'a' } } }),
      object('cert-manager.io/v1', 'ClusterIssuer', 'ca', { spec: { ca: { secretName: 'b' } } }),
    ),
  ],
  ['entrance', 'critical', 'no longer in the mesh', value('clustermesh.useAPIServer', true, false)],
  ['entrance', 'medium', 'into the mesh', value('clustermesh.useAPIServer', false, true)],
  ['entrance', 'high', 'domain', value('clustermesh.config.domain', 'a.example', 'b.example')],
  ['entrance', 'high', 'service', value('clustermesh.apiserver.service.type', 'LoadBalancer', 'NodePort')],
  [
    'meaning',
    'critical',
    'policies without clusters',
    value('clustermesh.policyDefaultLocalCluster', true, false),
  ],
  ['meaning', 'critical', 'enforcement', value('policyEnforcementMode', 'default', 'always')],
  ['meaning', 'high', 'global namespaces', value('clustermesh.defaultGlobalNamespace', true, false)],
  ['meaning', 'high', 'no MCS', value('clustermesh.mcsapi.enabled', true, false)],
  ['version', 'medium', 'patch', placed('cilium', chart('1.20.1'), chart('1.20.3'))],
  ['version', 'high', 'minor', placed('cilium', chart('1.19.6'), chart('1.20.3'))],
  ['version', 'critical', 'two minors', placed('cilium', chart('1.18.6'), chart('1.20.3'))],
  ['version', 'critical', 'back', placed('cilium', chart('1.20.3'), chart('1.19.6'))],
  ['version', 'high', 'no tag to tell', placed('cilium', chart('1.20.3'), chart('stable'))],
  [
    'release',
    'critical',
    'renamed',
    placed('cilium', release({ releaseName: 'cilium' }), release({ releaseName: 'cni' })),
  ],
  [
    'release',
    'critical',
    'no storage namespace',
    placed('cilium', release({ storageNamespace: 'kube-system' }), release({})),
  ],
  ['release', 'critical', 'deleted', placed('cilium', release({}))],
  ['release', 'high', 'kept, but gone', placed('cilium', release({}), undefined, { prune: false })],
  ['release', 'medium', 'timeout', placed('cilium', release({ timeout: '20m' }), release({ timeout: '5m' }))],
  ['peer', 'high', 'gone', value('clustermesh.config.clusters', { y: { address: 'y' } }, {})],
  ['peer', 'high', 'off', value('clustermesh.config.clusters.y.enabled', true, false)],
  ['peer', 'high', 'elsewhere', value('clustermesh.config.clusters.y.address', 'a', 'b')],
  [
    'peer',
    'medium',
    'with addresses',
    value('clustermesh.config.clusters', {}, { y: { ips: ['10.0.0.1'] } }),
  ],
  ['peer', 'low', 'new', value('clustermesh.config.clusters', {}, { y: { address: 'y' } })],
  ['control-plane', 'medium', 'replicas', value('clustermesh.apiserver.replicas', 1, 2)],
  ['agents', 'medium', 'anything that agents read', value('debug.enabled', false, true)],
  ['namespace', 'critical', 'deleted', placed('namespaces', namespace)],
  ['namespace', 'medium', 'kept', placed('namespaces', namespace, undefined, { prune: false })],
  [
    'namespace',
    'high',
    'no longer global',
    placed(
      'namespaces',
      object('v1', 'Namespace', 'shop', {
        metadata: { annotations: { 'clustermesh.cilium.io/global': 'true' } },
      }),
      object('v1', 'Namespace', 'shop', {
        metadata: { annotations: { 'clustermesh.cilium.io/global': 'false' } },
      }),
    ),
  ],
  [
    'service',
    'high',
    'no longer exported',
    placed('services', inShop('multicluster.x-k8s.io/v1beta1', 'ServiceExport')),
  ],
  [
    'service',
    'high',
    'deleted',
    placed(
      'services',
      inShop('v1', 'Service', { spec: { type: 'ExternalName', externalName: 'a.example' } }),
    ),
  ],
  ['service', 'low', 'kept', placed('services', inShop('v1', 'Service'), undefined, { prune: false })],
  [
    'service',
    'high',
    'no longer shared',
    placed(
      'services',
      global({ 'service.cilium.io/shared': 'true' }),
      global({ 'service.cilium.io/shared': 'false' }),
    ),
  ],
  ['service', 'low', 'new', placed('services', undefined, inShop('v1', 'Service'))],
  ['policy', 'high', 'deleted', placed('policies', policy({}))],
  ['policy', 'medium', 'new', placed('policies', undefined, policy({}))],
  ['policy', 'medium', 'another', placed('policies', policy({ ingress: [] }), policy({ ingress: [{}] }))],
  ['pruned', 'critical', 'a definition', placed('crds', crd)],
  ['pruned', 'high', 'a workload', placed('apps', inShop('apps/v1', 'Deployment'))],
  ['pruned', 'low', 'kept', placed('apps', inShop('apps/v1', 'Deployment'), undefined, { prune: false })],
  ['layer', 'high', 'prunes from now on', flux({ prune: false }, { prune: true })],
  ['layer', 'high', 'no longer leaves its objects', flux({ deletionPolicy: 'Orphan' }, {})],
  ['layer', 'high', 'another path', flux({}, { path: './x/apps' })],
  ['layer', 'low', 'interval', flux({ interval: '1h' }, { interval: '2h' })],
  ['repository', 'low', 'joins', [treeOf('other', {}), treeOf('x', {})]],
  ['repository', 'high', 'leaves', [treeOf('x', {}), treeOf('other', {})]],
];

/** The graded changes from one state to the other; of a cluster with another name, it is the one that comes or goes. */
function gradedOf([before, after]: Pair): readonly GradedChange[] {
  const was = before.cluster === 'other' ? [] : [before];
  const is = after.cluster === 'other' ? [] : [after];
  return reviewTrees('t', was, is).groups.flatMap(group => group.changes);
}

test.each(table)('%s, %s: %s', (id, grade, _, pair) => {
  const dangers = gradedOf(pair).flatMap(change => change.dangers);
  expect(dangers.map(danger => `${danger.id} ${danger.grade}`)).toContain(`${id} ${grade}`);
  // Nothing worse is said of it than what it is here for.
  expect(worst(gradedOf(pair).map(change => change.grade))).toBe(grade);
  for (const { reason, source } of dangers) {
    expect(reason).not.toMatch(/\.$|undefined/);
    expect(source).not.toBe('');
  }
});

test('every danger has a case, and every case its danger', () => {
  expect(new Set(table.map(([id]) => id))).toEqual(new Set(dangerRules.map(({ id }) => id)));
});

test.each<[what: string, pair: Pair]>([
  [
    'a README',
    [treeOf('x', {}, { path: 'README.md', text: 'a' }), treeOf('x', {}, { path: 'README.md', text: 'b' })],
  ],
])('%s is no danger', (_, pair) => {
  expect(gradedOf(pair)).toMatchObject([{ grade: 'none', dangers: [] }]);
});

/** A danger that the simulators do not see. */
test.each<[what: string, pair: Pair]>([
  ['a policy that says the same in other words', [decided(opened), decided(sameAs)]],
  [
    'a Service that stays in the cluster',
    placed('services', inShop('v1', 'Service', { spec: web }), undefined, { prune: false }),
  ],
  [
    'another target port',
    placed(
      'services',
      inShop('v1', 'Service', { spec: web }),
      inShop('v1', 'Service', { spec: { ...web, ports: [{ port: 80, targetPort: 8080 }] } }),
    ),
  ],
])('%s does nothing to traffic', (_, pair) => {
  const ids = gradedOf(pair).flatMap(change => change.dangers.map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(0);
  expect(ids).not.toContain('traffic');
});

test('a label of a policy is harmless', () => {
  const labelled = (team: string): KubeObject =>
    inShop('cilium.io/v2', 'CiliumNetworkPolicy', { metadata: { labels: { team } } });
  expect(gradedOf(placed('policies', labelled('a'), labelled('b')))).toMatchObject([
    { grade: 'low', dangers: [] },
  ]);
});
