import { ApiObject } from 'cdk8s';
import {
  DefaultDeny,
  type Fleet,
  GlobalService,
  Layer,
  MeshNamespace,
  MeshPolicy,
  type NamespaceProps,
  RawNetworkPolicy,
  type RawNetworkPolicyProps,
  RawPolicy,
  type RawPolicyProps,
  Workload,
} from '../../../../src/model/index';
import { type ClusterChanges, type FleetChange, fleetOf, linked } from '../../../support/fleets';
import type { Breaking, CasesByRule, Expected, Holding } from '../../plan/cases/case';
import { at, helmRelease, layerOf, ociRepository, type Written } from './fleet';

export const clusterLabel = 'io.cilium.k8s.policy.cluster';
export const namespaceLabel = 'io.kubernetes.pod.namespace';

type Rule = Extract<RawPolicyProps, { spec: unknown }>['spec'];
type Fill = (shop: MeshNamespace, fleet: Fleet) => unknown;

interface Around {
  readonly clusters?: ClusterChanges;
  readonly change?: FleetChange;
  readonly namespace?: NamespaceProps;
}

/** Linked clusters `alpha` and `beta`, unless there are others, with the namespace `shop`. */
export const shopOf =
  (fill: Fill, { clusters = { alpha: {}, beta: {} }, change, namespace }: Around = {}) =>
  (): Fleet => {
    const fleet = fleetOf(clusters, change);
    fill(new MeshNamespace(fleet, 'shop', namespace), fleet);
    return fleet;
  };

/** The policy `shop/p` in alpha, with what is said of it. */
export const policy = (
  spec: Partial<Rule>,
  around: Around = {},
  more: Fill = () => undefined,
): (() => Fleet) =>
  shopOf((shop, fleet) => {
    new RawPolicy(shop, 'p', {
      clusters: { names: ['alpha'] },
      spec: { endpointSelector: { matchLabels: { app: 'cart' } }, ...spec },
    });
    more(shop, fleet);
  }, around);

const networkPolicy = (spec: RawNetworkPolicyProps['spec']): (() => Fleet) =>
  shopOf(shop => {
    new RawNetworkPolicy(shop, 'p', { clusters: { names: ['alpha'] }, spec });
  });

/** A workload of the layer `apps` in the namespace `shop`, in every cluster. */
export const deployment = (name: string, labels: Readonly<Record<string, string>>): Written => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'shop' },
  spec: {
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'example.com/main:1' }] } },
  },
});

export const withApps =
  (...objects: Written[]): Fill =>
  (_, fleet) => {
    new Layer(fleet, 'apps', {
      build: chart => {
        for (const [i, object] of objects.entries()) new ApiObject(chart, `o${i}`, structuredClone(object));
      },
    });
  };

export const p = (says: string, clusters: readonly string[] = ['alpha']): Expected => ({
  path: 'shop/p',
  clusters,
  says,
});

const breaking = (title: string, fleet: () => Fleet, ...finds: Expected[]): Breaking => ({
  title,
  fleet,
  finds,
});
const holding = (title: string, fleet: () => Fleet): Holding => ({ title, fleet });

const from = (labels: Readonly<Record<string, string>>, more: object = {}): Partial<Rule> => ({
  ingress: [{ fromEndpoints: [{ matchLabels: labels, ...more }] }],
});
const everyCluster = { matchExpressions: [{ key: clusterLabel, operator: 'Exists' as const }] };
/** A policy of a layer of people's own. */
const inLayer = (spec: Rule): Written => ({
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumNetworkPolicy',
  metadata: { name: 'p', namespace: 'default' },
  spec,
});
const fromEntity = { ingress: [{ fromEntities: ['host' as const] }] };
const at118: Around = { change: { cilium: { version: '1.18.12' } } };
const at119: Around = { change: { cilium: { version: '1.19.6' } } };
const lookInto = {
  http: { ports: [{ port: '80', protocol: 'TCP' as const }], rules: { http: [{ method: 'GET' }] } },
  dns: { ports: [{ port: '80', protocol: 'TCP' as const }], rules: { dns: [{ matchPattern: '*' }] } },
};
const kafka: Partial<Rule> = {
  ingress: [
    {
      fromEntities: ['host'],
      toPorts: [{ ports: [{ port: '9092', protocol: 'TCP' }], rules: { kafka: [{ topic: 'a' }] } }],
    },
  ],
};
const requires = {
  ingress: [{ fromRequires: [{ matchLabels: { a: 'b' } }], fromEntities: ['host' as const] }],
};
const protocol = (name: 'VRRP' | 'GRE'): Partial<Rule> => ({
  ingress: [{ fromEntities: ['host'], toPorts: [{ ports: [{ port: '0', protocol: name }] }] }],
});
const mode = (name: 'disabled' | 'required'): Partial<Rule> => ({
  ingress: [{ fromEntities: ['host'], authentication: { mode: name } }],
});

