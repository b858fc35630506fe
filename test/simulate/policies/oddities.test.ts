import type { JsonMap, KubeObject } from '../../../src/kinds/index';
import type { Endpoint, Flow } from '../../../src/simulate/index';
import type { ClusterSpec } from '../trees';
import { ccnp, cidrGroup, cnp, db, np, pod, verdictIn, web, world } from './objects';

/** What surprises in Cilium's own engine, each with where it says so. */
interface Row {
  readonly source: string;
  readonly what: string;
  readonly in: readonly KubeObject[];
  readonly settings?: Omit<ClusterSpec, 'objects'>;
  readonly from?: Endpoint;
  readonly to?: Endpoint;
  readonly port?: number;
  readonly protocol?: Flow['protocol'];
  readonly is: 'allow' | 'deny' | 'unknown';
}

const closed = cnp({ ingress: [{}] });
const from = (...fromEndpoints: readonly JsonMap[]): KubeObject => cnp({ ingress: [{ fromEndpoints }] });
const labels = (matchLabels: JsonMap): JsonMap => ({ matchLabels });
const fromSet = (...fromCIDRSet: readonly JsonMap[]): KubeObject => cnp({ ingress: [{ fromCIDRSet }] });
const ports = (...list: readonly JsonMap[]): KubeObject => cnp({ ingress: [{ toPorts: [{ ports: list }] }] });
/** A pod whose two containers give one name to two ports. */
const twice = pod('a/shop/app=db', {
  ports: [
    { name: 'dns', port: 53, protocol: 'UDP' },
    { name: 'dns', port: 5353, protocol: 'TCP' },
  ],
});
/** The namespace other, of the team x. */
const team: KubeObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'other', labels: { team: 'x' } },
};
const hosted = pod('a/shop/app=db,host=x');
const starting = pod('a/shop/app=db,init=x');

const keys: readonly Row[] = [
  {
    source: '#48027',
    what: 'a pod with a label host is not isolated',
    in: [closed],
    to: hosted,
    is: 'allow',
  },
  {
    source: '#48027',
    what: 'nor by a deny',
    in: [cnp({ ingressDeny: [{ fromEntities: ['all'] }] })],
    to: hosted,
    is: 'allow',
  },
  {
    source: '#48027',
    what: 'nor where enforcement is always',
    in: [],
    settings: { values: { policyEnforcementMode: 'always' } },
    from: hosted,
    to: hosted,
    is: 'allow',
  },
  {
    source: '#48027',
    what: 'with the host firewall it is',
    in: [closed],
    settings: { values: { hostFirewall: { enabled: true } } },
    to: hosted,
    is: 'deny',
  },
  {
    source: '#48027',
    what: 'with labels of its own choice nobody knows',
    in: [closed],
    settings: { values: { labels: 'k8s:app' } },
    to: hosted,
    is: 'unknown',
  },
  {
    source: 'pkg/policy/repository.go',
    what: 'a pod with a label init is always closed',
    in: [],
    to: starting,
    is: 'deny',
  },
  {
    source: 'pkg/policy/repository.go',
    what: 'and its rules open it',
    in: [ccnp({ ingress: [{ fromEntities: ['cluster'] }] })],
    to: starting,
    is: 'allow',
  },
  {
    source: 'pkg/policy/repository.go',
    what: 'which default deny off does not',
    in: [cnp({ enableDefaultDeny: { ingress: false }, ingress: [{}] })],
    to: starting,
    is: 'deny',
  },
  {
    source: 'pkg/labels/label.go',
    what: '$host is a reserved label to older agents alone',
    in: [from(labels({ $host: '' }))],
    from: { remoteNode: {} },
    is: 'unknown',
  },
  {
    source: 'pkg/labels/label.go',
    what: 'reserved.remote-node too',
    in: [from(labels({ 'reserved.remote-node': '' }))],
    from: { remoteNode: {} },
    is: 'allow',
  },
  {
    source: 'pkg/labels/label.go',
    what: 'and an empty source is any',
    in: [from(labels({ ':app': 'web' }))],
    is: 'unknown',
  },
];

