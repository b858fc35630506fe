import { readEnd } from '../../../src/cli/reach/end-text';
import { answerFlow, type FlowAnswer } from '../../../src/cli/reach/flow';
import type { Protocol } from '../../../src/simulate/index';
import type { JsonMap, KubeObject } from '../../../src/kinds/index';
import { cnp } from '../../simulate/policies/objects';
import { global, meshOf } from '../../simulate/trees';

const deployment = (name: string, labels: JsonMap): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'shop' },
  spec: { template: { metadata: { labels }, spec: { containers: [] } } },
});
const from = (app: string, port: string): JsonMap => ({
  fromEndpoints: [{ matchLabels: { app } }],
  toPorts: [{ ports: [{ port, protocol: 'TCP' }] }],
});
const service: KubeObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'api', namespace: 'shop', annotations: global() },
  spec: { selector: { app: 'api' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
};
const both = [
  deployment('web', { app: 'web', tier: 'front' }),
  deployment('api', { app: 'api' }),
  service,
  cnp({ endpointSelector: { matchLabels: { app: 'api' } }, ingress: [from('web', '8080')] }, 'shop', 'api'),
];
const db = cnp({ endpointSelector: { matchLabels: { app: 'db' } }, ingress: [from('api', '5432')] });
const state = meshOf({
  alpha: { objects: both },
  beta: { objects: [...both, deployment('db', { app: 'db' }), db] },
});

interface Question {
  readonly port?: number;
  readonly protocol?: Protocol;
}

function ask(from: string, to: string, { port, protocol = 'TCP' }: Question): FlowAnswer {
  const echo = protocol === 'ICMP' ? 8 : undefined;
  const ends = { from: readEnd('--from', from), to: readEnd('--to', to) };
  return answerFlow(
    { fleet: 'shop', state, plan: undefined, trees: [] },
    { ...ends, port: port ?? echo, protocol },
  );
}

test.each<[from: string, to: string, more: Question, verdict: string]>([
  ['alpha/shop/tier=front', 'alpha/shop/deploy/api', { port: 8080 }, 'allow'],
  ['alpha/shop/app=api', 'alpha/shop/deploy/api', { port: 8080 }, 'deny'],
  ['alpha/shop/app=web,sa=till', 'alpha/shop/deploy/api', { port: 8080 }, 'allow'],
  ['alpha/shop/app=web', 'alpha/shop/app=api', { port: 8080, protocol: 'UDP' }, 'deny'],
  ['alpha/shop/app=web', 'alpha/shop/app=api', { protocol: 'ICMP' }, 'deny'],
  ['world', 'alpha/shop/app=web', { port: 8080 }, 'allow'],
  ['world', 'alpha/shop/app=api', { port: 8080 }, 'deny'],
  ['host', 'alpha/shop/app=api', { port: 8080 }, 'allow'],
  ['alpha/remote-node', 'alpha/shop/app=api', { port: 8080 }, 'deny'],
  ['ingress', 'alpha/shop/app=api', { port: 8080 }, 'deny'],
  ['kube-apiserver', 'alpha/shop/app=api', { port: 8080 }, 'unknown'],
  ['alpha/shop/app=web', '203.0.113.7', { port: 443 }, 'allow'],
  ['203.0.113.0/24', 'alpha/shop/app=api', { port: 8080 }, 'deny'],
  ['alpha/shop/app=web', 'api.example.com', { port: 443 }, 'allow'],
  ['beta/shop/*', 'beta/shop/app=db', { port: 5432 }, 'mixed'],
  ['alpha/shop/app=web', 'alpha/shop/app=api', {}, 'unknown'],
])('%s to %s %j is %4$s', (from, to, more, verdict) => {
  expect(ask(from, to, more).verdict).toBe(verdict);
});

test('addresses are cut where policies cut them', () => {
  const egress = [{ toCIDRSet: [{ cidr: '203.0.113.0/24', except: ['203.0.113.128/26'] }] }];
  const closed = meshOf({ alpha: { objects: [cnp({ egress })] } });
  const ends = { from: readEnd('--from', 'alpha/shop/app=web'), to: readEnd('--to', '203.0.112.0/23') };
  const { verdict, cases } = answerFlow(
    { fleet: 'shop', state: closed, plan: undefined, trees: [] },
    { ...ends, port: 443, protocol: 'TCP' },
  );
  expect(verdict).toBe('mixed');
  expect(cases.map(one => [one.verdict, one.to])).toEqual([
    ['deny', '203.0.112.0 to 203.0.112.255, 203.0.113.128 to 203.0.113.191'],
    ['allow', '203.0.113.0 to 203.0.113.127, 203.0.113.192 to 203.0.113.255'],
  ]);
});

test.each<[string, string, Question, RegExp]>([
  ['alpa/shop/app=web', 'alpha/shop/app=api', {}, /^shop has no cluster 'alpa'\. Did you mean 'alpha'\?$/],
  [
    'alpha/shp/app=web',
    'alpha/shop/app=api',
    {},
    /^Nothing in alpha is in a namespace 'shp', and no policy there is about it\. Did you mean 'shop'\?$/,
  ],
  ['world', '203.0.113.7', {}, /^Neither end is in a cluster/],
  [
    'alpha/shop/deploy/wep',
    'world',
    {},
    /^The trees hold no Deployment shop\/wep in alpha\. Did you mean 'web'\?$/,
  ],
  ['alpha/shop/svc/api', 'alpha/shop/app=api', {}, /^A service begins no flow/],
  [
    'beta/shop/app=web',
    'alpha/shop/svc/api',
    { port: 80 },
    /^A caller in beta uses the service that beta has/,
  ],
  ['world', 'alpha/shop/svc/api', { port: 80 }, /^How the world comes to a service .* is not simulated/],
  [
    'alpha/shop/app=web',
    'alpha/shop/svc/api',
    { port: 8080 },
    /^The service shop\/api of alpha has no port 8080\/TCP\. It has 80\/TCP\.$/,
  ],
  ['alpha/shop/app=web', 'alpha/shop/svc/api', {}, /is called on a port; say --port\. It has 80\/TCP\./],
  [
    'alpha/shop/app=web',
    'alpha/shop/svc/apy',
    { port: 80 },
    /^alpha has no service shop\/apy, and imports none\. Did you mean 'shop\/api'\?$/,
  ],
  ['alpha/world', 'alpha/shop/app=api', {}, /^The world is in no cluster; write 'world' alone\.$/],
])('%s to %s %j is refused', (from, to, more, message) => {
  expect(() => ask(from, to, more)).toThrow(message);
});
