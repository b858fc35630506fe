import {
  DefaultDeny,
  ExportedService,
  type Fleet,
  Gateway,
  type GatewayController,
  GlobalService,
  Ingress,
  type IngressController,
  MeshNamespace,
  MeshPolicy,
  type NamespaceProps,
} from '../../../../src/model/index';
import { twoGenericClusters } from '../../../support/fleets';
import type { CasesByRule } from './case';

const namespace =
  (name: string, props: NamespaceProps = {}, fill: (namespace: MeshNamespace) => void = () => undefined) =>
  (): Fleet => {
    const fleet = twoGenericClusters();
    fill(new MeshNamespace(fleet, name, props));
    return fleet;
  };

const denying = (name: string): (() => Fleet) =>
  namespace(name, {}, within => {
    new DefaultDeny(within, 'deny', { clusters: { names: ['alpha'] }, directions: ['ingress'] });
  });
const allowing = (name: string): (() => Fleet) =>
  namespace(name, {}, within => {
    new MeshPolicy(within, 'p', { allow: { from: { pods: { a: 'b' } }, to: { pods: {} } } });
  });
const serving = (name: string, service: string, kind: typeof GlobalService | typeof ExportedService) =>
  namespace(name, {}, within => {
    const props = { ports: [{ name: 'dns', port: 53 }], selector: { app: 'x' }, providers: { all: {} } };
    new kind(within, service, props);
  });

/** A service beside a Gateway `edge` or an Ingress `web` of a controller. */
const beside =
  (name: string, controllers: { gateway?: GatewayController; ingress?: IngressController }) => (): Fleet => {
    const crds = { gatewayApi: { assumes: { version: 'v1.6.1', channel: 'experimental' } } } as const;
    const fleet = twoGenericClusters({ alpha: replaced('alpha'), beta: replaced('beta') }, { crds });
    const shop = new MeshNamespace(fleet, 'shop');
    const service = new GlobalService(shop, name, {
      ports: [{ name: 'http', port: 80 }],
      selector: { app: 'x' },
      providers: { all: {} },
    });
    if (controllers.gateway !== undefined)
      new Gateway(shop, 'edge', {
        controller: controllers.gateway,
        listeners: [{ name: 'web', port: 80, protocol: 'HTTP' }],
      });
    if (controllers.ingress !== undefined)
      new Ingress(shop, 'web', {
        controller: controllers.ingress,
        rules: [{ paths: [{ path: '/', backend: { service } }] }],
      });
    return fleet;
  };
const replaced = (name: string) => ({
  kubeProxyReplacement: true,
  apiServer: { host: `${name}.example.com` },
});

const systems = ['default', 'kube-system', 'kube-public', 'kube-node-lease', 'flux-system'];

export const system: CasesByRule = {
  'policy/system-namespace': {
    breaks: ['kube-system', 'flux-system', 'cert-manager'].map(name => ({
      title: `of ${name}`,
      fleet: denying(name),
      finds: [
        { path: `${name}/deny`, clusters: [], says: `'${name}/deny' denies by default in the namespace` },
      ],
    })),
    holds: [
      { title: 'of a namespace of people’s', fleet: denying('shop') },
      { title: 'of default, where only people’s pods are', fleet: denying('default') },
      { title: 'an allow, which denies nothing', fleet: allowing('kube-system') },
    ],
  },

  'namespace/system-labels': {
    breaks: [
      ...systems.map(name => ({
        title: `a label of ${name}`,
        fleet: namespace(name, { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } }),
        finds: [
          {
            path: name,
            clusters: [],
            says: `the namespace '${name}' is every cluster's own, and would be given pod-security`,
          },
        ],
      })),
      {
        title: 'an annotation',
        fleet: namespace('default', { annotations: { team: 'a' } }),
        finds: [{ path: 'default', clusters: [], says: 'would be given team' }],
      },
    ],
    holds: [
      { title: 'a system namespace as it is', fleet: namespace('kube-system') },
      { title: 'a label of a namespace of people’s', fleet: namespace('shop', { labels: { team: 'a' } }) },
    ],
  },

  'namespace/system': {
    breaks: systems.map(name => ({
      title: name,
      fleet: namespace(name),
      finds: [{ path: name, clusters: [], says: `the namespace '${name}' is every cluster's own` }],
    })),
    holds: [
      { title: 'a namespace of people’s', fleet: namespace('kube-systems') },
      {
        title: 'one with a shared service, which is told of itself',
        fleet: serving('default', 'web', GlobalService),
      },
    ],
  },

  'service/owned-name': {
    breaks: [
      ...(
        [
          ['default', 'kubernetes', 'Kubernetes'],
          ['kube-system', 'kube-dns', 'Kubernetes'],
          ['kube-system', 'clustermesh-apiserver', 'Cilium'],
          ['flux-system', 'source-controller', 'Flux'],
        ] as const
      ).map(([within, name, owner]) => ({
        title: `${name} as a global service`,
        fleet: serving(within, name, GlobalService),
        finds: [
          {
            path: `${within}/${name}`,
            clusters: [],
            says: `the Service '${within}/${name}' belongs to ${owner}`,
          },
        ],
      })),
      {
        title: 'the cluster’s DNS as an exported one',
        fleet: serving('kube-system', 'kube-dns', ExportedService),
        finds: [{ path: 'kube-system/kube-dns', clusters: [], says: 'belongs to Kubernetes' }],
      },
      {
        title: 'the Service that Cilium makes of a Gateway',
        fleet: beside('cilium-gateway-edge', { gateway: { cilium: {} } }),
        finds: [
          {
            path: 'shop/cilium-gateway-edge',
            clusters: [],
            says: "belongs to the Gateway 'shop/edge', which Cilium serves",
          },
        ],
      },
      {
        title: 'the Service that Cilium makes of an Ingress',
        fleet: beside('cilium-ingress-web', { ingress: { cilium: {} } }),
        finds: [
          {
            path: 'shop/cilium-ingress-web',
            clusters: [],
            says: "belongs to the Ingress 'shop/web', which Cilium serves",
          },
        ],
      },
    ],
    holds: [
      { title: 'such a name elsewhere', fleet: serving('shop', 'kube-dns', GlobalService) },
      {
        title: 'such a name beside a Gateway and an Ingress of other controllers',
        fleet: beside('cilium-gateway-edge', {
          gateway: { envoyGateway: { className: 'envoy' } },
          ingress: { nginx: {} },
        }),
      },
      {
        title: 'a name beside an Ingress that shares its load balancer',
        fleet: beside('cilium-ingress-web', { ingress: { cilium: { loadBalancerMode: 'shared' } } }),
      },
      { title: 'another name there', fleet: serving('default', 'constructor', GlobalService) },
    ],
  },
};
