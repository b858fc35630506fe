import { helmRelease, type JsonMap, ociRepository, type TreeFile } from '../../kinds/index';
import type { ClusterPlan } from '../../plan/index';
import { kustomization, type LayerRenderer, neverPruned } from '../layer';
import { type PeerEndpoint, peerValues } from '../peers';

const namespace = 'kube-system';

/**
 * Cilium itself. Its release never waits: clustermesh-apiserver starts only when the trust layer has brought its
 * certificates, and that layer comes after this one. So the layer's health is the release and the datapath.
 */
export const cilium: LayerRenderer = ({ cluster, peers: linked }) => ({
  name: 'cilium',
  brings: `Cilium ${cluster.cilium.version}: values.yaml for the cluster, peers.yaml for its links`,
  after: ['prerequisites'],
  reconciliation: {
    // Longer than the release's own timeout, which covers a roll of the DaemonSet over every node.
    timeout: '25m',
    deletionPolicy: 'Orphan',
    healthChecks: [
      { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', name: 'cilium', namespace },
      { apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'cilium', namespace },
      { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cilium-operator', namespace },
    ],
  },
  files: [
    kustomization('cilium', ['release.yaml'], generatedConfigMaps),
    nameReference,
    values(cluster),
    peers(cluster, linked),
    release(cluster),
  ],
});

/**
 * ConfigMap names carry a hash of their content and the release follows them, so that changed values are a changed
 * release, and nothing can report the health of the release before.
 */
const generatedConfigMaps: JsonMap = {
  configMapGenerator: [
    { name: 'cilium-values', namespace, files: ['values.yaml'] },
    { name: 'cilium-peers', namespace, files: ['values.yaml=peers.yaml'] },
  ],
  configurations: ['name-reference.yaml'],
};

const nameReference: TreeFile = {
  path: 'cilium/name-reference.yaml',
  comment: 'Tells kustomize that a HelmRelease names ConfigMaps, whose names it gives a hash.',
  data: {
    nameReference: [
      {
        kind: 'ConfigMap',
        version: 'v1',
        fieldSpecs: [{ kind: 'HelmRelease', path: 'spec/valuesFrom/name' }],
      },
    ],
  },
};

function values({ name, values }: ClusterPlan): TreeFile {
  return {
    path: 'cilium/values.yaml',
    comment: `Cilium's values for the cluster ${name}, for the first \`helm install\` and for Flux alike.`,
    data: values,
  };
}

function peers({ name, cilium: { release: minor } }: ClusterPlan, peers: readonly PeerEndpoint[]): TreeFile {
  return {
    path: 'cilium/peers.yaml',
    comment: `The clusters that ${name} is linked with; each of them lists ${name} too.`,
    data: { clustermesh: { config: { clusters: peerValues(minor.peers, peers) } } },
  };
}

function release({ cilium: { version, digest, release: minor } }: ClusterPlan): TreeFile {
  const retry = { name: 'RetryOnFailure', retryInterval: '2m' } as const;
  // A rollback would take a half-rolled datapath back, an uninstall would take it away; a retry does neither.
  const action = { crds: 'Skip', disableWait: true, strategy: retry } as const;
  return {
    path: 'cilium/release.yaml',
    comment: 'The chart and its release. Neither is deleted when it leaves the repository.',
    objects: [
      {
        object: ociRepository({
          metadata: { name: 'cilium-chart', namespace, annotations: neverPruned },
          spec: {
            interval: '1h',
            url: minor.chart,
            ref: { tag: version, ...(digest !== undefined && { digest }) },
            // The chart's own bytes; unpacked and packed again they would lose files.
            layerSelector: {
              mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
              operation: 'copy',
            },
          },
        }),
      },
      {
        object: helmRelease({
          metadata: { name: 'cilium', namespace, annotations: neverPruned },
          spec: {
            interval: '30m',
            timeout: '20m',
            // Name and namespaces of the first `helm install`, which Flux takes over; other ones would install a second Cilium.
            releaseName: 'cilium',
            targetNamespace: namespace,
            storageNamespace: namespace,
            maxHistory: 3,
            chartRef: { kind: 'OCIRepository', name: 'cilium-chart' },
            install: action,
            upgrade: action,
            driftDetection: { mode: 'warn' },
            valuesFrom: [
              { kind: 'ConfigMap', name: 'cilium-values' },
              { kind: 'ConfigMap', name: 'cilium-peers' },
            ],
          },
        }),
      },
    ],
  };
}
