import { ExportedService, GlobalService } from '../../../../src/model/index';
import type { ClusterChanges } from '../../../support/fleets';
import type { CasesByRule } from '../../plan/cases/case';
import type { Written } from './fleet';
import { inAlpha, layers, service, serviceExport } from './services';

/** Services that people write into layers of their own, and what calls them. */

const cart = { ports: [{ name: 'http', port: 80 }], selector: { app: 'cart' }, providers: { all: {} } };

const annotated = (annotations: Readonly<Record<string, string>>, spec: object = {}): Written => ({
  ...service(spec),
  metadata: { name: 'cart', namespace: 'shop', annotations },
});
const global = (more: Readonly<Record<string, string>> = {}, spec: object = {}): Written =>
  annotated({ 'service.cilium.io/global': 'true', ...more }, spec);

const local: Written = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'inner', annotations: { 'clustermesh.cilium.io/global': 'false' } },
};
const inInner = (object: Written): Written => ({
  ...object,
  metadata: { ...object.metadata, namespace: 'inner' },
});

const web = (value: string): Written => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'example.com/web:1', env: [{ name: 'CART', value }] }] },
    },
  },
});

const ports = (...list: readonly object[]): object => ({ ports: list });
const headless = { clusterIP: 'None' };
const dual: ClusterChanges = {
  alpha: { podCidrs: ['10.1.0.0/16', 'fd00:1::/104'] },
  beta: { podCidrs: ['10.2.0.0/16', 'fd00:2::/104'] },
};
const old: ClusterChanges = { alpha: { cilium: { version: '1.19.5' } }, beta: {} };