const derived: readonly Row[] = [
  {
    source: 'pkg/k8s/utils/utils.go',
    what: 'a pod cannot claim labels of its namespace',
    in: [from(labels({ 'io.cilium.k8s.namespace.labels.team': 'x' }))],
    from: pod('a/other/io.cilium.k8s.namespace.labels.team=x'),
    is: 'deny',
  },
  {
    source: 'pkg/k8s/utils/utils.go',
    what: 'those of the namespace itself count',
    in: [team, from(labels({ 'io.cilium.k8s.namespace.labels.team': 'x' }))],
    from: pod('a/other/app=web'),
    is: 'allow',
  },
  {
    source: 'pkg/k8s/utils/utils.go',
    what: 'nor another namespace',
    in: [from(labels({ 'io.kubernetes.pod.namespace': 'trusted' }))],
    from: pod('a/other/io.kubernetes.pod.namespace=trusted'),
    is: 'deny',
  },
  {
    source: 'pkg/k8s/utils/utils.go',
    what: 'nor another cluster',
    in: [from(labels({ 'any:io.cilium.k8s.policy.cluster': 'c' }))],
    from: pod('a/shop/io.cilium.k8s.policy.cluster=c'),
    is: 'deny',
  },
];

const numbers: readonly Row[] = [
  {
    source: 'pkg/types/portmap.go',
    what: 'of two ports with one name the last counts',
    in: [ports({ port: 'dns', protocol: 'TCP' })],
    to: twice,
    port: 5353,
    is: 'allow',
  },
  {
    source: 'pkg/types/portmap.go',
    what: 'even for another protocol',
    in: [ports({ port: 'dns', protocol: 'UDP' })],
    to: twice,
    port: 53,
    protocol: 'UDP',
    is: 'deny',
  },
  {
    source: 'pkg/types/portmap.go',
    what: 'in a NetworkPolicy too',
    in: [np({ ingress: [{ ports: [{ port: 'dns', protocol: 'UDP' }] }] })],
    to: twice,
    port: 53,
    protocol: 'UDP',
    is: 'deny',
  },
  {
    source: 'pkg/types/portmap.go',
    what: 'at egress too',
    in: [cnp({ egress: [{ toPorts: [{ ports: [{ port: 'dns' }] }] }] })],
    to: twice,
    port: 53,
    protocol: 'UDP',
    is: 'deny',
  },
  {
    source: 'pkg/policy/api/rule_validation.go',
    what: 'protocols without ports need an option',
    in: [ports({ port: '0', protocol: 'VRRP' })],
    protocol: 'VRRP',
    is: 'unknown',
  },
  {
    source: 'pkg/policy/api/rule_validation.go',
    what: 'with a port left out too',
    in: [ports({ protocol: 'GRE' })],
    protocol: 'GRE',
    is: 'unknown',
  },
];

const blocks: readonly Row[] = [
  {
    source: 'pkg/policy/api/rule_validation.go',
    what: 'an exception around its block',
    in: [fromSet({ cidr: '192.0.2.0/24', except: ['192.0.0.0/16'] })],
    from: world('192.0.2.1'),
    is: 'unknown',
  },
  {
    source: 'pkg/policy/types/selector.go',
    what: 'an exception that is its block',
    in: [fromSet({ cidr: '192.0.2.0/24', except: ['192.0.2.0/24'] })],
    from: world('192.0.2.1'),
    is: 'deny',
  },
  {
    source: 'pkg/policy/api/rule_validation.go',
    what: 'a block beside a group',
    in: [cidrGroup('g', {}, '192.0.2.0/24'), fromSet({ cidr: '192.0.2.0/24', cidrGroupRef: 'g' })],
    from: world('192.0.2.1'),
    is: 'unknown',
  },
  {
    source: 'pkg/labels/cidr.go',
    what: 'bits behind the prefix mean nothing',
    in: [fromSet({ cidr: '192.0.2.77/24' })],
    from: world('192.0.2.1'),
    is: 'allow',
  },
];

/** Service shop/db in front of the pods of one name. */
const service: KubeObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'db', namespace: 'shop' },
  spec: { selector: { 'example.com-app': 'db' }, ports: [{ port: 80 }] },
};
const toService = cnp({
  egress: [{ toServices: [{ k8sService: { serviceName: 'db', namespace: 'shop' } }] }],
});