/** alpha, hub and omega, of which only hub is linked with both others. */
const chain: Around = {
  clusters: { alpha: {}, hub: {}, omega: {} },
  change: { mesh: { topology: linked(['alpha', 'hub'], ['hub', 'omega']) } },
};

const frontend = { app: 'frontend', [clusterLabel]: 'beta' };
const cart: Fill = shop => {
  new GlobalService(shop, 'cart', {
    ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    selector: { app: 'cart' },
    providers: { names: ['alpha'] },
  });
};
const many: Around = {
  clusters: Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`c${i + 1}`, {}])),
};
/** About `ports` × 100 entries for each of 70 clusters. */
const everybody = (ports: number, more: object = {}): (() => Fleet) =>
  shopOf((_, fleet) => {
    new RawPolicy(fleet, 'p', {
      clusters: { names: ['c1'] },
      spec: {
        endpointSelector: {},
        enableDefaultDeny: { ingress: false },
        ingress: [
          {
            fromEndpoints: [{ ...everyCluster, ...more }],
            toPorts: [
              {
                ports: Array.from({ length: ports }, (_, i) => ({
                  port: `${8000 + i}`,
                  protocol: 'TCP' as const,
                })),
              },
            ],
          },
        ],
      },
    });
  }, many);

const allowBeta: Partial<Rule> = {
  egress: [
    {
      toEndpoints: [{ matchLabels: { app: 'stock', [clusterLabel]: 'beta' } }],
      toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }] }],
    },
  ],
};
const denyInBeta: Fill = shop => {
  new DefaultDeny(shop, 'closed', { clusters: { names: ['beta'] }, directions: ['ingress'] });
};
const answerInBeta =
  (port: string): Fill =>
  (shop, fleet) => {
    denyInBeta(shop, fleet);
    new RawPolicy(shop, 'answer', {
      clusters: { names: ['beta'] },
      spec: {
        endpointSelector: { matchLabels: { app: 'stock', tier: 'back' } },
        ingress: [
          {
            fromEndpoints: [{ matchLabels: { app: 'cart', [clusterLabel]: 'alpha' } }],
            toPorts: [{ ports: [{ port, protocol: 'TCP' }] }],
          },
        ],
      },
    });
  };

const closed = (fill: Fill): (() => Fleet) =>
  shopOf((shop, fleet) => {
    cart(shop, fleet);
    new DefaultDeny(shop, 'closed', { directions: ['ingress'] });
    fill(shop, fleet);
  });
/** Lets callers of one cluster in, which others may have too; all have the pods of another workload. */
const onlyFrom = (cluster: string, ...having: string[]): (() => Fleet) =>
  shopOf(
    (shop, fleet) => {
      cart(shop, fleet);
      new DefaultDeny(shop, 'closed', { directions: ['ingress'] });
      new Workload(shop, 'other', { labels: { app: 'other' } });
      if (having.length > 0)
        new Workload(shop, 'frontend', { labels: { app: 'frontend' }, clusters: { names: having } });
      new MeshPolicy(shop, 's', {
        allow: {
          from: { pods: { app: 'frontend' }, clusters: { names: [cluster] } },
          to: { service: 'shop/cart' },
          ports: [{ tcp: 8080 }],
        },
      });
    },
    { clusters: { alpha: {}, beta: {}, gamma: {} } },
  );
const opened = (spec: Partial<Rule>): (() => Fleet) =>
  closed(shop => {
    new RawPolicy(shop, 'p', { spec: { endpointSelector: {}, ...spec } });
  });