export const peopleServices: CasesByRule = {
  'object/mcs-group': {
    breaks: [
      {
        title: 'the group of the samples of the proposal',
        fleet: layers({
          alpha: [service(), { ...serviceExport(), apiVersion: 'multicluster.k8s.io/v1alpha1' }],
        }),
        finds: [inAlpha(1, 'has the group multicluster.k8s.io, which exists in samples')],
      },
    ],
    holds: [
      { title: 'the group of the CRDs', fleet: layers({ alpha: [service(), serviceExport()] }) },
      {
        title: 'its older version, which every release serves',
        fleet: layers({
          alpha: [service(), { ...serviceExport(), apiVersion: 'multicluster.x-k8s.io/v1alpha1' }],
        }),
      },
    ],
  },

  'object/cluster-dns-name': {
    breaks: [
      {
        title: 'a name for the pods of one cluster, within a URL',
        fleet: layers({ alpha: [web('https://beta.cart.shop.svc.clusterset.local:8080/x')] }),
        finds: [
          inAlpha(
            0,
            'has the name beta.cart.shop.svc.clusterset.local in spec.template.spec.containers[0].env[0].value',
          ),
        ],
      },
    ],
    holds: [
      {
        title: 'the names of a service, of a port, of a pod behind a headless one, and of one cluster’s own',
        fleet: layers({
          alpha: [
            web(
              [
                'cart.shop.svc.clusterset.local',
                '_http._tcp.cart.shop.svc.clusterset.local',
                'cart-0.beta.cart.shop.svc.clusterset.local.',
                'cart-0.cart.shop.svc.cluster.local',
              ].join(','),
            ),
          ],
        }),
      },
    ],
  },

  'object/both-models': {
    breaks: [
      {
        title: 'a global Service and an export of it',
        fleet: layers({ alpha: [global(), serviceExport()] }),
        finds: [inAlpha(1, 'the Service shop/cart is global and exported through MCS as well in alpha')],
      },
      {
        title: 'a global Service that the blueprint exports as existing',
        fleet: layers(
          { alpha: [global()] },
          {
            also: shop =>
              new ExportedService(shop, 'cart', { ...cart, providers: { names: ['alpha'] }, existing: {} }),
          },
        ),
        finds: [{ path: 'shop/cart', clusters: ['alpha'], says: 'is global and exported' }],
      },
    ],
    holds: [
      {
        title: 'either of the two',
        fleet: layers({ alpha: [global()], beta: [service(), serviceExport()] }),
      },
      {
        title: 'a service of the blueprint, of which service/both-models speaks',
        fleet: layers({}, { also: shop => new GlobalService(shop, 'cart', { ...cart, alsoExported: {} }) }),
      },
    ],
  },

  'object/local-namespace': {
    breaks: [
      {
        title: 'an export and a shared Service in a namespace that is local',
        fleet: layers({ alpha: [local, inInner(service()), inInner(serviceExport())] }),
        finds: [inAlpha(2, 'ServiceExport inner/cart is shared, but its namespace is local in alpha')],
      },
      {
        title: 'a global Service there',
        fleet: layers({ alpha: [local, inInner(global())] }),
        finds: [inAlpha(1, 'Service inner/cart is shared, but its namespace is local in alpha')],
      },
    ],
    holds: [
      { title: 'a Service that stays at home', fleet: layers({ alpha: [local, inInner(service())] }) },
      { title: 'a namespace that is global', fleet: layers({ alpha: [service(), serviceExport()] }) },
    ],
  },

  'service/import-flaw': {
    breaks: [
      {
        title: 'an export of a family that another cluster lacks',
        fleet: layers(
          { alpha: [service({ ipFamilies: ['IPv6'] }), serviceExport()] },
          { clusters: { ...dual, beta: {} } },
        ),
        finds: [
          {
            path: 'in-alpha/o1',
            clusters: ['beta'],
            says: 'the exports of shop/cart have no IP family in common with beta',
          },
        ],
      },
      {
        title: 'an export of both families beside one of a single family',
        fleet: layers(
          {
            alpha: [service({ ipFamilyPolicy: 'RequireDualStack' }), serviceExport()],
            beta: [service(), serviceExport()],
          },
          { clusters: dual },
        ),
        finds: [inAlpha(1, 'not all exports of shop/cart have each of the IP families that it has in alpha')],
      },
      {
        title: 'a port without a name, and another one elsewhere',
        fleet: layers({
          alpha: [service(ports({ port: 80 })), serviceExport()],
          beta: [service(ports({ name: 'admin', port: 81 })), serviceExport()],
        }),
        finds: [
          {
            path: 'in-alpha/o1',
            clusters: ['alpha', 'beta'],
            says: 'several ports together, one of them without a name, in the view of alpha, beta',
          },
        ],
        also: { rules: ['service/export-conflict'], because: 'such ports are a conflict too' },
      },
    ],
    holds: [
      {
        title: 'exports that are alike',
        fleet: layers(
          { alpha: [service(), serviceExport()], beta: [service(), serviceExport()] },
          { clusters: dual },
        ),
      },
    ],
  },

  'service/global-ports': {
    breaks: [
      {
        title: 'another name of the port',
        fleet: layers({ alpha: [global()], beta: [global({}, ports({ name: 'web', port: 80 }))] }),
        finds: [
          {
            path: 'in-beta/o0',
            clusters: ['alpha', 'beta'],
            says: 'has other ports in beta than in alpha: web 80/TCP and http 80/TCP',
          },
        ],
      },
    ],
    holds: [
      {
        title: 'another target port, another order, and a Service that is not global',
        fleet: layers({
          alpha: [global({}, ports({ name: 'http', port: 80 }, { name: 'admin', port: 81 }))],
          beta: [
            global({}, ports({ name: 'admin', port: 81 }, { name: 'http', port: 80, targetPort: 8080 })),
          ],
        }),
      },
      { title: 'a Service of one cluster alone', fleet: layers({ alpha: [global()], beta: [service()] }) },
    ],
  },

  'service/headless-unsynced': {
    breaks: [
      {
        title: 'headless exports in a fleet that writes no EndpointSlices of other clusters',
        fleet: layers({
          alpha: [service(headless), serviceExport()],
          beta: [service(headless), serviceExport()],
        }),
        finds: [
          {
            path: 'in-alpha/o0',
            clusters: ['alpha', 'beta'],
            says: 'has pods in other clusters, whose EndpointSlices are not written in alpha, beta',
          },
        ],
      },
      {
        title: 'a headless global Service that declines them',
        fleet: layers(
          {
            alpha: [global({ 'service.cilium.io/global-sync-endpoint-slices': 'false' }, headless)],
            beta: [global({}, headless)],
          },
          { also: shop => new GlobalService(shop, 'store', { ...cart, headless: true }) },
        ),
        finds: [
          {
            path: 'in-alpha/o0',
            clusters: ['alpha'],
            says: 'the headless service shop/cart declines EndpointSlices of other clusters in alpha',
          },
        ],
      },
    ],
    holds: [
      {
        title: 'a headless service of the blueprint, with which they are written',
        fleet: layers(
          {
            alpha: [service(headless), serviceExport()],
            beta: [service(headless), serviceExport()],
          },
          { also: shop => new GlobalService(shop, 'store', { ...cart, headless: true }) },
        ),
      },
      { title: 'a headless Service that is not shared', fleet: layers({ alpha: [service(headless)] }) },
    ],
  },

  'object/service-annotation': {
    breaks: [
      {
        title: 'a value that is none',
        fleet: layers({ alpha: [global({ 'service.cilium.io/affinity': 'prefer-local' })] }),
        finds: [inAlpha(0, 'has service.cilium.io/affinity: prefer-local')],
      },
      {
        title: 'the affinity none, where Cilium drops all remote backends for it',
        fleet: layers({ alpha: [global({ 'io.cilium/service-affinity': 'none' })] }, { clusters: old }),
        finds: [inAlpha(0, 'drops every backend of other clusters')],
      },
      {
        title: 'keys with a slip of the pen, on a Service and in an export',
        fleet: layers({
          alpha: [
            global({ 'service.cilium.io/globl': 'true' }),
            serviceExport({ exportedAnnotations: { 'service.cilium.io/afinity': 'local' } }),
          ],
        }),
        finds: [
          inAlpha(0, 'has service.cilium.io/globl, which Cilium does not know'),
          inAlpha(1, 'has service.cilium.io/afinity, which Cilium does not know'),
        ],
      },
    ],
    holds: [
      {
        title: 'what Cilium reads, in any case',
        fleet: layers({
          alpha: [global({ 'service.cilium.io/affinity': 'none', 'service.cilium.io/shared': 'False' })],
        }),
      },
      {
        title: 'keys of others, and what another release may read',
        fleet: layers({
          alpha: [global({ 'example.com/globl': 'x', 'service.cilium.io/of-another-day': 'x' })],
        }),
      },
    ],
  },

  'object/idle-annotation': {
    breaks: [
      {
        title: 'an affinity of a Service that is not global',
        fleet: layers({ alpha: [annotated({ 'service.cilium.io/affinity': 'local' }), serviceExport()] }),
        finds: [inAlpha(0, 'has service.cilium.io/affinity, and is not global')],
      },
    ],
    holds: [
      {
        title: 'one of a global Service',
        fleet: layers({ alpha: [global({ 'service.cilium.io/shared': 'true' })] }),
      },
    ],
  },
};
