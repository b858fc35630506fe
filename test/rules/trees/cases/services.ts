import { ApiObject } from 'cdk8s';
import {
  ExportedService,
  type Fleet,
  GlobalService,
  Layer,
  MeshNamespace,
} from '../../../../src/model/index';
import { type ClusterChanges, type FleetChange, fleetOf, linked } from '../../../support/fleets';
import type { CasesByRule, Expected } from '../../plan/cases/case';
import { helmRelease, ociRepository, type Written } from './fleet';

const mcs = 'multicluster.x-k8s.io/v1beta1';
const metadata = { name: 'cart', namespace: 'shop' };
const http = { name: 'http', port: 80 };
const dns = { name: 'dns', port: 53, protocol: 'UDP' };

export const service = (spec: object = {}, name = 'cart'): Written => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { ...metadata, name },
  spec: { selector: { app: 'cart' }, ports: [http], ...spec },
});
export const serviceExport = (spec?: object, name = 'cart'): Written => ({
  apiVersion: mcs,
  kind: 'ServiceExport',
  metadata: { ...metadata, name },
  ...(spec && { spec }),
});

interface Setting {
  readonly clusters?: ClusterChanges;
  readonly change?: FleetChange;
  /** What the blueprint says of the same service. */
  readonly also?: (shop: MeshNamespace) => unknown;
}

const basics = { ports: [{ name: 'http', port: 80 }], selector: { app: 'x' } };
const drainedCart = (cluster: string) => (shop: MeshNamespace) =>
  new ExportedService(shop, 'cart', {
    ...basics,
    providers: { all: {} },
    drained: { names: [cluster] },
  });

/**
 * A fleet with a layer in each of the clusters named, and with a service of its own that is exported, so that MCS is
 * on.
 */
export const layers =
  (objects: Readonly<Record<string, readonly Written[]>>, { clusters, change, also }: Setting = {}) =>
  (): Fleet => {
    const fleet = fleetOf(clusters ?? { alpha: {}, beta: {} }, change);
    const shop = new MeshNamespace(fleet, 'shop');
    new ExportedService(shop, 'other', { ...basics, providers: { all: {} } });
    also?.(shop);
    for (const [cluster, written] of Object.entries(objects))
      new Layer(fleet, `in-${cluster}`, {
        clusters: { names: [cluster] },
        build: chart => {
          for (const [i, object] of written.entries()) new ApiObject(chart, `o${i}`, structuredClone(object));
        },
      });
    return fleet;
  };

/** The same exported Service in alpha, and in beta with a difference. */
const differing = (spec: object, exported?: object, setting?: Setting): (() => Fleet) =>
  layers({ alpha: [service(), serviceExport()], beta: [service(spec), serviceExport(exported)] }, setting);

const conflict = (says: string, clusters: readonly string[] = ['alpha', 'beta']): Expected => ({
  path: 'in-beta/o1',
  clusters,
  says,
});
export const inAlpha = (index: number, says: string): Expected => ({
  path: `in-alpha/o${index}`,
  clusters: ['alpha'],
  says,
});

const exportedByBlueprint = (props: { existing?: Record<string, never> }) => (shop: MeshNamespace) =>
  new ExportedService(shop, 'cart', { ...basics, providers: { names: ['alpha'] }, ...props });
const chain: Setting = {
  clusters: { alpha: {}, beta: {}, hub: {} },
  change: { mesh: { topology: linked(['alpha', 'hub'], ['beta', 'hub']) } },
};
const apart: Setting = { ...chain, change: { mesh: { topology: linked(['alpha', 'hub']) } } };

const statefulSet = (name: string): Written => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name, namespace: 'shop' },
  spec: {
    serviceName: 'store',
    replicas: 2,
    selector: { matchLabels: { app: 'x' } },
    template: {
      metadata: { labels: { app: 'x' } },
      spec: { containers: [{ name: 'store', image: 'example.com/store:1' }] },
    },
  },
});
/** A headless service `shop/store` of alpha and beta. */
const store =
  (exported = false) =>
  (shop: MeshNamespace): unknown => {
    const members = { names: ['alpha', 'beta'] };
    const props = { ...basics, headless: true, providers: members };
    return exported
      ? new ExportedService(shop, 'store', props)
      : new GlobalService(shop, 'store', { ...props, consumers: members });
  };

