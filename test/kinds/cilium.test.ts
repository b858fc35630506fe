import {
  ciliumNetworkPolicy,
  validateObject,
  type CiliumRule,
  type IngressRule,
} from '../../src/kinds/index';
import { problemWithPort } from '../../src/kinds/schemas/cilium/portname';
import { refuses, type Refusal } from './refuses';
import { samples } from './samples';

const selector = { matchLabels: { app: 'a' } };
const portSentence =
  "must be a number from 0 to 65535, or a name of at most 15 letters, digits and single '-'";
const aSection = 'must have at least one rule in ingress, ingressDeny, egress or egressDeny';
const cidrSentence = 'must be a CIDR with a prefix length, such as 10.0.0.0/8';

const refusals: Refusal[] = [
  ['spec.ingres', [], "is not a known field; did you mean 'ingress'?"],
  ['spec.ingress[0].fromEntitiez', [], "is not a known field; did you mean 'fromEntities'?"],
  ['spec.endpointSelector', undefined, 'must have endpointSelector or nodeSelector', 'spec'],
  ['spec', { endpointSelector: {} }, aSection],
  ['spec', { endpointSelector: {}, ingress: [] }, aSection],
  ['spec', undefined, 'must have spec or specs', ''],
  [
    'specs',
    [{ nodeSelector: {}, egress: [{}] }],
    'is only allowed in a CiliumClusterwideNetworkPolicy',
    'specs[0].nodeSelector',
  ],
  [
    'spec.ingress[0].fromCIDR',
    ['10.0.0.0/8'],
    'must not have fromEndpoints and fromCIDR together: a rule takes one kind of peer, so write a rule for each',
    'spec.ingress[0]',
  ],
  [
    'spec.ingressDeny[0].fromEntities',
    ['all'],
    'must not have fromCIDRSet and fromEntities together: a rule takes one kind of peer, so write a rule for each',
    'spec.ingressDeny[0]',
  ],
  [
    'spec.ingress[0].icmps',
    [{ fields: [{ type: 8 }] }],
    'must not stand beside toPorts: write a rule for each',
  ],
  ['spec.ingress[1].fromEntities[0]', 'worl', `must not be "worl"; did you mean 'world'?`],
  [
    'spec.ingress[1].fromEntities[0]',
    'cluster-mesh',
    'must be all, world, cluster, host, init, ingress, unmanaged, remote-node, health, none or kube-apiserver, not "cluster-mesh"',
  ],
  [
    'spec.ingress[1].icmps[0].fields[0].type',
    'PacketTooBig',
    'must be a number from 0 to 255, or the name of a type of ICMP over IPv4',
  ],
  ['spec.ingress[1].icmps[0].fields[1].type', 256, 'must be at most 255'],
  ['spec.ingress[0].toPorts[0].ports[0].port', 8080, 'must be a string, not 8080'],
  ['spec.ingress[0].toPorts[0].ports[0].port', '65536', portSentence],
  ['spec.ingress[0].toPorts[0].ports[0].port', undefined, 'is missing'],
  ['spec.ingress[0].toPorts[0].ports[0].endPort', 65536, 'must be at most 65535'],
  ['spec.ingress[0].toPorts[0].ports[0].endPort', 8079, 'must not be below port 8080'],
  ['spec.egressDeny[0].toPorts[0].ports[0].protocol', 'tcp', `must not be "tcp"; did you mean 'TCP'?`],
  [
    'spec.egressDeny[0].toPorts[0].ports[0].protocol',
    'GRE',
    'must be left out or "0" with protocol GRE',
    'spec.egressDeny[0].toPorts[0].ports[0].port',
  ],
  ['spec.egressDeny[0].toPorts[0].rules', {}, 'is not a known field'],
  [
    'spec.ingress[0].toPorts[0].ports',
    Array(41).fill({ port: '1', protocol: 'TCP' }),
    'must have at most 40 entries',
  ],
  ['spec.ingress[0].toPorts[0].ports[0].protocol', 'UDP', 'must be TCP, because the rule looks into layer 7'],
  [
    'spec.ingress[0].toPorts[0].ports[0].protocol',
    undefined,
    'must be TCP, because the rule looks into layer 7',
  ],
  [
    'spec.ingress[0].toPorts[0].ports[0]',
    { port: '0', protocol: 'TCP' },
    'must not be "0", because the rule looks into layer 7',
    'spec.ingress[0].toPorts[0].ports[0].port',
  ],
  [
    'spec.ingress[0].toPorts[0].terminatingTLS',
    undefined,
    'needs terminatingTLS when the rule looks into layer 7',
    'spec.ingress[0].toPorts[0].serverNames',
  ],
  [
    'spec.ingress[0].toPorts[0].rules.dns',
    [],
    'must have only one of http and dns',
    'spec.ingress[0].toPorts[0].rules',
  ],
  ['spec.ingress[0].toPorts[0].rules', {}, 'must have http, dns, kafka or l7proto'],
  [
    'spec.ingress[0].toPorts[0]',
    { ports: [{ port: '53' }], rules: { dns: [{ matchName: 'a' }] } },
    'is only allowed on egress',
    'spec.ingress[0].toPorts[0].rules.dns',
  ],
  ['spec.ingress[0].toPorts[0].rules.l7', [{ a: 'b' }], 'is only allowed beside l7proto'],
  ['spec.egress[0].toPorts[0].ports', undefined, 'is missing: DNS rules need the port of the DNS server, 53'],
  ['spec.egress[0].toPorts[0].ports[0].endPort', 54, 'must not be set: DNS rules take no ranges of ports'],
  ['spec.egress[0].toPorts[0].rules.dns[0]', {}, 'must have matchName or matchPattern'],
  [
    'spec.ingressDeny[0].toPorts',
    [{ ports: [{ port: '0', endPort: 79 }] }],
    'must not be 0 with an endPort: Cilium takes such a range for every port',
    'spec.ingressDeny[0].toPorts[0].ports[0].port',
  ],
  [
    'spec.ingressDeny[0].toPorts',
    [{ listener: {} }],
    'is not a known field',
    'spec.ingressDeny[0].toPorts[0].listener',
  ],
  [
    'spec.egress[3].toPorts[0].rules',
    { http: [{}] },
    'must not stand beside layer 7 rules',
    'spec.egress[3].toPorts[0].listener',
  ],
  ['spec.egress[3].toPorts[0].listener.priority', 0, 'must be at least 1'],
  ['spec.egress[3].toPorts[0].originatingTLS.secret', undefined, 'is missing'],
  ['spec.egressDeny[0].toCIDR[0]', '10.0.0.1', cidrSentence],
  ['spec.egressDeny[0].toCIDR[0]', '10.0.0.0/33', cidrSentence],
  ['spec.ingressDeny[0].fromCIDRSet[0].except[0]', '11.0.0.0/16', 'must lie within 10.0.0.0/8'],
  ['spec.ingressDeny[0].fromCIDRSet[0].except[0]', 'fd00::/16', 'must lie within 10.0.0.0/8'],
  [
    'spec.ingressDeny[0].fromCIDRSet[0].cidrGroupRef',
    'a',
    'must have only one of cidr and cidrGroupRef',
    'spec.ingressDeny[0].fromCIDRSet[0]',
  ],
  ['spec.egress[1].toFQDNs[0].matchName', 'a..b', 'must be a DNS name of at most 255 characters'],
  ['spec.egressDeny[0].toFQDNs', [], 'is not a known field'],
  [
    'spec.ingress[0].fromEndpoints[0].matchLabels.a b',
    '',
    "is no label key: it must be letters, digits, '-', '_' and '.', with a letter or digit at both ends, after an optional 'domain/'",
    'spec.ingress[0].fromEndpoints[0].matchLabels["a b"]',
  ],
  ['spec.ingress[0].fromEndpoints[0].matchExpressions[0].values', [], 'must not be empty with operator In'],
  [
    'spec.ingress[0].fromEndpoints[0].matchExpressions[1].values',
    ['a'],
    'must be empty with operator DoesNotExist',
  ],
  [
    'spec.ingress[0].fromEndpoints[0].matchLabels.a',
    'x y',
    "must be letters, digits, '-', '_' and '.', with a letter or digit at both ends, or empty",
  ],
  ['spec.log.value', 'a\nb', 'must be at most 32 printable characters'],
];

