import { ApiObject } from 'cdk8s';
import { type Fleet, Layer } from '../../../../src/model/index';
import { type ClusterChanges, type FleetChange, fleetOf } from '../../../support/fleets';
import type { Expected } from '../../plan/cases/case';

/** An API object as people write it. */
export interface Written {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: object;
  readonly [field: string]: unknown;
}

/** A fleet of one cluster, unless there are others, with a layer `apps` of these objects. */
export const layerOf =
  (objects: readonly Written[], change: FleetChange = {}, clusters: ClusterChanges = { alpha: {} }) =>
  (): Fleet => {
    const fleet = fleetOf(clusters, change);
    new Layer(fleet, 'apps', {
      build: chart => {
        for (const [i, object] of objects.entries()) new ApiObject(chart, `o${i}`, structuredClone(object));
      },
    });
    return fleet;
  };

/** A finding at the object with that index, in the only cluster. */
export const at = (index: number, says: string): Expected => ({
  path: `apps/o${index}`,
  clusters: ['alpha'],
  says,
});

export const flux = (version: string): FleetChange => ({ flux: { version } });

const source = 'source.toolkit.fluxcd.io/v1';
const metadata = { name: 'web', namespace: 'flux-system' };

export const gitRepository = (spec: object = {}): Written => ({
  apiVersion: source,
  kind: 'GitRepository',
  metadata,
  spec: { interval: '5m', url: 'https://git.example.com/web.git', ref: { tag: 'v1' }, ...spec },
});

export const ociRepository = (spec: object = {}): Written => ({
  apiVersion: source,
  kind: 'OCIRepository',
  metadata,
  spec: { interval: '5m', url: 'oci://ghcr.io/example/charts/web', ref: { tag: '1.2.3' }, ...spec },
});

export const helmRepository = (spec: object = {}): Written => ({
  apiVersion: source,
  kind: 'HelmRepository',
  metadata,
  spec: { interval: '5m', url: 'https://charts.example.com', ...spec },
});

/** A release of the chart in {@link ociRepository}. */
export const helmRelease = (spec: object = {}, name = 'web'): Written => ({
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name, namespace: 'flux-system' },
  spec: { interval: '5m', chartRef: { kind: 'OCIRepository', name: 'web' }, ...spec },
});

/** A release of a chart in {@link helmRepository}. */
export const chartRelease = (chart: object = {}, name = 'web'): Written => ({
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: { name, namespace: 'flux-system' },
  spec: {
    interval: '5m',
    chart: {
      spec: { chart: 'web', version: '1.2.3', sourceRef: { kind: 'HelmRepository', name: 'web' }, ...chart },
    },
  },
});

/** A Kustomization of the source in {@link gitRepository}. */
export const kustomization = (spec: object = {}, name = 'web', namespace = 'flux-system'): Written => ({
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name, namespace },
  spec: { interval: '5m', prune: true, sourceRef: { kind: 'GitRepository', name: 'web' }, ...spec },
});

export const configMap = (metadata: object = {}): Written => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'web', namespace: 'default', ...metadata },
});
