import {
  AllowDns,
  AllowFromIngress,
  DefaultDeny,
  type DefaultDenyProps,
  type Fleet,
  type FlowProps,
  MeshNamespace,
  MeshPolicy,
  type MeshPolicyProps,
  RawPolicy,
} from '../../../../src/model/index';
import { type ClusterChanges, linked, twoGenericClusters } from '../../../support/fleets';
import type { CasesByRule, Expected } from './case';

const pods = { pods: { app: 'a' } };
const web = { ports: [{ tcp: 80 }] } as const;
const get = [{ method: 'GET' }] as const;

interface Setting {
  readonly clusters?: ClusterChanges;
  readonly deny?: DefaultDenyProps;
  readonly ofFleet?: DefaultDenyProps;
  readonly apart?: boolean;
}

/** A fleet with the policy shop/p. */
const saying =
  (props: MeshPolicyProps, { clusters, deny, ofFleet, apart = false }: Setting = {}) =>
  (): Fleet => {
    const fleet = twoGenericClusters(clusters, apart ? { mesh: { topology: linked() } } : {});
    const shop = new MeshNamespace(fleet, 'shop');
    new MeshPolicy(shop, 'p', props);
    if (deny !== undefined) new DefaultDeny(shop, 'deny', deny);
    if (ofFleet !== undefined) new DefaultDeny(fleet, 'everywhere', ofFleet);
    return fleet;
  };
const allow = (flow: Partial<FlowProps>, setting?: Setting): (() => Fleet) =>
  saying({ allow: { from: pods, to: pods, ...flow } }, setting);
const deny = (flow: Partial<FlowProps>, setting?: Setting): (() => Fleet) =>
  saying({ deny: { from: pods, to: pods, ...flow } }, setting);

const p = (says: string, ...clusters: string[]): Expected => ({ path: 'shop/p', clusters, says });
const closed: Setting = { deny: {} };

const values = (of: Readonly<Record<string, boolean | string[]>>): ClusterChanges => ({
  beta: { cilium: { values: of } },
});