const services: readonly Row[] = [
  {
    source: '#46732',
    what: 'keys with dots in the selector of a service',
    in: [service, toService],
    to: pod('a/shop/example.com-app=db'),
    is: 'allow',
  },
  {
    source: '#46732',
    what: 'before 1.20',
    in: [service, toService],
    settings: { version: '1.19.6' },
    to: pod('a/shop/example.com-app=db'),
    is: 'unknown',
  },
  {
    source: '#46732',
    what: 'do not matter for other pods',
    in: [service, toService],
    to: pod('a/shop/app=web'),
    is: 'deny',
  },
];

const always = { values: { policyEnforcementMode: 'always' }, version: '1.20.0' };
const node: Endpoint = { host: {} };
const nodes: readonly Row[] = [
  {
    source: '#48444',
    what: 'a node and its pods without rules where enforcement is always',
    in: [],
    settings: always,
    from: node,
    is: 'deny',
  },
  {
    source: '#48444',
    what: 'in a newer patch, which may have mended it',
    in: [],
    settings: { ...always, version: '1.20.99' },
    from: node,
    is: 'unknown',
  },
  {
    source: '#48444',
    what: 'before 1.20',
    in: [],
    settings: { ...always, version: '1.19.6' },
    from: node,
    is: 'allow',
  },
  { source: '#48444', what: 'with a rule', in: [closed], settings: always, from: node, is: 'allow' },
  {
    source: '#48444',
    what: 'a rule of the other direction is none',
    in: [cnp({ egress: [{}] })],
    settings: always,
    from: node,
    is: 'deny',
  },
  {
    source: '#48444',
    what: 'pods with a label init too',
    in: [],
    settings: { version: '1.20.0' },
    from: node,
    to: starting,
    is: 'deny',
  },
  {
    source: '#48444',
    what: 'another node needs a rule anyway',
    in: [],
    settings: always,
    from: { remoteNode: {} },
    is: 'deny',
  },
];

const byAddress = { values: { policyCIDRMatchMode: 'nodes' }, version: '1.20.0' };
const everyAddress = fromSet({ cidr: '0.0.0.0/0' });
const addresses: readonly Row[] = [
  {
    source: '#47827',
    what: 'a block of every address against nodes that CIDRs match',
    in: [everyAddress],
    settings: byAddress,
    from: { remoteNode: {} },
    is: 'deny',
  },
  {
    source: '#47827',
    what: 'in 1.18, of which nobody says it',
    in: [everyAddress],
    settings: { ...byAddress, version: '1.18.12' },
    from: { remoteNode: {} },
    is: 'unknown',
  },
  {
    source: '#47827',
    what: 'in a newer patch, which may have mended it',
    in: [everyAddress],
    settings: { ...byAddress, version: '1.20.99' },
    from: { remoteNode: {} },
    is: 'unknown',
  },
  {
    source: '#47827',
    what: 'a narrower block against nodes',
    in: [fromSet({ cidr: '10.0.0.0/8' })],
    settings: byAddress,
    from: { remoteNode: {} },
    is: 'unknown',
  },
  {
    source: '#47827',
    what: 'against nodes that they do not match',
    in: [everyAddress],
    from: { remoteNode: {} },
    is: 'deny',
  },
  {
    source: '#47827',
    what: 'against the world',
    in: [everyAddress],
    settings: byAddress,
    from: world(),
    is: 'allow',
  },
  {
    source: 'pkg/option, policy-cidr-match-mode',
    what: 'a block against pods that CIDRs match',
    in: [everyAddress],
    settings: { values: { policyCIDRMatchMode: ['pods'] } },
    is: 'unknown',
  },
];

const north = cidrGroup('north', { site: 'north' }, '192.0.2.0/24');
const prod = cidrGroup('prod', { stage: 'prod' }, '192.0.2.0/28', '198.51.100.0/24');
const fromGroups = (cidrGroupSelector: JsonMap, more: JsonMap = {}): KubeObject =>
  fromSet({ cidrGroupSelector, ...more });
