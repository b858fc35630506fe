import type { JsonMap, KubeObject } from '../../../src/kinds/index';
import type { Endpoint } from '../../../src/simulate/index';
import { ccnp, cnp, db, np, verdictIn, web, world } from './objects';

const validation = 'pkg/policy/api/rule_validation.go';
const labels = 'pkg/labels/validation.go';
const crd = 'the CRD';

const http = (...requests: readonly JsonMap[]): KubeObject =>
  cnp({ ingress: [{ toPorts: [{ ports: [{ port: '80', protocol: 'TCP' }], rules: { http: requests } }] }] });
const out = (more: JsonMap, protocol = 'TCP'): KubeObject =>
  cnp({ egress: [{ toPorts: [{ ports: [{ port: '53', protocol }], ...more }] }] });
const dns = (lookup: JsonMap): KubeObject => out({ rules: { dns: [lookup] } }, 'UDP');
const from = (...fromEndpoints: readonly JsonMap[]): KubeObject => cnp({ ingress: [{ fromEndpoints }] });
const key = (name: string): JsonMap => ({ matchLabels: { [name]: 'web' } });
const value = (text: string): JsonMap => ({ matchLabels: { app: text } });
const port = (more: JsonMap): KubeObject =>
  cnp({ ingress: [{ toPorts: [{ ports: [{ port: '79', ...more }] }] }] });
const long = 'x'.repeat(64);
const listener = (kind: string): JsonMap => ({
  egress: [
    { toPorts: [{ ports: [{ port: '53' }], listener: { envoyConfig: { kind, name: 'x' }, name: 'x' } }] },
  ],
});

/** What agents or the API server refuse is what was there before, which nobody knows. */
const refused: readonly (readonly [what: string, source: string, policy: KubeObject])[] = [
  ['a path that RE2 does not read', 'pkg/policy/api/http.go', http({ path: '(' })],
  ['a method that RE2 does not read', 'pkg/policy/api/http.go', http({ method: '[' })],
  ['a path that looks ahead', 'pkg/policy/api/http.go', http({}, { path: '/(?=a)' })],
  ['a header without a name', 'pkg/policy/api/http.go', http({ headerMatches: [{ name: '' }] })],
  [
    'a mismatch of no kind',
    'pkg/policy/api/http.go',
    http({ headerMatches: [{ name: 'x', mismatch: 'DROP' }] }),
  ],
  ['a pattern of lookups with a blank', 'pkg/policy/api/fqdn.go', dns({ matchPattern: 'a b' })],
  ['a name of lookups with a star', 'pkg/policy/api/fqdn.go', dns({ matchName: '*.example.com' })],
  ['an empty server name', validation, out({ serverNames: [''] })],
  ['a server name with a blank', crd, out({ serverNames: ['a b'] })],
  ['TLS without a secret', crd, out({ terminatingTLS: {} })],
  [
    'a name and a pattern',
    'pkg/policy/api/fqdn.go',
    cnp({ egress: [{ toFQDNs: [{ matchName: 'example.com', matchPattern: '*.example.com' }] }] }),
  ],
  ['a key with a blank', labels, from(key('a b'))],
  ['a key with two sources', labels, from(key('k8s:k8s:app'))],
  ['a key with a long name', labels, from(key(long))],
  ['a value with a blank', labels, from(value('a b'))],
  ['a long value', labels, from(value(long))],
  [
    'a long value of an expression',
    labels,
    from({ matchExpressions: [{ key: 'app', operator: 'NotIn', values: [long] }] }),
  ],
  ['a key of its pods', labels, cnp({ endpointSelector: key('a b'), ingress: [{}] })],
  ['a key with a source in a NetworkPolicy', 'Kubernetes', np({ podSelector: key('k8s:app') })],
  ['pods and nodes', validation, ccnp({ nodeSelector: {}, ingress: [{}] })],
  ['a listener of a namespace in none', 'pkg/policy/l4.go', ccnp(listener('CiliumEnvoyConfig'))],
  [
    'a family of ICMP in small letters',
    validation,
    cnp({ ingress: [{ icmps: [{ fields: [{ family: 'ipv6', type: 8 }] }] }] }),
  ],
  ['the port of a protocol without ports', validation, port({ protocol: 'VRRP' })],
  ['an endPort that is text', crd, port({ endPort: '90' })],
  ['an endPort beyond the last', crd, port({ endPort: 70_000 })],
  ['a default that is text', crd, cnp({ ingress: [{}], enableDefaultDeny: { ingress: 'false' } })],
];

const taken: readonly (readonly [what: string, policy: KubeObject, to?: Endpoint])[] = [
  ['what RE2 reads and JavaScript does not', http({ path: '(?i:a)(?P<b>c)\\z' })],
  [
    'lookups with a name and a pattern',
    dns({ matchName: 'a.example', matchPattern: '*.example' }),
    world('192.0.2.1'),
  ],
  ['a server name with a star', out({ serverNames: ['*.example.com'] }), world('192.0.2.1')],
  ['a long label of a namespace', from(key(`io.cilium.k8s.namespace.labels.${'x'.repeat(60)}`))],
  ['a block as a key', from(key('cidr:192.0.2.0/24'))],
  ['a listener of a namespace in one', cnp(listener('CiliumEnvoyConfig')), world('192.0.2.1')],
];

const asked = (policy: KubeObject, to = db) =>
  verdictIn({ a: { objects: [policy] } }, { from: web, to, port: 53, protocol: 'UDP' });

test.each(refused)('%s is refused (%s)', (_, _source, policy) => {
  const { verdict, egress, ingress } = asked(policy);
  expect([verdict, JSON.stringify([egress, ingress])]).toEqual([
    'unknown',
    expect.stringMatching(/Cilium refuses .*, since .*; what was there before stays/),
  ]);
});

test.each(taken.map(([what, policy, to = db]) => [what, policy, to] as const))(
  '%s is not',
  (_, policy, to) => {
    expect(asked(policy, to).verdict).not.toBe('unknown');
  },
);

test('pods and nodes at once are nobody in particular', () => {
  const both = ccnp({ nodeSelector: {}, ingress: [{}] });
  const values = { hostFirewall: { enabled: true } };
  const verdict = (to: Endpoint): string =>
    verdictIn({ a: { objects: [both], values } }, { from: web, to, port: 80 }).ingress.verdict;
  expect([verdict(db), verdict({ host: {} })]).toEqual(['unknown', 'unknown']);
});
