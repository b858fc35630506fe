import {
  AllowFromIngress,
  type AllowSystemProps,
  DefaultDeny,
  ExportedService,
  type Fleet,
  Gateway,
  type GatewayProps,
  GlobalService,
  type GlobalServiceProps,
  HttpRoute,
  Ingress,
  MeshNamespace,
  RawPolicy,
  type RawPolicyProps,
  Workload,
} from '../../../../src/model/index';
import { fleetOf, linked } from '../../../support/fleets';
import type { Breaking, CasesByRule, Holding } from '../../plan/cases/case';

const names = (...clusters: string[]) => ({ names: clusters });
const basics = { ports: [{ name: 'http', port: 80, targetPort: 8080 }], selector: { app: 'cart' } };

/** Cilium's gateways want its replacement of kube-proxy. */
const replaced = (name: string) => ({
  kubeProxyReplacement: true,
  apiServer: { host: `${name}.example.com` },
});

interface Setting {
  /** Default: alpha and beta. */
  readonly clusters?: readonly string[];
  readonly links?: (readonly [string, string])[];
  readonly controller?: GatewayProps['controller'];
  /** The backend. Default: the global service `shop/cart` with pods in beta. */
  readonly backend?: (shop: MeshNamespace) => GlobalService | ExportedService;
  readonly caller?: (shop: MeshNamespace, backend: GlobalService | ExportedService) => unknown;
  /** Where the pods are closed. Default: everywhere. */
  readonly denied?: readonly string[];
  readonly more?: (shop: MeshNamespace, fleet: Fleet) => unknown;
}

const global =
  (props: Partial<GlobalServiceProps> = {}) =>
  (shop: MeshNamespace): GlobalService =>
    new GlobalService(shop, 'cart', { ...basics, providers: names('beta'), ...props });
const exported = (shop: MeshNamespace): ExportedService =>
  new ExportedService(shop, 'cart', { ...basics, providers: names('beta') });

/** A gateway in alpha, with the route `shop/pages` to a service whose pods are in a default deny. */
const routed =
  ({
    clusters = ['alpha', 'beta'],
    links,
    controller,
    backend = global(),
    caller,
    denied,
    more,
  }: Setting = {}) =>
  (): Fleet => {
    const fleet = fleetOf(Object.fromEntries(clusters.map(name => [name, replaced(name)])), {
      crds: { gatewayApi: { assumes: { version: 'v1.6.1' } } },
      ...(links && { mesh: { topology: linked(...links) } }),
    });
    const shop = new MeshNamespace(fleet, 'shop');
    const service = backend(shop);
    if (caller === undefined) {
      const gateway = new Gateway(shop, 'web', {
        clusters: names('alpha'),
        controller: controller ?? { cilium: {} },
        listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
      });
      new HttpRoute(shop, 'pages', {
        gateways: [{ gateway }],
        rules: [{ backends: [{ service, port: 80 }] }],
      });
    } else caller(shop, service);
    new DefaultDeny(shop, 'closed', {
      directions: ['ingress'],
      ...(denied && { clusters: names(...denied) }),
    });
    more?.(shop, fleet);
    return fleet;
  };

const ingress = (shop: MeshNamespace, service: GlobalService | ExportedService): unknown =>
  new Ingress(shop, 'pages', {
    clusters: names('alpha'),
    controller: { cilium: { loadBalancerMode: 'shared' } },
    rules: [
      { host: 'a.example.com', paths: [{ path: '/', pathType: 'Prefix', backend: { service, port: 80 } }] },
    ],
  });

const allowed =
  (props: AllowSystemProps = {}) =>
  (shop: MeshNamespace): unknown =>
    new AllowFromIngress(shop, 'gateways', props);

type Rule = Extract<RawPolicyProps, { spec: unknown }>['spec'];