const stage = (operator: string, ...values: readonly string[]): JsonMap => ({
  matchExpressions: [{ key: 'stage', operator, ...(values.length > 0 && { values }) }],
});
const groups: readonly Row[] = [
  {
    source: 'pkg/policy/types/selector.go, CIDRSelector',
    what: 'two groups around an address fit together',
    in: [north, prod, fromGroups(labels({ site: 'north', stage: 'prod' }))],
    from: world('192.0.2.1'),
    is: 'allow',
  },
  {
    source: 'pkg/policy/types/selector.go, CIDRSelector',
    what: 'one of them does not',
    in: [north, prod, fromGroups(labels({ site: 'north', stage: 'prod' }))],
    from: world('192.0.2.77'),
    is: 'deny',
  },
  {
    source: 'pkg/policy/types/selector.go, CIDRSelector',
    what: 'what only excludes means the rest of the world',
    in: [prod, fromGroups(stage('NotIn', 'prod'))],
    from: world('203.0.113.1'),
    is: 'allow',
  },
  {
    source: 'pkg/policy/types/selector.go, CIDRSelector',
    what: 'but nothing in an excluded group',
    in: [prod, fromGroups(stage('DoesNotExist'))],
    from: world('198.51.100.1'),
    is: 'deny',
  },
  {
    source: 'pkg/policy/types/selector.go, CIDRSelector',
    what: 'of pods nobody knows',
    in: [prod, fromGroups(stage('NotIn', 'prod'))],
    is: 'unknown',
  },
  {
    source: 'pkg/policy/types/selector.go, CIDRSelector',
    what: 'nor what every group means to them',
    in: [prod, fromGroups({})],
    is: 'unknown',
  },
  {
    source: 'pkg/policy/types/selector.go, CIDRSelector',
    what: 'a label that groups have is none of pods',
    in: [prod, fromGroups(stage('Exists'))],
    is: 'deny',
  },
  {
    source: 'pkg/policy/api/cidr.go, LabelForCIDRGroupRef',
    what: 'the name of a group is a label',
    in: [
      cidrGroup('here', {}, '198.51.100.0/24'),
      fromGroups({ matchExpressions: [{ key: 'io.cilium.policy.cidrgroupname/here', operator: 'Exists' }] }),
    ],
    from: world('198.51.100.1'),
    is: 'allow',
  },
  {
    source: '#48366',
    what: 'a group of every address',
    in: [cidrGroup('all', {}, '0.0.0.0/0'), fromSet({ cidrGroupRef: 'all' })],
    from: world('198.51.100.1'),
    is: 'unknown',
  },
  {
    source: '#48366',
    what: 'denied',
    in: [
      cidrGroup('all', {}, '0.0.0.0/0'),
      cnp({
        ingressDeny: [{ fromCIDRSet: [{ cidrGroupRef: 'all' }] }],
        enableDefaultDeny: { ingress: false },
      }),
    ],
    from: world('198.51.100.1'),
    is: 'unknown',
  },
  {
    source: '#48366',
    what: 'and a narrower block of the same group',
    in: [cidrGroup('all', {}, '0.0.0.0/0', '198.51.100.0/24'), fromSet({ cidrGroupRef: 'all' })],
    from: world('198.51.100.1'),
    is: 'allow',
  },
  {
    source: 'pkg/policy/k8s/cilium_cidr_group.go',
    what: 'a group that is not there, for an address that is not known',
    in: [fromSet({ cidrGroupRef: 'gone' })],
    from: world(),
    is: 'deny',
  },
  {
    source: 'pkg/policy/types/selector.go, CIDRSelector',
    what: 'an exception of groups',
    in: [prod, fromGroups(stage('Exists'), { except: ['198.51.100.0/28'] })],
    from: world('198.51.100.1'),
    is: 'deny',
  },
  {
    source: 'TestCIDRGroupDuplicateLabelKeys',
    what: 'two values of one label',
    in: [prod, cidrGroup('test', { stage: 'test' }, '198.51.100.0/28'), fromGroups(stage('In', 'test'))],
    from: world('198.51.100.1'),
    is: 'allow',
  },
  {
    source: 'TestCIDRGroupDuplicateLabelKeys',
    what: 'two values of one label before 1.20',
    in: [prod, cidrGroup('test', { stage: 'test' }, '198.51.100.0/28'), fromGroups(stage('In', 'test'))],
    settings: { version: '1.19.6' },
    from: world('198.51.100.1'),
    is: 'unknown',
  },
  {
    source: 'pkg/policy/types/selector.go, CIDRSelector',
    what: 'an address that the flow does not say',
    in: [prod, fromGroups(stage('NotIn', 'prod'))],
    from: world(),
    is: 'unknown',
  },
];