export const policies: CasesByRule = {
  'policy/no-end': {
    breaks: [
      {
        title: 'the world on both sides',
        fleet: allow({ from: { entities: ['world'] }, to: { cidrs: ['192.0.2.0/24'] } }),
        finds: [p("neither end of the policy 'shop/p'")],
      },
      {
        title: 'the end alone that is no pods',
        fleet: allow({ to: { entities: ['host'] }, only: 'ingress' }),
        finds: [p('neither end')],
      },
    ],
    holds: [
      { title: 'the end that is pods', fleet: allow({ to: { entities: ['host'] }, only: 'egress' }) },
      { title: 'one end of two', fleet: allow({ only: 'ingress' }) },
    ],
  },

  'policy/derived-label': {
    breaks: [
      {
        title: 'a cluster as a label',
        fleet: allow({ from: { pods: { 'io.cilium.k8s.policy.cluster': 'beta' } } }),
        finds: [p("'from' of the policy 'shop/p' chooses pods by the label 'io.cilium.k8s.policy.cluster'")],
      },
      {
        title: 'a namespace in a condition, with a source',
        fleet: allow({ to: { pods: {}, where: { 'k8s:io.kubernetes.pod.namespace': { exists: true } } } }),
        finds: [p("by the label 'k8s:io.kubernetes.pod.namespace'")],
      },
    ],
    holds: [
      {
        title: 'a service account, which nothing else says',
        fleet: allow({ from: { pods: { 'io.cilium.k8s.policy.serviceaccount': 'web' } } }),
      },
    ],
  },

  'policy/reserved-label': {
    breaks: [
      {
        title: 'what is no pod as a label',
        fleet: allow({ from: { pods: { 'reserved:world': '' } }, to: { pods: { 'reserved.host': '' } } }),
        finds: [
          p("'from' of the policy 'shop/p' chooses pods by the label 'reserved:world'"),
          p("'to' of the policy 'shop/p' chooses pods by the label 'reserved.host'"),
        ],
      },
      {
        title: 'the same in a condition',
        fleet: deny({ to: { pods: {}, where: { 'reserved:init': { exists: true } } } }),
        finds: [p("the label 'reserved:init', which is reserved")],
      },
    ],
    holds: [
      { title: 'an entity', fleet: allow({ from: { entities: ['world'] } }) },
      { title: 'a label that only begins so', fleet: allow({ from: { pods: { reservedFor: 'x' } } }) },
    ],
  },

  'policy/unknown-entity': {
    breaks: [
      {
        title: 'an entity of a later minor',
        fleet: allow({ from: { entities: ['cluster-mesh'] } }),
        finds: [p("Cilium 1.20 does not know the entity 'cluster-mesh' in 'from'", 'alpha', 'beta')],
      },
      {
        title: 'the same in two minors',
        fleet: deny(
          { to: { entities: ['cluster-mesh', 'world'] } },
          { clusters: { beta: { cilium: { version: '1.19.6' } } } },
        ),
        finds: [p("Cilium 1.19, 1.20 does not know the entity 'cluster-mesh' in 'to'", 'alpha', 'beta')],
      },
    ],
    holds: [
      {
        title: 'every other one',
        fleet: allow({
          from: {
            entities: [
              'all',
              'world',
              'host',
              'remote-node',
              'kube-apiserver',
              'ingress',
              'health',
              'init',
              'unmanaged',
            ],
          },
        }),
      },
    ],
  },

  'policy/entity-of-one-cluster': {
    breaks: [
      {
        title: 'cluster, where clusters are linked',
        fleet: allow({ from: { entities: ['world', 'cluster'] } }),
        finds: [p("'from' of the policy 'shop/p' is the entity 'cluster'", 'alpha', 'beta')],
      },
    ],
    holds: [
      {
        title: 'cluster, where none is',
        fleet: allow({ from: { entities: ['cluster'] } }, { apart: true }),
      },
      { title: 'another entity', fleet: allow({ from: { entities: ['all'] } }) },
    ],
  },

  'policy/cidr': {
    breaks: [
      {
        title: 'an address without a prefix length',
        fleet: allow({ to: { cidrs: ['192.0.2.1'] } }),
        finds: [p("'192.0.2.1' in 'to' of the policy 'shop/p' is no CIDR")],
      },
      {
        title: 'an exception beside the blocks, and one of the other family',
        fleet: deny({
          from: { cidrs: ['192.0.2.0/24'], except: ['198.51.100.0/24', '2001:db8::/64', '192.0.2.0/25'] },
        }),
        finds: [
          p("the exception '198.51.100.0/24' in 'from' of the policy 'shop/p' lies in none"),
          p("the exception '2001:db8::/64'"),
        ],
      },
      {
        title: 'an exception that is no CIDR',
        fleet: allow({ to: { cidrs: ['192.0.2.0/24'], except: ['192.0.2.0/33'] } }),
        finds: [p("'192.0.2.0/33' in 'to' of the policy 'shop/p' is no CIDR")],
      },
    ],
    holds: [
      {
        title: 'exceptions that each lie in a block',
        fleet: allow({
          to: {
            cidrs: ['192.0.2.0/24', '2001:db8::/32'],
            except: ['192.0.2.128/25', '2001:db8:1::/48'],
          },
        }),
      },
    ],
  },

  'policy/cidr-of-mesh': {
    breaks: [
      {
        title: 'a block of pods of the other cluster',
        fleet: allow({ to: { cidrs: ['10.2.3.0/24'] } }),
        finds: [
          p("'10.2.3.0/24' in 'to' of the policy 'shop/p' lies over 10.2.0.0/16, the pods of 'beta'", 'beta'),
        ],
      },
      {
        title: 'a block around the nodes',
        fleet: deny({ from: { cidrs: ['192.168.0.0/16'], except: ['192.168.1.0/24'] } }),
        finds: [p("lies over 192.168.2.0/24, the nodes of 'beta'", 'beta')],
      },
    ],
    holds: [
      {
        title: 'a block without the pods',
        fleet: allow({ to: { cidrs: ['10.0.0.0/8'], except: ['10.1.0.0/16', '10.2.0.0/16'] } }),
      },
      { title: 'the world', fleet: allow({ to: { cidrs: ['0.0.0.0/0', '::/0'] } }) },
      { title: 'addresses outside', fleet: allow({ to: { cidrs: ['192.0.2.0/24'] } }) },
      {
        title: 'pods of a cluster that is not linked',
        fleet: allow(
          { from: { ...pods, clusters: { names: ['alpha'] } }, to: { cidrs: ['10.2.0.0/16'] } },
          { apart: true },
        ),
      },
      {
        title: 'nodes, where Cilium compares them',
        fleet: allow(
          { to: { cidrs: ['192.168.2.0/24'] } },
          { clusters: values({ policyCIDRMatchMode: ['nodes'] }) },
        ),
      },
    ],
  },

  'policy/fqdn': {
    breaks: [
      {
        title: 'a name that traffic comes from',
        fleet: allow({ from: { fqdns: ['example.com'] } }),
        finds: [p("'from' of the policy 'shop/p' is a DNS name")],
      },
      {
        title: 'a name that is denied',
        fleet: deny({ to: { fqdns: ['example.com'] } }),
        finds: [p("the policy 'shop/p' denies a DNS name")],
      },
      {
        title: 'no names',
        fleet: allow({ to: { fqdns: ['https://example.com', 'a..b'] } }),
        finds: [p("'a..b' in the policy"), p("'https://example.com' in the policy 'shop/p' is no DNS name")],
      },
    ],
    holds: [
      {
        title: 'names and patterns',
        fleet: allow({ to: { fqdns: ['api.example.com.', '*.example.org', '*', '**.example.net'] } }),
      },
    ],
  },

  'policy/fqdn-of-mesh': {
    breaks: [
      {
        title: 'names of both zones',
        fleet: allow({
          to: { fqdns: ['catalog.shop.svc.clusterset.local', '*.svc.cluster.local.', 'a.shop.svc'] },
        }),
        finds: [
          p("'*.svc.cluster.local.'"),
          p("'a.shop.svc'"),
          p("'catalog.shop.svc.clusterset.local' in the policy 'shop/p' is a name of the mesh itself"),
        ],
      },
    ],
    holds: [{ title: 'a name outside', fleet: allow({ to: { fqdns: ['cluster.local.example.com'] } }) }],
  },

  'policy/layer-seven': {
    breaks: [
      {
        title: 'requests that are denied',
        fleet: deny({ ...web, http: get }, closed),
        finds: [p("the policy 'shop/p' denies requests")],
      },
      {
        title: 'requests and lookups',
        fleet: allow({ ...web, http: get, dns: ['*'] }, closed),
        finds: [p('has both http and dns')],
      },
      {
        title: 'requests without ports, and with others than TCP',
        fleet: allow({ http: get, ports: [{ tcp: 80 }, { any: 81 }] }, closed),
        finds: [p('has http without TCP ports alone')],
      },
      {
        title: 'requests on every port',
        fleet: allow({ http: get }, closed),
        finds: [p('has http without TCP ports alone')],
      },
      {
        title: 'expressions that RE2 does not read',
        fleet: allow({ ...web, http: [{ path: '/a(?!b)' }, { path: '/(' }, { host: '(a)\\1' }] }, closed),
        finds: [p("has the host '(a)\\1'"), p("has the path '/('"), p("has the path '/a(?!b)'")],
      },
      {
        title: 'lookups on a range of ports',
        fleet: allow({ ports: [{ udp: 53, endPort: 54 }], dns: ['a.example.com'] }, closed),
        finds: [p('has dns without single ports')],
      },
      {
        title: 'lookups where they arrive',
        fleet: allow({ ports: [{ udp: 53 }], dns: ['a.example.com'], only: 'ingress' }, closed),
        finds: [p('has dns, and no end where the lookups leave')],
      },
    ],
    holds: [
      {
        title: 'requests',
        fleet: allow({ ...web, http: [{ method: 'GET|HEAD', path: '/a/.*' }, {}] }, closed),
      },
      {
        title: 'lookups',
        fleet: allow({ ports: [{ udp: 53 }, { tcp: 53 }], dns: ['*.example.com'] }, closed),
      },
    ],
  },

  'policy/limits-nothing': {
    breaks: [
      {
        title: 'requests beside a policy in Cilium’s own words about other pods',
        fleet: (): Fleet => {
          const fleet = allow({ ...web, http: get })();
          new RawPolicy(fleet, 'others', {
            spec: { endpointSelector: { matchLabels: { app: 'b' } }, ingress: [{}] },
          });
          return fleet;
        },
        finds: [p('of pods that are in no default deny of ingress', 'alpha', 'beta')],
      },
      {
        title: 'requests beside a policy in Cilium’s own words that only adds',
        fleet: (): Fleet => {
          const fleet = allow({ ...web, http: get })();
          new RawPolicy(fleet, 'adds', {
            spec: {
              endpointSelector: {},
              ingress: [{ fromEntities: ['host'] }],
              enableDefaultDeny: { ingress: false },
            },
          });
          return fleet;
        },
        finds: [p('of pods that are in no default deny of ingress', 'alpha', 'beta')],
      },
      {
        title: 'requests to pods in no default deny',
        fleet: allow({ ...web, http: get }),
        finds: [p('of pods that are in no default deny of ingress', 'alpha', 'beta')],
      },
      {
        title: 'requests to pods whose default deny is elsewhere',
        fleet: allow({ ...web, http: get }, { deny: { clusters: { names: ['alpha'] } } }),
        finds: [p('no default deny of ingress', 'beta')],
      },
      {
        title: 'lookups of pods that are in one of ingress',
        fleet: allow({ ports: [{ udp: 53 }], dns: ['a.example.com'] }, { deny: { directions: ['ingress'] } }),
        finds: [p('no default deny of egress', 'alpha', 'beta')],
      },
      {
        title: 'requests of pods to the world',
        fleet: allow({ to: { entities: ['world'] }, ...web, http: get }),
        finds: [p('no default deny of egress', 'alpha', 'beta')],
      },
      {
        title: 'a namespace that the fleet’s leaves out',
        fleet: allow({ ...web, http: get }, { ofFleet: { leavesOut: ['shop'] } }),
        finds: [p('no default deny of ingress', 'alpha', 'beta')],
      },
      {
        title: 'every namespace, of which one is in default deny',
        fleet: allow({ to: { wholeClusters: { all: {} } }, ...web, http: get }, closed),
        finds: [p('no default deny of ingress', 'alpha', 'beta')],
      },
    ],
    holds: [
      { title: 'pods in default deny', fleet: allow({ ...web, http: get }, closed) },
      { title: 'pods in that of the fleet', fleet: allow({ ...web, http: get }, { ofFleet: {} }) },
      { title: 'ports, into which nobody looks', fleet: allow(web) },
      {
        title: 'pods in a default deny in Cilium’s own words',
        fleet: (): Fleet => {
          const fleet = allow({ ...web, http: get })();
          new RawPolicy(fleet, 'closed', {
            spec: { endpointSelector: {}, ingress: [{}], enableDefaultDeny: { egress: false } },
          });
          return fleet;
        },
      },
    ],
  },

  'policy/dns-open': {
    breaks: [
      {
        title: 'names beside a default deny that lets DNS through',
        fleet: allow(
          { ports: [{ udp: 53 }], dns: ['a.example.com'] },
          { deny: { clusters: { names: ['beta'] } } },
        ),
        finds: [p('lets only some lookups pass', 'beta')],
      },
    ],
    holds: [
      {
        title: 'names beside one that does not',
        fleet: allow({ ports: [{ udp: 53 }], dns: ['a.example.com'] }, { deny: { allowDns: false } }),
      },
      {
        title: 'names beside one of ingress',
        fleet: allow({ ports: [{ udp: 53 }], dns: ['a.example.com'] }, { deny: { directions: ['ingress'] } }),
      },
      { title: 'requests', fleet: allow({ ...web, http: get }, closed) },
    ],
  },

  'policy/icmp': {
    breaks: [
      {
        title: 'messages and ports',
        fleet: allow({ ...web, icmp: [{ type: 8 }] }),
        finds: [p("the policy 'shop/p' has both icmp and ports")],
      },
      {
        title: 'types that are none',
        fleet: deny({ icmp: [{ type: 256 }, { type: 'Echo', family: 'IPv6' }] }),
        finds: [
          p("'256' in the policy 'shop/p' is no type of ICMP over IPv4"),
          p("'Echo' in the policy 'shop/p' is no type of ICMP over IPv6"),
        ],
      },
      {
        title: 'the type that Cilium takes for all',
        fleet: allow({ icmp: [{ type: 0 }, { type: 'EchoReply' }] }),
        finds: [p('names the ICMP type 0'), p('names the ICMP type 0')],
      },
    ],
    holds: [
      {
        title: 'types of both families',
        fleet: allow({
          icmp: [{ type: 'EchoRequest' }, { type: 3 }, { type: 'EchoRequest', family: 'IPv6' }],
        }),
      },
    ],
  },

  'policy/cilium-value': {
    breaks: [
      {
        title: 'requests without the proxy',
        fleet: allow({ ...web, http: get }, { ...closed, clusters: values({ l7Proxy: false }) }),
        finds: [p('needs Cilium’s proxy, and the value l7Proxy is false', 'beta')],
      },
      {
        title: 'names without the proxy',
        fleet: allow({ to: { fqdns: ['example.com'] } }, { clusters: values({ l7Proxy: false }) }),
        finds: [p('the value l7Proxy is false', 'beta')],
      },
      {
        title: 'an allow that would deny',
        fleet: allow({}, { clusters: values({ enableNonDefaultDenyPolicies: false }) }),
        finds: [p('the value enableNonDefaultDenyPolicies is false', 'beta')],
      },
    ],
    holds: [
      { title: 'ports without the proxy', fleet: allow(web, { clusters: values({ l7Proxy: false }) }) },
      {
        title: 'the value in a cluster that the policy is not in',
        fleet: allow(
          { from: { entities: ['world'] }, to: { ...pods, clusters: { names: ['alpha'] } } },
          { clusters: values({ enableNonDefaultDenyPolicies: false }) },
        ),
      },
      {
        title: 'baselines of the fleet',
        fleet: (): Fleet => {
          const fleet = twoGenericClusters();
          new AllowDns(fleet, 'dns');
          new AllowFromIngress(fleet, 'gateways', web);
          return fleet;
        },
      },
    ],
  },
};