/** What leaves the proxy of alpha, beside a way in. */
const exits =
  (egress: NonNullable<Rule['egress']>): NonNullable<Setting['more']> =>
  (shop, fleet) => {
    allowed()(shop);
    new RawPolicy(fleet, 'proxy', {
      clusters: names('alpha'),
      spec: {
        endpointSelector: { matchExpressions: [{ key: 'reserved:ingress', operator: 'Exists' }] },
        egress,
      },
    });
  };
const toPods = (cluster: string): NonNullable<Rule['egress']> => [
  {
    toEndpoints: [
      { matchLabels: { 'io.kubernetes.pod.namespace': 'shop', 'io.cilium.k8s.policy.cluster': cluster } },
    ],
  },
];

const breaking = (title: string, fleet: () => Fleet, says: string): Breaking => ({
  title,
  fleet,
  finds: [{ path: 'shop/pages', clusters: ['alpha'], says }],
});
const holding = (title: string, fleet: () => Fleet): Holding => ({ title, fleet });

const both = global({ providers: names('alpha', 'beta') });

export const closedRoutes: CasesByRule = {
  'route/closed-by-policy': {
    breaks: [
      breaking(
        'a default deny at the pods of another cluster',
        routed(),
        'HTTPRoute shop/pages: spec.rules[0].backendRefs[0]: policies of the pods of the Service shop/cart in beta let no gateway',
      ),
      breaking(
        'in every cluster that answers',
        routed({ backend: both }),
        'the pods of the Service shop/cart in alpha, beta let no gateway of Cilium in',
      ),
      breaking(
        'an import',
        routed({ backend: exported }),
        'the pods of the ServiceImport shop/cart in beta let no gateway of Cilium in',
      ),
      breaking(
        'an Ingress',
        routed({ caller: ingress }),
        'Ingress shop/pages: spec.rules[0].http.paths[0].backend',
      ),
      breaking(
        'its way in on the port of the service',
        routed({ more: allowed({ ports: [{ tcp: 80 }] }) }),
        'in beta let no gateway of Cilium in',
      ),
      breaking(
        'its way in for other pods than those that are declared',
        routed({
          more: shop => {
            allowed({ pods: { app: 'cart', tier: 'web' } })(shop);
            new Workload(shop, 'cart', { labels: { app: 'cart' }, clusters: names('beta') });
          },
        }),
        'in beta (pods declared by the blueprint, not seen) let no gateway',
      ),
      breaking(
        'callers that prefer the pods of their own cluster, which are closed',
        routed({
          backend: global({ providers: names('alpha', 'beta'), affinity: 'local' }),
          denied: ['alpha'],
        }),
        'the pods of the Service shop/cart in alpha let no gateway',
      ),
      breaking(
        'an open cluster that is not linked',
        routed({
          backend: global({ providers: names('beta', 'gamma') }),
          clusters: ['alpha', 'beta', 'gamma'],
          links: [
            ['alpha', 'beta'],
            ['beta', 'gamma'],
          ],
          denied: ['beta'],
        }),
        'the pods of the Service shop/cart in beta let no gateway',
      ),
      breaking(
        'a policy about the proxy itself',
        routed({ more: exits(toPods('alpha')) }),
        'policies about reserved:ingress let the gateways of the cluster out to none of the pods of the Service shop/cart in beta',
      ),
    ],
    holds: [
      holding('a way in', routed({ more: allowed() })),
      holding('a way in on the port of the pods', routed({ more: allowed({ ports: [{ tcp: 8080 }] }) })),
      holding('a way in for some pods of the service', routed({ more: allowed({ pods: { tier: 'web' } }) })),
      holding('one cluster that lets it in', routed({ backend: both, denied: ['beta'] })),
      holding('an Ingress with a way in', routed({ caller: ingress, more: allowed() })),
      holding('an import with a way in', routed({ backend: exported, more: allowed() })),
      holding('a proxy that is let out', routed({ more: exits(toPods('beta')) })),
      holding(
        'a controller of another make, whose pods nobody knows',
        routed({ controller: { envoyGateway: { className: 'eg', routing: 'clusterIp' } } }),
      ),
      holding('pods that nobody closes', routed({ denied: ['alpha'] })),
    ],
  },
};
