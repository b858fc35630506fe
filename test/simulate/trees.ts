import type { JsonMap, KubeObject, Tree } from '../../src/kinds/index';
import { type MeshState, observe } from '../../src/mesh/index';

/** What a test says of one cluster; everything else is a valid Cilium 1.20 with the Multi-Cluster Services API on. */
export interface ClusterSpec {
  /** @default the other clusters of the test */
  readonly peers?: readonly string[];
  /** @default '1.20.3' */
  readonly version?: string;
  /** Merged over the values of the cluster. */
  readonly clustermesh?: JsonMap;
  readonly values?: JsonMap;
  readonly objects?: readonly KubeObject[];
}

export type Specs = Readonly<Record<string, ClusterSpec>>;

/** The tree of one cluster, as Meshprint writes trees. */
export function treeOf(name: string, id: number, spec: ClusterSpec, all: readonly string[]): Tree {
  const { version = '1.20.3', clustermesh = {}, values = {}, objects = [] } = spec;
  const peers = spec.peers ?? all.filter(other => other !== name);
  const old = version.startsWith('1.18');
  const mcs: JsonMap = old ? { enableMCSAPISupport: true } : { mcsapi: { enabled: true } };
  const entries = peers.map(peer => ({ name: peer, address: `${peer}.mesh.example.com`, port: 2379 }));
  const clusters = old ? entries : Object.fromEntries(entries.map(({ name: peer, ...rest }) => [peer, rest]));
  return {
    cluster: name,
    files: [
      { path: 'apps/objects.yaml', objects: objects.map(object => ({ object, path: pathOf(object) })) },
      { path: 'cilium/peers.yaml', data: { clustermesh: { config: { clusters } } } },
      { path: 'cilium/release.yaml', objects: releaseOf(version).map(object => ({ object })) },
      {
        path: 'cilium/values.yaml',
        data: {
          cluster: { name, id },
          ...values,
          clustermesh: { useAPIServer: true, config: { enabled: true }, ...mcs, ...clustermesh },
        },
      },
    ],
  };
}

const pathOf = ({ metadata: { namespace, name } }: KubeObject): string =>
  typeof namespace === 'string' ? `${namespace}/${name}` : name;

function releaseOf(version: string): KubeObject[] {
  const spec = { chartRef: { kind: 'OCIRepository', name: 'cilium-chart' } };
  return [
    {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'OCIRepository',
      metadata: { name: 'cilium-chart', namespace: 'kube-system' },
      spec: { url: 'oci://quay.io/cilium/charts/cilium', ref: { tag: version } },
    },
    {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      metadata: { name: 'cilium', namespace: 'kube-system' },
      spec,
    },
  ];
}

export function treesOf(specs: Specs): Tree[] {
  const names = Object.keys(specs);
  return Object.entries(specs).map(([name, spec], i) => treeOf(name, i + 1, spec, names));
}

/** The mesh state of some clusters. */
export const meshOf = (specs: Specs): MeshState => observe(treesOf(specs));

export const http: JsonMap = { name: 'http', port: 80, protocol: 'TCP', targetPort: 8080 };

/** Annotations of a global Service. */
export const global = (more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  'service.cilium.io/global': 'true',
  ...Object.fromEntries(Object.entries(more).map(([key, value]) => [`service.cilium.io/${key}`, value])),
});

/** Service shop/catalog, which selects `app: catalog`. */
export function service(
  annotations: Readonly<Record<string, string>> = {},
  spec: JsonMap = {},
  name = 'catalog',
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'shop', annotations },
    spec: { selector: { app: 'catalog' }, ports: [http], ...spec },
  };
}

/** Deployment shop/catalog with its pods behind {@link service}. */
export const deployment = (replicas: number): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'catalog', namespace: 'shop' },
  spec: { replicas, template: { metadata: { labels: { app: 'catalog' } }, spec: { containers: [] } } },
});

/** StatefulSet shop/catalog below the headless Service of its name. */
export const statefulSet = (replicas: number): KubeObject => ({
  ...deployment(replicas),
  kind: 'StatefulSet',
  spec: {
    serviceName: 'catalog',
    replicas,
    template: { metadata: { labels: { app: 'catalog' } }, spec: { containers: [] } },
  },
});

/** ServiceExport shop/catalog. */
export function exported(spec: JsonMap = {}, name = 'catalog'): KubeObject {
  return {
    apiVersion: 'multicluster.x-k8s.io/v1beta1',
    kind: 'ServiceExport',
    metadata: { name, namespace: 'shop' },
    spec,
  };
}

export const namespace = (annotations: Readonly<Record<string, string>> = {}, name = 'shop'): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, annotations },
});

/** Question about shop/catalog. */
export const asks = (
  from: string,
): { readonly from: string; readonly namespace: 'shop'; readonly name: 'catalog' } => ({
  from,
  namespace: 'shop',
  name: 'catalog',
});