export const policies: CasesByRule = {
  'policy/other-minor': {
    breaks: [
      breaking(
        'rules of Kafka in 1.20',
        policy(kafka),
        p('spec.ingress[0].toPorts[0].rules.kafka is there only up to Cilium 1.19'),
      ),
      breaking(
        'fromRequires in 1.19',
        policy(requires, at119),
        p('spec.ingress[0].fromRequires[0] is there only up to Cilium 1.18'),
      ),
      breaking(
        'VRRP in 1.18',
        policy(protocol('VRRP'), at118),
        p('only since Cilium 1.19, and its clusters have 1.18'),
      ),
      breaking(
        'GRE in 1.19',
        policy(protocol('GRE'), at119),
        p('only since Cilium 1.20, and its clusters have 1.19'),
      ),
    ],
    holds: [
      holding('rules of Kafka in 1.19', policy(kafka, at119)),
      holding('fromRequires in 1.18', policy(requires, at118)),
      holding('VRRP in 1.19', policy(protocol('VRRP'), at119)),
      holding('GRE in 1.20', policy(protocol('GRE'))),
    ],
  },

  'policy/refused': {
    breaks: [
      breaking(
        'nodes by their labels, which the agents do not read',
        policy({ ingress: [{ fromNodes: [{ matchLabels: { a: 'b' } }] }] }),
        p('the agents of alpha refuse CiliumNetworkPolicy shop/p, since nodes are only selected where'),
      ),
    ],
    holds: [
      holding(
        'nodes by their labels, where the agents read them',
        policy(
          { ingress: [{ fromNodes: [{ matchLabels: { a: 'b' } }] }] },
          { change: { cilium: { version: '1.20.3', values: { nodeSelectorLabels: true } } } },
        ),
      ),
      holding('nodes as an entity', policy({ ingress: [{ fromEntities: ['remote-node'] }] })),
    ],
  },

  'policy/clash': {
    breaks: [
      breaking(
        'two kinds of L7 rules for one port and its peers, in one rule',
        policy({ egress: [{ toEntities: ['world'], toPorts: [lookInto.http, lookInto.dns] }] }),
        p('spec.egress[0] ask different proxies to look into the same port, in alpha'),
      ),
      breaking(
        'in two policies, about pods of which only they know',
        policy({ egress: [{ toEntities: ['world'], toPorts: [lookInto.http] }] }, {}, shop => {
          new RawPolicy(shop, 'q', {
            clusters: { names: ['alpha'] },
            spec: { endpointSelector: {}, egress: [{ toEntities: ['world'], toPorts: [lookInto.dns] }] },
          });
        }),
        {
          path: 'shop/q',
          clusters: ['alpha'],
          says: 'spec.egress[0] and spec.egress[0] of CiliumNetworkPolicy shop/p ask for different L7 rules',
        },
      ),
    ],
    holds: [
      holding(
        'for other peers',
        policy({
          egress: [
            { toEntities: ['world'], toPorts: [lookInto.http] },
            { toEntities: ['host'], toPorts: [lookInto.dns] },
          ],
        }),
      ),
      holding(
        'about other pods',
        policy({ egress: [{ toEntities: ['world'], toPorts: [lookInto.http] }] }, {}, shop => {
          new RawPolicy(shop, 'q', {
            clusters: { names: ['alpha'] },
            spec: {
              endpointSelector: { matchLabels: { app: 'other' } },
              egress: [{ toEntities: ['world'], toPorts: [lookInto.dns] }],
            },
          });
        }),
      ),
    ],
  },

  'policy/authentication': {
    breaks: [
      breaking(
        'authentication that is required',
        policy(mode('required')),
        p('authentication.mode is required'),
      ),
      breaking(
        'authentication in a layer',
        layerOf([inLayer({ endpointSelector: {}, ...mode('required') })]),
        at(0, 'CiliumNetworkPolicy default/p: spec.ingress[0].authentication.mode is required'),
      ),
    ],
    holds: [holding('authentication that is off', policy(mode('disabled')))],
  },

  'policy/unknown-cluster': {
    breaks: [
      breaking(
        'a slip of the pen',
        policy(from({ app: 'frontend', [clusterLabel]: 'betta' })),
        p("spec.ingress[0].fromEndpoints[0] names the cluster 'betta', which the fleet does not have"),
      ),
      breaking(
        'one in a list, with a source before the key',
        policy(
          from(
            {},
            { matchExpressions: [{ key: `k8s:${clusterLabel}`, operator: 'In', values: ['beta', 'gamma'] }] },
          ),
        ),
        p("names the cluster 'gamma'"),
      ),
      breaking(
        'a subject of a cluster',
        policy({ ...fromEntity, endpointSelector: { matchLabels: { [clusterLabel]: 'gamma' } } }),
        p('spec.endpointSelector names the cluster'),
      ),
      breaking(
        'a NetworkPolicy',
        networkPolicy({
          podSelector: {},
          ingress: [{ from: [{ podSelector: { matchLabels: { [clusterLabel]: 'gamma' } } }] }],
        }),
        p('spec.ingress[0].from[0] names the cluster'),
      ),
    ],
    holds: [
      holding('a cluster of the fleet', policy(from(frontend))),
      holding('every cluster', policy(from({ app: 'frontend' }, everyCluster))),
    ],
  },

  'policy/unlinked-cluster': {
    breaks: [
      breaking(
        'a cluster that only a third one connects',
        policy(from({ [clusterLabel]: 'omega' }), chain),
        p('names omega, with which alpha is not linked'),
      ),
    ],
    holds: [
      holding('a linked cluster', policy(from({ [clusterLabel]: 'hub' }), chain)),
      holding('its own cluster', policy(from({ [clusterLabel]: 'alpha' }), chain)),
      holding(
        'one linked cluster of two',
        policy(
          from({}, { matchExpressions: [{ key: clusterLabel, operator: 'In', values: ['hub', 'omega'] }] }),
          chain,
        ),
      ),
    ],
  },

  'policy/local-namespace': {
    breaks: [
      breaking(
        'a local namespace',
        policy(from({ app: 'frontend', [clusterLabel]: 'beta' }), { namespace: { scope: 'local' } }),
        p("selects pods of beta, but 'shop' is local in alpha"),
      ),
      breaking(
        'pods of a local namespace',
        policy(
          from({ [namespaceLabel]: 'web', [clusterLabel]: 'beta' }),
          {},
          (_, fleet) => new MeshNamespace(fleet, 'web', { scope: 'local' }),
        ),
        p("selects pods of beta, but 'web' is local there"),
      ),
    ],
    holds: [
      holding('a global namespace', policy(from({ app: 'frontend', [clusterLabel]: 'beta' }))),
      holding(
        'its own cluster',
        policy(from({ [clusterLabel]: 'alpha' }), { namespace: { scope: 'local' } }),
      ),
    ],
  },

  'policy/no-cluster': {
    breaks: [
      breaking(
        'pods of the own namespace',
        policy(from({ app: 'frontend' })),
        p(
          'spec.ingress[0].fromEndpoints[0] names no cluster, which in alpha (Cilium 1.20) means pods of its own cluster alone',
        ),
      ),
      breaking(
        'two selectors',
        policy({ ...from({ app: 'frontend' }), egress: [{ toEndpoints: [{}] }] }),
        p('fromEndpoints[0] (and 1 more) names no cluster'),
      ),
      breaking(
        'a NetworkPolicy',
        networkPolicy({ podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] }),
        p('spec.ingress[0].from[0] names no cluster'),
      ),
    ],
    holds: [
      holding('a cluster', policy(from(frontend))),
      holding(
        'every cluster but one',
        policy(from({}, { matchExpressions: [{ key: clusterLabel, operator: 'NotIn', values: ['beta'] }] })),
      ),
      holding('a cluster without links', policy(from({ app: 'frontend' }), { clusters: { alpha: {} } })),
      holding(
        'a namespace that no other cluster has',
        policy(from({ app: 'frontend' }), { namespace: { clusters: { names: ['alpha'] } } }),
      ),
      holding('a reserved identity', policy(from({ 'reserved:host': '' }))),
      holding(
        'the DNS of every cluster',
        policy({
          egress: [
            { toEndpoints: [{ matchLabels: { [namespaceLabel]: 'kube-system', 'k8s-app': 'kube-dns' } }] },
          ],
        }),
      ),
      holding(
        'pods that linked clusters are known not to have',
        policy(from({ app: 'frontend' }), {}, withApps(deployment('a', { app: 'cart' }))),
      ),
      holding(
        'a statement, which names them always',
        shopOf(shop => {
          new MeshPolicy(shop, 'p', { allow: { from: { pods: {} }, to: { pods: {} } } });
        }),
      ),
    ],
  },

  'policy/cluster-entity': {
    breaks: [
      breaking(
        'ingress of a provider with callers elsewhere',
        policy({ ingress: [{ fromEntities: ['cluster'] }] }, {}, cart),
        p("the entity 'cluster', which leaves out callers of 'shop/cart' in clusters linked with alpha"),
      ),
      breaking(
        'egress of a caller of other clusters',
        shopOf((shop, fleet) => {
          cart(shop, fleet);
          new RawPolicy(shop, 'p', { spec: { endpointSelector: {}, egress: [{ toEntities: ['cluster'] }] } });
        }),
        p("leaves out backends of 'shop/cart'", ['beta']),
      ),
    ],
    holds: [
      holding('no shared service', policy({ ingress: [{ fromEntities: ['cluster'] }] })),
      holding('another entity', policy({ ingress: [{ fromEntities: ['host'] }] }, {}, cart)),
      holding(
        'other pods',
        policy(
          { endpointSelector: { matchLabels: { app: 'x' } }, ingress: [{ fromEntities: ['cluster'] }] },
          {},
          cart,
        ),
      ),
      holding('a deny', policy({ ingressDeny: [{ fromEntities: ['cluster'] }] }, {}, cart)),
    ],
  },

  'policy/cidr-of-pods': {
    breaks: [
      breaking(
        'pods of its own cluster',
        policy({ egress: [{ toCIDR: ['10.1.2.0/24'] }] }),
        p('spec.egress[0].toCIDR[0] is 10.1.2.0/24, which overlaps the pods of alpha (10.1.0.0/16)'),
      ),
      breaking(
        'pods of a linked cluster',
        policy({ ingressDeny: [{ fromCIDRSet: [{ cidr: '10.2.0.0/16' }] }] }),
        p('spec.ingressDeny[0].fromCIDRSet[0].cidr is 10.2.0.0/16'),
      ),
      breaking(
        'a NetworkPolicy',
        networkPolicy({ podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: '10.2.0.0/15' } }] }] }),
        p('spec.egress[0].to[0].ipBlock.cidr is 10.2.0.0/15'),
      ),
    ],
    holds: [
      holding('what is outside', policy({ egress: [{ toCIDR: ['192.0.2.0/24'] }] })),
      holding('everything', policy({ egress: [{ toCIDR: ['0.0.0.0/0'] }] })),
      holding(
        'a block without the pods',
        policy({
          egress: [{ toCIDRSet: [{ cidr: '10.0.0.0/14', except: ['10.1.0.0/16', '10.2.0.0/16'] }] }],
        }),
      ),
      holding(
        'pods of a cluster that is not linked',
        policy({ egress: [{ toCIDR: ['10.3.0.0/16'] }] }, chain),
      ),
    ],
  },

  'policy/api-version': {
    breaks: [
      breaking(
        'versions that nothing serves',
        layerOf([
          { ...inLayer({ endpointSelector: {}, ...fromEntity }), apiVersion: 'cilium.io/v3' },
          {
            apiVersion: 'cilium.io/v9',
            kind: 'CiliumCIDRGroup',
            metadata: { name: 'vpn' },
            spec: { externalCIDRs: [] },
          },
        ]),
        at(0, 'CiliumNetworkPolicy default/p has the API version cilium.io/v3'),
        at(1, 'CiliumCIDRGroup vpn has the API version cilium.io/v9'),
      ),
    ],
    holds: [
      holding(
        'those that every minor serves',
        layerOf([
          inLayer({ endpointSelector: {}, ...fromEntity }),
          {
            apiVersion: 'cilium.io/v2alpha1',
            kind: 'CiliumCIDRGroup',
            metadata: { name: 'vpn' },
            spec: { externalCIDRs: [] },
          },
        ]),
      ),
    ],
  },

  'policy/unknown-cidr-group': {
    breaks: [
      breaking(
        'a group that no tree has',
        policy({ egress: [{ toCIDRSet: [{ cidrGroupRef: 'vpn' }] }] }),
        p("spec.egress[0].toCIDRSet[0].cidrGroupRef names the CiliumCIDRGroup 'vpn'"),
      ),
    ],
    holds: [
      holding(
        'a group of a layer',
        policy(
          { egress: [{ toCIDRSet: [{ cidrGroupRef: 'vpn' }] }] },
          {},
          withApps({
            apiVersion: 'cilium.io/v2',
            kind: 'CiliumCIDRGroup',
            metadata: { name: 'vpn' },
            spec: { externalCIDRs: ['192.0.2.0/24'] },
          }),
        ),
      ),
      holding('groups by their labels', policy({ egress: [{ toCIDRSet: [{ cidrGroupSelector: {} }] }] })),
    ],
  },

  'policy/empty-list': {
    breaks: [
      breaking(
        'no peers',
        policy({ ingress: [{ fromEndpoints: [] }] }),
        p('spec.ingress[0].fromEndpoints is an empty list, which is nobody'),
      ),
      breaking(
        'no ports',
        policy({
          ingress: [{ fromEntities: ['world'], toPorts: [{}] }],
          egressDeny: [{ toPorts: [{ ports: [] }] }],
        }),
        p('spec.egressDeny[0].toPorts[0] has no ports, and denies nothing'),
        p('spec.ingress[0].toPorts[0] has no ports, and lets nothing pass'),
      ),
      breaking(
        'no names',
        policy({ egress: [{ toFQDNs: [] }] }),
        p('toFQDNs is an empty list, which is as if it were not there'),
      ),
      breaking(
        'no peers of a NetworkPolicy',
        networkPolicy({ podSelector: {}, ingress: [{ from: [] }] }),
        p('from is an empty list, which is everybody'),
      ),
    ],
    holds: [
      holding('a rule without fields', policy({ ingress: [{}] })),
      holding('every pod', policy(from({}, everyCluster))),
    ],
  },

  'policy/identities': {
    breaks: [
      breaking('three ports for every pod of 70 clusters', everybody(3), {
        path: 'p',
        clusters: ['c1'],
        says: 'about 300 entries for each of 70 clusters',
      }),
    ],
    holds: [
      holding('two ports', everybody(2)),
      holding('one namespace', everybody(9, { matchLabels: { [namespaceLabel]: 'shop' } })),
    ],
  },

  'policy/selects-nothing': {
    breaks: [
      breaking(
        'a label that no pod has',
        policy(fromEntity, {}, withApps(deployment('a', { app: 'web' }))),
        p('spec.endpointSelector selects no pods: of those known in alpha none fits'),
      ),
      breaking(
        'pods of another cluster',
        policy({ ...fromEntity, endpointSelector: { matchLabels: { [clusterLabel]: 'beta' } } }),
        p('selects no pods'),
      ),
    ],
    holds: [
      holding('a workload', policy(fromEntity, {}, withApps(deployment('a', { app: 'cart' })))),
      holding('pods of other manifests', policy(fromEntity)),
      holding(
        'pods behind a service',
        policy(fromEntity, {}, (shop, fleet) => {
          cart(shop, fleet);
          withApps(deployment('a', { app: 'web' }))(shop, fleet);
        }),
      ),
      holding(
        'a namespace in which something may make more',
        policy(fromEntity, {}, withApps(deployment('a', { app: 'web' }), ociRepository(), helmRelease())),
      ),
    ],
  },

  'policy/unknown-label': {
    breaks: [
      breaking(
        'a slip in a value',
        policy({ ...fromEntity, endpointSelector: { matchLabels: { app: 'crat' } } }, {}, cart),
        p('spec.endpointSelector asks for the label app=crat, which nothing'),
      ),
      breaking(
        'a slip in a key',
        policy({ ...fromEntity, endpointSelector: { matchLabels: { ap: 'cart' } } }, {}, cart),
        p("asks for the label 'ap'"),
      ),
      breaking(
        'a slip in a namespace',
        policy(from({ [namespaceLabel]: 'shp', [clusterLabel]: 'beta' })),
        p('asks for the namespace shp'),
      ),
    ],
    holds: [
      holding('a label of a service', policy(fromEntity, {}, cart)),
      holding(
        'a word that is near nothing',
        policy({ ...fromEntity, endpointSelector: { matchLabels: { app: 'warehouse' } } }, {}, cart),
      ),
      holding(
        'another number',
        policy({ ...fromEntity, endpointSelector: { matchLabels: { app: 'cart2' } } }, {}, cart),
      ),
    ],
  },

  'policy/one-sided': {
    breaks: [
      breaking(
        'egress to pods in default deny',
        policy(allowBeta, {}, denyInBeta),
        p(
          'lets pods out on the side of alpha, but in beta nothing lets them in: no rule allows it, and CiliumNetworkPolicy shop/closed denies ingress by default',
          ['alpha', 'beta'],
        ),
      ),
      breaking(
        'another port',
        policy(allowBeta, {}, answerInBeta('9090')),
        p('nothing lets them in', ['alpha', 'beta']),
        {
          path: 'shop/answer',
          clusters: ['alpha', 'beta'],
          says: 'lets pods in on the side of beta, but in alpha nothing lets them out',
        },
      ),
      breaking(
        'ingress from pods in default deny',
        policy(from({ app: 'frontend', [clusterLabel]: 'beta' }), {}, shop => {
          new DefaultDeny(shop, 'closed', { clusters: { names: ['beta'] }, directions: ['egress'] });
        }),
        p('lets pods in on the side of alpha, but in beta nothing lets them out', ['alpha', 'beta']),
      ),
    ],
    holds: [
      holding('no default deny', policy(allowBeta)),
      holding('an answer, though for pods with one label more', policy(allowBeta, {}, answerInBeta('8080'))),
      holding(
        'a deny that a rule says',
        policy(allowBeta, {}, shop => {
          new RawPolicy(shop, 'no', {
            clusters: { names: ['beta'] },
            spec: { endpointSelector: {}, ingressDeny: [{ fromEntities: ['all'] }] },
          });
        }),
      ),
      holding(
        'its own cluster',
        policy({ egress: [{ toEndpoints: [{ matchLabels: { [clusterLabel]: 'alpha' } }] }] }, {}, denyInBeta),
      ),
    ],
  },

  'service/closed-by-policy': {
    breaks: [
      breaking(
        'nothing but a default deny',
        closed(() => undefined),
        {
          path: 'shop/cart',
          clusters: ['beta'],
          says: "policies let nobody in beta reach the pods of 'shop/cart' in alpha",
        },
      ),
      breaking(
        'the port of the service',
        opened({
          ingress: [
            { fromEndpoints: [{ ...everyCluster }], toPorts: [{ ports: [{ port: '80', protocol: 'TCP' }] }] },
          ],
        }),
        { path: 'shop/cart', clusters: ['beta'], says: 'reach the pods' },
      ),
      breaking('pods of one cluster alone, which another one has too', onlyFrom('beta', 'beta', 'gamma'), {
        path: 'shop/cart',
        clusters: ['gamma'],
        says: "policies let nobody in gamma reach the pods of 'shop/cart' in alpha",
      }),
      breaking('callers of its own cluster', opened({ ingress: [{ fromEntities: ['cluster'] }] }), {
        path: 'shop/cart',
        clusters: ['beta'],
        says: 'reach the pods',
      }),
    ],
    holds: [
      holding('no default deny', shopOf(cart)),
      holding('pods of one cluster alone, which no other one has', onlyFrom('beta', 'beta')),
      holding('pods of one cluster alone, of which nothing is known', onlyFrom('beta')),
      holding(
        'callers everywhere',
        opened({
          ingress: [
            {
              fromEndpoints: [{ matchLabels: { app: 'frontend' }, ...everyCluster }],
              toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }] }],
            },
          ],
        }),
      ),
      holding(
        'a statement',
        closed(shop => {
          new MeshPolicy(shop, 's', {
            allow: { from: { pods: { app: 'frontend' } }, to: { service: 'shop/cart' } },
          });
        }),
      ),
      holding(
        'pods of a namespace that has certain labels',
        opened({
          ingress: [
            {
              fromEndpoints: [
                { matchLabels: { 'io.cilium.k8s.namespace.labels.team': 'web' }, ...everyCluster },
              ],
            },
          ],
        }),
      ),
    ],
  },
};