export const services: CasesByRule = {
  'service/export-conflict': {
    breaks: [
      {
        title: 'the same ports in another order',
        fleet: layers({
          alpha: [service({ ports: [http, dns] }), serviceExport()],
          beta: [service({ ports: [dns, http] }), serviceExport()],
        }),
        finds: [
          conflict(
            'the exports of shop/cart in alpha and beta differ in spec.ports, compared in their order, which is a PortConflict in alpha, beta',
          ),
        ],
      },
      {
        title: 'another number for a name',
        fleet: differing({ ports: [{ ...http, port: 81 }] }),
        finds: [conflict("differ in the number of port 'http'")],
      },
      {
        title: 'no address in one of them',
        fleet: differing({ clusterIP: 'None' }),
        finds: [conflict('differ in whether it is headless, which is a TypeConflict')],
      },
      {
        title: 'session affinity in one of them',
        fleet: differing({ sessionAffinity: 'ClientIP' }),
        finds: [conflict('differ in spec.sessionAffinity')],
      },
      {
        title: 'other labels for the import',
        fleet: differing({}, { exportedLabels: { team: 'b' } }),
        finds: [conflict('differ in exportedLabels, which is a LabelsConflict')],
      },
      {
        title: 'another wish for the way of the traffic',
        fleet: differing({ trafficDistribution: 'PreferClose' }),
        finds: [conflict('differ in spec.trafficDistribution')],
      },
      {
        title: 'no family in common',
        fleet: differing({ ipFamilies: ['IPv6'] }),
        finds: [conflict('differ in spec.ipFamilies, which is an IPFamilyConflict')],
      },
      {
        title: 'a service of the blueprint, and an export that people wrote',
        fleet: layers(
          { beta: [service({ ports: [dns] }), serviceExport()] },
          { also: exportedByBlueprint({}) },
        ),
        finds: [
          {
            path: 'shop/cart',
            clusters: ['alpha', 'beta'],
            says: 'the exports of shop/cart in alpha and beta differ in spec.ports',
          },
        ],
      },
      {
        title: 'exporters that only a third cluster sees together',
        fleet: layers(
          {
            alpha: [service(), serviceExport()],
            beta: [service({ clusterIP: 'None' }), serviceExport()],
          },
          chain,
        ),
        finds: [conflict('a TypeConflict in hub')],
      },
    ],
    holds: [
      { title: 'equal exports', fleet: differing({ selector: { other: 'pods' }, type: 'NodePort' }) },
      {
        title: 'differences that no cluster sees together',
        fleet: layers(
          {
            alpha: [service(), serviceExport()],
            beta: [service({ clusterIP: 'None' }), serviceExport()],
          },
          apart,
        ),
      },
      {
        title: 'equal Services of two minors, of which only one tells of traffic',
        fleet: layers(
          {
            alpha: [
              service({ trafficDistribution: 'PreferClose' }),
              { ...serviceExport(), apiVersion: 'multicluster.x-k8s.io/v1alpha1' },
            ],
            beta: [
              service({ trafficDistribution: 'PreferClose' }),
              { ...serviceExport(), apiVersion: 'multicluster.x-k8s.io/v1alpha1' },
            ],
          },
          {
            clusters: { alpha: { cilium: { version: '1.18.12' } }, beta: { cilium: { version: '1.19.6' } } },
            change: { crds: { mcsApi: { assumes: { version: 'v0.4.1' } } } },
          },
        ),
      },
    ],
  },

  'service/same-hostnames': {
    breaks: [
      {
        title: 'a StatefulSet that is called the same in two clusters',
        fleet: layers({ alpha: [statefulSet('store')], beta: [statefulSet('store')] }, { also: store() }),
        finds: [
          {
            path: 'shop/store',
            clusters: ['alpha', 'beta'],
            says: "pods behind the headless service shop/store have the same names in alpha, beta, such as 'store-0'",
          },
        ],
      },
    ],
    holds: [
      {
        title: 'a StatefulSet of another name in each',
        fleet: layers({ alpha: [statefulSet('store-a')], beta: [statefulSet('store-b')] }, { also: store() }),
      },
      {
        title: 'an exported service, which has the name of the cluster in those of its pods',
        fleet: layers({ alpha: [statefulSet('store')], beta: [statefulSet('store')] }, { also: store(true) }),
      },
      {
        title: 'clusters that are not linked',
        fleet: layers(
          { alpha: [statefulSet('store')], beta: [statefulSet('store')] },
          { ...apart, also: store() },
        ),
      },
    ],
  },

  'object/service-import': {
    breaks: [
      {
        title: 'a ServiceImport',
        fleet: layers({
          alpha: [
            {
              apiVersion: mcs,
              kind: 'ServiceImport',
              metadata,
              spec: { type: 'ClusterSetIP', ports: [http] },
            },
          ],
        }),
        finds: [inAlpha(0, 'ServiceImport shop/cart is made by Cilium')],
      },
      {
        title: 'a derived Service, copied out of a cluster',
        fleet: layers({ alpha: [service({}, 'derived-q358ba8kk0')] }),
        finds: [inAlpha(0, 'has the name of a Service that Cilium derives')],
      },
    ],
    holds: [
      {
        title: 'a Service with a word for a name',
        fleet: layers({ alpha: [service({}, 'derived-statistics')] }),
      },
      {
        title: 'a Service with a longer name',
        fleet: layers({ alpha: [service({}, 'derived-q358ba8kk0a')] }),
      },
      { title: 'an export', fleet: layers({ alpha: [service(), serviceExport()] }) },
    ],
  },

  'object/export-undoes-drain': {
    breaks: [
      {
        title: 'an export of what is drained there',
        fleet: layers({ alpha: [serviceExport()] }, { also: drainedCart('alpha') }),
        finds: [inAlpha(0, 'the ServiceExport shop/cart exports what the blueprint drains there')],
      },
    ],
    holds: [
      {
        title: 'an export of another service',
        fleet: layers(
          { alpha: [service({}, 'own'), serviceExport({}, 'own')] },
          { also: drainedCart('alpha') },
        ),
      },
      { title: 'no export', fleet: layers({}, { also: drainedCart('alpha') }) },
    ],
  },

  'object/export-without-selector': {
    breaks: [
      {
        title: 'a Service whose endpoints somebody else makes',
        fleet: layers({ alpha: [service({ selector: undefined }), serviceExport()] }),
        finds: [inAlpha(1, 'the ServiceExport shop/cart is of a Service without a selector in alpha')],
      },
    ],
    holds: [
      { title: 'a Service with pods', fleet: layers({ alpha: [service(), serviceExport()] }) },
      {
        title: 'such a Service without an export',
        fleet: layers({ alpha: [service({ selector: undefined })] }),
      },
    ],
  },

  'object/service-export': {
    breaks: [
      {
        title: 'an export of nothing',
        fleet: layers({ alpha: [serviceExport()] }),
        finds: [inAlpha(0, 'the ServiceExport shop/cart has no Service of its name in alpha')],
      },
      {
        title: 'an export of a Service that only another cluster has',
        fleet: layers({ alpha: [serviceExport()], beta: [service(), serviceExport()] }),
        finds: [inAlpha(0, 'has no Service of its name in alpha')],
      },
      {
        title: 'an export of a name',
        fleet: layers({
          alpha: [
            { ...service(), spec: { type: 'ExternalName', externalName: 'db.example.com' } },
            serviceExport(),
          ],
        }),
        finds: [inAlpha(1, 'is of an ExternalName in alpha, which has no pods')],
      },
    ],
    holds: [
      { title: 'a Service of its name', fleet: layers({ alpha: [service(), serviceExport()] }) },
      {
        title: 'a chart, which may bring the Service',
        fleet: layers({ alpha: [ociRepository(), helmRelease(), serviceExport()] }),
      },
      {
        title: 'the Service that a controller makes for a Gateway',
        fleet: layers(
          {
            alpha: [
              {
                apiVersion: 'gateway.networking.k8s.io/v1',
                kind: 'Gateway',
                metadata: { name: 'edge', namespace: 'shop' },
                spec: {
                  gatewayClassName: 'cilium',
                  listeners: [{ name: 'web', port: 80, protocol: 'HTTP' }],
                },
              },
              serviceExport(undefined, 'cilium-gateway-edge'),
            ],
          },
          { change: { crds: { gatewayApi: { assumes: { version: 'v1.6.1' } } } } },
        ),
      },
      {
        also: { rules: ['object/export-undoes-drain'], because: 'it is drained there' },
        title: 'a Service that other manifests bring, as the blueprint says',
        fleet: layers(
          { alpha: [serviceExport()] },
          {
            also: shop =>
              new ExportedService(shop, 'cart', {
                ...basics,
                providers: { all: {} },
                drained: { names: ['alpha'] },
                existing: {},
              }),
          },
        ),
      },
    ],
  },
};
