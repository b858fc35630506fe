import { Workplace } from '../../support/cli';
import { shop } from './shop';

let place: Workplace;
beforeAll(() => {
  place = new Workplace();
  place.write('blueprints/pair.ts', shop());
});
afterAll(() => {
  place.remove();
});

const reach = (from: string, to: string, ...more: string[]): ReturnType<Workplace['run']> =>
  place.run('reach', '--from', from, '--to', to, ...more);

test('says the verdict, and for each end who decided and where it is written', () => {
  expect(reach('alpha/shop/app=api', 'beta/shop/app=db', '--port', '9000')).toEqual({
    code: 0,
    stderr: '',
    stdout: `allow  alpha/shop/deploy/api
       to beta/shop/deploy/db, TCP 9000
  egress: allow
    - no policy has rules for its egress
      in alpha
  ingress: allow
    - spec.ingress[0] of CiliumNetworkPolicy shop/db allows it
      in beta, apps/objects.yaml, apps/policy-db of the blueprint
    - spec.ingress[0] of CiliumNetworkPolicy shop/db lets a proxy decide: a request may still be
      refused
      in beta, apps/objects.yaml, apps/policy-db of the blueprint
`,
  });
});

test('a service is its backends as callers get them, on the port behind it', () => {
  expect(reach('alpha/shop/app=web', 'alpha/shop/svc/api', '--port', '80').stdout).toBe(`mixed: 2 answers

allow  alpha/shop/deploy/web
       to alpha/shop/deploy/api, TCP 8080, 50 % of connections
  egress: allow
    - no policy has rules for its egress
      in alpha
  ingress: allow
    - spec.ingress[0] of CiliumNetworkPolicy shop/api allows it
      in alpha, apps/objects.yaml, apps/policy-api of the blueprint

deny  alpha/shop/deploy/web
      to beta/shop/deploy/api, TCP 8080, 50 % of connections
  egress: allow
    - no policy has rules for its egress
      in alpha
  ingress: deny
    - no rule allows it, and CiliumNetworkPolicy shop/api denies ingress by default
      in beta, apps/objects.yaml, apps/policy-api of the blueprint
`);
});

test('labels that nobody carries are said, and the answer stands', () => {
  expect(reach('alpha/shop/app=wep', 'alpha/shop/app=api', '--port', '8080').stdout)
    .toBe(`deny  alpha/shop/app=wep
      to alpha/shop/deploy/api, TCP 8080
  egress: allow
    - no policy has rules for its egress
      in alpha
  ingress: deny
    - no rule allows it, and CiliumNetworkPolicy shop/api denies ingress by default
      in alpha, apps/objects.yaml, apps/policy-api of the blueprint

Note
  - no workload in the trees of alpha is app=wep in shop; the answer is for such a pod. Did you mean 'app=web'?
`);
});

test('as JSON', () => {
  const { stdout } = reach('alpha/shop/app=web', 'alpha/shop/svc/api', '--port', '80', '--json');
  const policy = {
    cluster: 'alpha',
    object: 'CiliumNetworkPolicy shop/api',
    file: 'apps/objects.yaml',
    path: 'apps/policy-api',
    rule: 'spec.ingress[0]',
  };
  const egress = {
    verdict: 'allow',
    because: [{ why: 'no policy has rules for its egress', cluster: 'alpha' }],
    l7: [],
  };
  expect(JSON.parse(stdout)).toEqual({
    fleet: 'pair',
    verdict: 'mixed',
    protocol: 'TCP',
    cases: [
      {
        ...{
          from: 'alpha/shop/deploy/web',
          to: 'alpha/shop/deploy/api',
          port: 8080,
          share: 0.5,
          verdict: 'allow',
        },
        egress,
        ingress: {
          verdict: 'allow',
          because: [{ why: 'spec.ingress[0] of CiliumNetworkPolicy shop/api allows it', ...policy }],
          l7: [],
        },
      },
      {
        ...{
          from: 'alpha/shop/deploy/web',
          to: 'beta/shop/deploy/api',
          port: 8080,
          share: 0.5,
          verdict: 'deny',
        },
        egress,
        ingress: {
          verdict: 'deny',
          byDefault: true,
          because: [
            {
              ...policy,
              why: 'no rule allows it, and CiliumNetworkPolicy shop/api denies ingress by default',
              cluster: 'beta',
            },
          ],
          l7: [],
        },
      },
    ],
    notes: [],
  });
});

test('--expect holds an answer in CI', () => {
  const ask = (expected: string): ReturnType<Workplace['run']> =>
    reach('alpha/shop/app=web', 'alpha/shop/app=api', '-p', '8080', '--expect', expected);
  expect(ask('allow')).toMatchObject({ code: 0, stderr: '' });
  expect(ask('deny')).toMatchObject({ code: 1, stderr: 'Expected deny; the verdict is allow.\n' });
});

test.each<[string, string, string[], RegExp]>([
  [
    'alpha/shop/app=web',
    '10.2.3.4',
    [],
    /^10\.2\.3\.4\/32 is among the pods of beta \(10\.2\.0\.0\/16\), .* Name the pods by their labels\.\n$/,
  ],
  [
    'alpha/shop/app=web',
    '192.168.1.4',
    [],
    /is among the nodes of alpha .* Name them host or alpha\/remote-node\.\n$/,
  ],
  [
    'alpha/shop/app=web',
    'world',
    ['-p', 'http'],
    /^--port is 'http'; a port is a number from 0 to 65535\.\n$/,
  ],
  [
    'alpha/shop/app=web',
    'world',
    ['-p', '1', '-p', '2'],
    /^One flow has one port; --matrix takes several\.\n$/,
  ],
  ['alpha/shop/app=web', 'world', ['-m'], /^Of a flow, --matrix and --base, ask for one at a time\.\n$/],
  ['alpa/shop/app=web', 'world', [], /^No fleet has a cluster 'alpa'\. Did you mean 'alpha'\?\n$/],
])('%s to %s %j is one message and exit code 1', (from, to, more, message) => {
  const { code, stdout, stderr } = reach(from, to, ...more);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('without ends there is no question', () => {
  expect(place.run('reach', '--from', 'alpha/shop/app=web')).toMatchObject({
    code: 1,
    stderr: 'Name both ends of a flow with --from and --to, or ask for --matrix or --base.\n',
  });
});
