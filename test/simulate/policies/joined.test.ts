import type { JsonMap, KubeObject } from '../../../src/kinds/index';
import type { Flow } from '../../../src/simulate/index';
import { ccnp, cnp, db, np, pod, verdictIn, web } from './objects';

/** Rules that Cilium joins before it looks at a flow (cilium pkg/policy/l4.go, pkg/policy/rule.go mergePortProto). */

const port = (more: JsonMap = {}): JsonMap => ({ port: '80', protocol: 'TCP', ...more });
const http: JsonMap = { ports: [port()], rules: { http: [{ method: 'GET' }] } };
const dns: JsonMap = { ports: [port()], rules: { dns: [{ matchPattern: '*' }] } };
const tls: JsonMap = { ports: [port()], serverNames: ['example.com'] };
const plain: JsonMap = { ports: [port()] };
const to = (app: string | undefined, ...toPorts: readonly JsonMap[]): KubeObject =>
  cnp({
    egress: [
      { ...(app !== undefined && { toEndpoints: [{ matchLabels: { app } }] }), toPorts: [...toPorts] },
    ],
  });

const egress = (objects: readonly KubeObject[], flow: Partial<Flow> = {}): string =>
  verdictIn({ a: { objects } }, { from: web, to: db, port: 80, ...flow }).egress.verdict;

describe('two kinds of L7 rules', () => {
  test.each([
    ['http and dns', [http, dns], 'unknown'],
    ['dns and tls', [tls, dns], 'unknown'],
    ['http and tls', [http, tls], 'allow'],
    ['http twice', [http, http], 'allow'],
    ['http and none', [http, plain], 'allow'],
    ['an empty list of dns rules, which is none', [http, { ...plain, rules: { dns: [] } }], 'allow'],
  ] as const)('for one port and all peers: %s', (_, items, is) => {
    expect(egress(items.map(item => to(undefined, item)))).toBe(is);
  });

  test('in one rule and in two policies are the same', () => {
    expect(egress([to('db', http, dns)])).toBe('unknown');
    expect(egress([to('db', http), to('db', dns)])).toBe('unknown');
  });

  test('for other peers, ports or directions are none', () => {
    expect(egress([to('db', http), to('web', dns)])).toBe('allow');
    expect(egress([to('db', http), to('db', { ...dns, ports: [port({ port: '53' })] })])).toBe('allow');
    expect(
      egress([to('db', http), to('db', { ...dns, ports: [port({ endPort: 0, protocol: 'UDP' })] })]),
    ).toBe('allow');
  });

  test('where one is of any protocol', () => {
    expect(egress([to('db', http), to('db', { ...dns, ports: [{ port: '80' }] })])).toBe('unknown');
  });

  test('leave the other direction without an answer too, and other pods with one', () => {
    const objects = [to('db', http, dns), cnp({ ingressDeny: [{ fromEntities: ['all'] }] })];
    const verdict = verdictIn({ a: { objects } }, { from: db, to: web, port: 80 });
    expect(verdict.ingress.verdict).toBe('unknown');
    expect(verdict.ingress.because[0]?.why).toMatch(
      /keeps the policy that the pod had before, since spec.egress/,
    );
    expect(egress(objects, { from: pod('a/other/app=web') })).toBe('allow');
  });

  test('do not matter behind a deny of both, which comes first', () => {
    const first = cnp(
      { egressDeny: [{ toEndpoints: [{ matchLabels: { app: 'db' } }], toPorts: [plain] }] },
      'shop',
      'a',
    );
    expect(egress([first, to('db', http), to('db', dns)])).toBe('deny');
  });
});

test('two kinds of authentication for one peer leave no answer to any flow', () => {
  const asks = (mode: string): KubeObject =>
    cnp({ egress: [{ toEndpoints: [{}], authentication: { mode } }] });
  expect(egress([asks('disabled'), asks('disabled')])).toBe('allow');
  expect(egress([asks('disabled'), asks('required')], { to: pod('a/other/app=db') })).toBe('unknown');
});

test('an empty list of L7 rules calls no proxy (pkg/policy/l4.go, createL4Filter)', () => {
  const l7 = (rules: JsonMap): number =>
    verdictIn({ a: { objects: [to('db', { ...plain, rules })] } }, { from: web, to: db, port: 80 }).egress.l7
      .length;
  expect([l7({ http: [{}] }), l7({ http: [] }), l7({ dns: [] })]).toEqual([1, 0, 0]);
});

describe('a named port with an end', () => {
  const server = pod('a/shop/app=db', { ports: [{ name: 'http', port: 70, protocol: 'TCP' }] });
  const named = (name: string, endPort?: number, protocol?: string): KubeObject =>
    cnp(
      {
        ingress: [
          {
            toPorts: [
              {
                ports: [
                  {
                    port: 'http',
                    ...(endPort !== undefined && { endPort }),
                    ...(protocol !== undefined && { protocol }),
                  },
                ],
              },
            ],
          },
        ],
      },
      'shop',
      name,
    );
  const ingress = (objects: readonly KubeObject[], asked: number): string =>
    verdictIn({ a: { objects } }, { from: web, to: server, port: asked }).ingress.verdict;

  test('is a range', () => {
    expect(ingress([named('a', 90)], 90)).toBe('allow');
    expect(ingress([named('a', 90)], 91)).toBe('deny');
    expect(ingress([named('a', 60)], 70)).toBe('allow');
  });

  test('ends where the first rule about it says, by the names of the policies', () => {
    expect(ingress([named('b', 90), named('a')], 90)).toBe('deny');
    expect(ingress([named('b'), named('a', 90)], 90)).toBe('allow');
    expect(ingress([named('b', 80), named('a', 90, 'UDP')], 80)).toBe('allow');
  });

  test('of a clusterwide policy comes before one of a namespace, and a NetworkPolicy last', () => {
    const wide = ccnp({ ingress: [{ toPorts: [{ ports: [{ port: 'http' }] }] }] });
    expect(ingress([named('a', 90), wide], 90)).toBe('deny');
    expect(ingress([named('a', 90), np({ ingress: [{ ports: [{ port: 'http' }] }] })], 90)).toBe('allow');
  });

  test('of a rule about nobody does not count', () => {
    const nobody = cnp(
      { ingress: [{ fromEndpoints: [], toPorts: [{ ports: [{ port: 'http' }] }] }] },
      'shop',
      'a',
    );
    expect(ingress([nobody, named('b', 90)], 90)).toBe('allow');
  });
});