refuses('CiliumNetworkPolicy', samples.ciliumNetworkPolicy, refusals);

refuses('CiliumClusterwideNetworkPolicy', samples.hostPolicy, [
  ['metadata.namespace', 'shop', 'must not be set: a CiliumClusterwideNetworkPolicy is in no namespace'],
  ['specs[0].endpointSelector', {}, 'must have only one of endpointSelector and nodeSelector', 'specs[0]'],
  [
    'specs[0].ingress[0].toPorts',
    [{ ports: [{ port: '80', protocol: 'TCP' }], rules: { http: [{}] } }],
    'is not allowed on ingress of a policy for nodes',
    'specs[0].ingress[0].toPorts[0].rules.http',
  ],
  [
    'specs[0].egress',
    [{ toPorts: [{ ports: [{ port: '80', protocol: 'TCP' }], rules: { http: [{}] } }] }],
    'is not allowed on egress of a policy for nodes',
    'specs[0].egress[0].toPorts[0].rules.http',
  ],
]);

const accepted: [string, Partial<CiliumRule>][] = [
  [
    'an empty list of peers beside a filled one',
    { ingress: [{ fromEndpoints: [], fromCIDR: ['10.0.0.1/8'] }] },
  ],
  [
    'every port, as a port and as a range',
    { egress: [{ toPorts: [{ ports: [{ port: '0' }, { port: '0', endPort: 65535 }] }] }] },
  ],
  ['a deny of everybody', { ingressDeny: [{ fromEntities: ['all'] }] }],
  [
    'protocols without ports',
    { egress: [{ toPorts: [{ ports: [{ protocol: 'ESP' }, { port: '0', protocol: 'GRE' }] }] }] },
  ],
  [
    'services with ports',
    {
      egress: [
        { toServices: [{ k8sService: { serviceName: 'a' } }], toPorts: [{ ports: [{ port: '80' }] }] },
      ],
    },
  ],
  [
    'what went away in 1.19 and 1.20',
    {
      ingress: [
        {
          fromRequires: [selector],
          toPorts: [
            {
              ports: [{ port: '9092', protocol: 'TCP' }],
              rules: { kafka: [{ role: 'produce', topic: 'a' }] },
            },
          ],
        },
      ],
    },
  ],
  ['a label key with a CIDR', { ingress: [{ fromEndpoints: [{ matchLabels: { 'cidr:10.0.0.0/8': '' } }] }] }],
  [
    'names of ICMP messages',
    { egress: [{ icmps: [{ fields: [{ family: 'IPv6', type: 'PacketTooBig' }, { type: '8' }] }] }] },
  ],
];