const toNames = (...toFQDNs: readonly JsonMap[]): KubeObject => cnp({ egress: [{ toFQDNs }] });
const matchpattern = 'pkg/fqdn/matchpattern';
const deep = world('192.0.2.1', 'a.b.example.com');
const names: readonly Row[] = [
  { source: matchpattern, what: 'stars alone', in: [toNames({ matchPattern: '**' })], to: deep, is: 'allow' },
  {
    source: matchpattern,
    what: 'two stars in front are any number of labels',
    in: [toNames({ matchPattern: '**.example.com' })],
    to: deep,
    is: 'allow',
  },
  {
    source: matchpattern,
    what: 'three are as two',
    in: [toNames({ matchPattern: '***.example.com' })],
    to: deep,
    is: 'allow',
  },
  {
    source: matchpattern,
    what: 'but one label at least',
    in: [toNames({ matchPattern: '**.a.b.example.com' })],
    to: deep,
    is: 'deny',
  },
  {
    source: matchpattern,
    what: 'two elsewhere are as one',
    in: [toNames({ matchPattern: 'a.**.com' })],
    to: deep,
    is: 'deny',
  },
  {
    source: 'pkg/policy/api/fqdn.go',
    what: 'a star in a name',
    in: [toNames({ matchName: '*.example.com' })],
    to: deep,
    is: 'unknown',
  },
];

const tables = { names, addresses, groups, nodes, keys, derived, numbers, blocks, services };
describe.each(Object.entries(tables))('oddities of %s', (_, rows) => {
  test.each(rows.map(row => [`${row.what} (${row.source})`, row] as const))('%s', (_name, row) => {
    const { from: source = web, to = db, port = 80, protocol = 'TCP' } = row;
    const verdict = verdictIn(
      { a: { ...row.settings, objects: row.in }, b: {} },
      { from: source, to, port, protocol },
    );
    expect([verdict.verdict, verdict]).toEqual([row.is, expect.anything()]);
  });
});

test('L7 rules refuse nothing where nothing is denied by default (#38676)', () => {
  const rules = { http: [{ method: 'GET' }] };
  const ingress = [{ toPorts: [{ ports: [{ port: '80', protocol: 'TCP' }], rules }] }];
  const l7 = (...in_: readonly KubeObject[]): number =>
    verdictIn({ a: { objects: in_ } }, { from: web, to: db, port: 80 }).ingress.l7.length;
  const quiet = cnp({ enableDefaultDeny: { ingress: false }, ingress });
  expect([l7(cnp({ ingress })), l7(quiet), l7(quiet, closed)]).toEqual([1, 0, 1]);
});

test('what the API server does not serve is unknown', () => {
  const outside = { world: { ip: '192.0.2.1' } };
  const to = (...objects: readonly KubeObject[]): string =>
    verdictIn({ a: { objects } }, { from: web, to: outside, port: 80 }).egress.verdict;
  const rule = cnp({ egress: [{ toCIDRSet: [{ cidrGroupRef: 'vpn' }] }] });
  const group = cidrGroup('vpn', {}, '192.0.2.0/24');
  expect(to(rule, group)).toBe('allow');
  expect(to(rule, { ...group, apiVersion: 'cilium.io/v2alpha1' })).toBe('allow');
  expect(to(rule, { ...group, apiVersion: 'cilium.io/v9' })).toBe('unknown');
  expect(to(rule)).toBe('deny');
  expect(to({ ...rule, apiVersion: 'cilium.io/v9' })).toBe('unknown');
});
