import { helmRelease, namespace, ociRepository, type PlacedObject } from '../../kinds/index';
import { type LayerRenderer, neverPruned, objectsFolder } from '../layer';

const name = 'cert-manager';

/**
 * cert-manager, where the fleet installs it. It comes after Cilium, since its pods need a network; the Certificates of
 * Cilium's chart wait for it. Its CRDs are there before both: see the cluster's README.
 */
export const certManager: LayerRenderer = ({ cluster: { trust } }) =>
  trust.kind !== 'cert-manager' || trust.rootSecret === undefined
    ? undefined
    : {
        name,
        brings: `cert-manager ${trust.version}, which signs the certificates of the mesh and of Hubble`,
        after: ['cilium'],
        reconciliation: { timeout: '15m', wait: true, deletionPolicy: 'Orphan' },
        files: objectsFolder(name, 'release.yaml', 'cert-manager from its chart.', objects(trust.version)),
      };

function objects(version: string): PlacedObject[] {
  const strategy = { name: 'RetryOnFailure', retryInterval: '2m' } as const;
  return [
    { object: namespace({ metadata: { name, annotations: neverPruned } }) },
    {
      object: ociRepository({
        metadata: { name: 'cert-manager-chart', namespace: name, annotations: neverPruned },
        spec: {
          interval: '1h',
          url: 'oci://quay.io/jetstack/charts/cert-manager',
          ref: { tag: version },
          layerSelector: {
            mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
            operation: 'copy',
          },
        },
      }),
    },
    {
      object: helmRelease({
        metadata: { name, namespace: name, annotations: neverPruned },
        spec: {
          interval: '30m',
          timeout: '10m',
          releaseName: name,
          targetNamespace: name,
          storageNamespace: name,
          maxHistory: 3,
          chartRef: { kind: 'OCIRepository', name: 'cert-manager-chart' },
          install: { crds: 'Skip', strategy },
          upgrade: { crds: 'Skip', strategy },
          driftDetection: { mode: 'warn' },
          // CRDs are templates of this chart: it takes over the ones that were applied by hand, and never deletes them.
          values: { crds: { enabled: true, keep: true } },
        },
      }),
    },
  ];
}
