import { isRegex, type KubeObject, validateObject } from '../../src/kinds/index';

test.each([
  ['', true],
  ['/catalog/[0-9]+', true],
  ['GET|HEAD', true],
  ['(?i)get', true],
  ['/a/(?i:b)/(?P<id>[[:alnum:]]+)', true],
  ['\\Q(\\E', true],
  ['\\.\\-\\_\\\\', true],
  ['a{1000}', true],
  ['\\p{Greek}\\x{10FFFF}\\z', true],
  ['(', false],
  ['[', false],
  ['*a', false],
  ['a**', false],
  ['a(?=b)', false],
  ['(?<!a)b', false],
  ['(a)\\1', false],
  ['\\y', false],
  ['a{1001}', false],
  ['a{2,1001}', false],
])('RE2 and %p: %p', (text, is) => {
  expect(isRegex(text)).toBe(is);
});

const policy = (kind: string, toPorts: object, direction = 'ingress'): KubeObject => ({
  apiVersion: 'cilium.io/v2',
  kind,
  metadata: { name: 'p', ...(kind === 'CiliumNetworkPolicy' && { namespace: 'shop' }) },
  spec: { endpointSelector: {}, [direction]: [{ toPorts: [JSON.parse(JSON.stringify(toPorts)) as null] }] },
});
const ports = [{ port: '80', protocol: 'TCP' }];
const problems = (object: KubeObject): string[] =>
  validateObject(object).map(({ pointer, problem }) => `${pointer} ${problem}`);
const l7 = (rules: object): string[] => problems(policy('CiliumNetworkPolicy', { ports, rules }));

test.each<[string, object, string]>([
  ['a path', { http: [{ path: '(' }] }, 'rules.http[0].path must be a regular expression of RE2'],
  ['a method', { http: [{ method: '[' }] }, 'rules.http[0].method must be a regular expression of RE2'],
  ['a host', { http: [{ host: 'a**' }] }, 'rules.http[0].host must be a regular expression of RE2'],
  [
    'a secret without a name',
    { http: [{ headerMatches: [{ name: 'a', secret: { name: '' } }] }] },
    'headerMatches[0].secret.name',
  ],
  [
    'a role and a key',
    { kafka: [{ role: 'produce', apiKey: 'fetch' }] },
    'apiKey must not stand beside role',
  ],
  ['a version', { kafka: [{ apiVersion: 'one' }] }, 'apiVersion must be a whole number'],
  ['a topic', { kafka: [{ topic: 'a b' }] }, 'topic must be at most 255 letters'],
  ['a key without a name', { l7proto: 'x', l7: [{ '': 'a' }] }, 'is no key: it is empty'],
])('the agent refuses %s', (_, rules, says) => {
  expect(l7(rules)).toEqual([expect.stringContaining(says)]);
});

test('what the agent takes', () => {
  const http = [{ path: '/a/.*', method: 'GET|HEAD', host: '(?i)shop\\.example' }, { path: '' }];
  expect(l7({ http })).toEqual([]);
  expect(l7({ kafka: [{ role: 'produce', apiKey: '', apiVersion: '', topic: 'a.b-c_d' }] })).toEqual([]);
  expect(l7({ l7proto: 'x', l7: [{ a: 'b' }] })).toEqual([]);
});

describe('a listener', () => {
  const listener = (kind: string, of: string): string[] =>
    problems(
      policy(kind, { ports, listener: { envoyConfig: { kind: of, name: 'e' }, name: 'l' } }, 'egress'),
    );

  test('of a clusterwide policy is not in a namespace', () => {
    expect(listener('CiliumClusterwideNetworkPolicy', 'CiliumEnvoyConfig')).toEqual([
      'spec.egress[0].toPorts[0].listener.envoyConfig.kind must be CiliumClusterwideEnvoyConfig in a CiliumClusterwideNetworkPolicy',
    ]);
  });

  test('is where the policy may name it', () => {
    expect(listener('CiliumClusterwideNetworkPolicy', 'CiliumClusterwideEnvoyConfig')).toEqual([]);
    expect(listener('CiliumNetworkPolicy', 'CiliumClusterwideEnvoyConfig')).toEqual([]);
    expect(listener('CiliumNetworkPolicy', 'CiliumEnvoyConfig')).toEqual([]);
  });
});

test.each([
  ['both selectors', { endpointSelector: {}, nodeSelector: {}, ingress: [{}] }, 'must have only one of'],
  [
    'a name beside a pattern',
    { endpointSelector: {}, egress: [{ toFQDNs: [{ matchName: 'a', matchPattern: '*' }] }] },
    'must have only one of matchName and matchPattern',
  ],
])('the agent refuses %s', (_, spec, says) => {
  const object = { ...policy('CiliumClusterwideNetworkPolicy', {}), spec } as unknown as KubeObject;
  expect(problems(object)).toEqual([expect.stringContaining(says)]);
});