test.each(accepted)('takes %s', (_, rule) => {
  const metadata = { name: 'a', namespace: 'b' };
  expect(validateObject(ciliumNetworkPolicy({ metadata, spec: { endpointSelector: {}, ...rule } }))).toEqual(
    [],
  );
});

test('names a port as the agent does, not as the loose pattern of the CRD', () => {
  for (const good of ['0', '80', '65535', 'http', 'HTTP-2', '0x10', 'a'.repeat(15)])
    expect(problemWithPort(good)).toBeUndefined();
  for (const bad of ['', '65536', '080', '80x!', '8080 ', '-a', 'a--b', '1e3_', 'a'.repeat(16), '100000'])
    expect(problemWithPort(bad)).toBe(portSentence);
});

test('several problems come in the order of the object', () => {
  const rules = Array.from({ length: 12 }, (): unknown => ({ fromEntity: ['all'] })) as IngressRule[];
  const policy = ciliumNetworkPolicy({
    metadata: { name: 'A', namespace: 'b' },
    spec: { endpointSelector: {}, ingress: rules },
  });
  const pointers = validateObject(policy).map(({ pointer }) => pointer);
  expect(pointers).toEqual(['metadata.name', ...rules.map((_, i) => `spec.ingress[${i}].fromEntity`)]);
});
