import { matrixOf } from '../../../src/cli/reach/matrix';
import { showMatrix } from '../../../src/cli/reach/show-matrix';
import type { JsonMap, KubeObject } from '../../../src/kinds/index';
import { wrapped } from '../../../src/cli/terminal';
import { cnp } from '../../simulate/policies/objects';
import { meshOf, type Specs } from '../../simulate/trees';

const deployment = (name: string, namespace = 'shop'): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
  spec: { template: { metadata: { labels: { app: name } }, spec: { containers: [] } } },
});
const lets = (app: string, from: JsonMap, rules: JsonMap = {}): KubeObject =>
  cnp(
    {
      endpointSelector: { matchLabels: { app } },
      ingress: [{ ...from, toPorts: [{ ports: [{ port: '80', protocol: 'TCP' }], ...rules }] }],
    },
    'shop',
    app,
  );
const from = (app: string): JsonMap => ({
  fromEndpoints: [
    { matchLabels: { app }, matchExpressions: [{ key: 'io.cilium.k8s.policy.cluster', operator: 'Exists' }] },
  ],
});
const objects = [
  ...['web', 'api', 'db'].map(name => deployment(name)),
  deployment('dns', 'kube-system'),
  lets('api', from('web'), { rules: { http: [{}] } }),
  lets('db', from('api')),
];
const names = Array.from({ length: 5 }, (_, i) => `shop-${i + 1}`);
const specs: Specs = Object.fromEntries(names.map(name => [name, { objects }]));
const show = (width: number, all = false, colour = false): string =>
  showMatrix(
    matrixOf(
      { fleet: 'mesh', state: meshOf(specs), plan: undefined, trees: [] },
      { ports: [{ port: 80 }], namespaces: [] },
    ),
    { width, all, colour },
  );

test('a table where it fits', () => {
  expect(show(80)).toBe(`mesh: 5 clusters

Within a cluster and between linked clusters, TCP 80
  from                            1   2
  shop/app=api in every cluster   -   +
  shop/app=web in every cluster   ~   -
  everybody else                  -   -
  to   1  shop/app=api in every cluster
  to   2  shop/app=db in every cluster
  reached by everybody: shop/app=web in every cluster

Left out (--all shows it): what goes to system namespaces, or without a link.

+ allow   - deny   ~ allow, a proxy may refuse requests   ? unknown
`);
});

test('lines in more lines where it is narrower', () => {
  expect(show(50)).toBe(`mesh: 5 clusters

Within a cluster and between linked clusters, TCP 80
  from                            1   2
  shop/app=api in every cluster   -   +
  shop/app=web in every cluster   ~   -
  everybody else                  -   -
  to   1  shop/app=api in every cluster
  to   2  shop/app=db in every cluster
  reached by everybody: shop/app=web in every
    cluster

Left out (--all shows it): what goes to system namespaces, or without a link.

+ allow   - deny   ~ allow, a proxy may refuse requests   ? unknown
`);
});

test('a list where it does not fit', () => {
  expect(show(38)).toBe(`mesh: 5 clusters

Within a cluster and between linked clusters, TCP 80
  to shop/app=api in every cluster
    allow with L7 from shop/app=web in
      every cluster
  to shop/app=db in every cluster
    allow from shop/app=api in every
      cluster
  reached by everybody: shop/app=web
    in every cluster

Left out (--all shows it): what goes to system namespaces, or without a link.
`);
});

test('everything', () => {
  expect(show(120, true)).toBe(`mesh: 5 clusters

Within a cluster and between linked clusters, TCP 80
  from                                                1   2   3
  shop/app=db, kube-system/app=dns in every cluster   +   -   -
  shop/app=api in every cluster                       +   -   +
  shop/app=web in every cluster                       +   ~   -
  to   1  shop/app=web, kube-system/app=dns in every cluster
  to   2  shop/app=api in every cluster
  to   3  shop/app=db in every cluster

+ allow   - deny   ~ allow, a proxy may refuse requests   ? unknown
`);
});

test('colours repeat what signs say', () => {
  // eslint-disable-next-line no-control-regex
  const bare = show(80, false, true).replace(/\u001b\[\d+m/g, '');
  expect(bare).toBe(show(80));
  expect(show(80, false, true)).toContain('\u001b[36m~\u001b[39m');
});

test('no line is wider than the terminal', () => {
  for (const width of [60, 80, 120])
    expect(
      show(width, true)
        .split('\n')
        .filter(line => line.length > width && !line.startsWith('+ allow')),
    ).toEqual([]);
});

test.each([
  ['fits', 20, ['fits']],
  ['  one two  three', 9, ['  one two', '    three']],
  ['x  1  averyveryverylongword', 8, ['x 1', '    averyveryverylongword']],
])('wrapped: %s', (line, width, lines) => {
  expect(wrapped(line, width)).toEqual(lines);
});
