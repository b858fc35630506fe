import { readFileSync, rmSync } from 'node:fs';
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

test('the matrix says who reaches whom, once for all that are alike', () => {
  expect(place.run('reach', '--matrix')).toEqual({
    code: 0,
    stderr: '',
    stdout: `pair: 2 clusters

Within a cluster and between linked clusters, TCP 5432
  from                             1
  shop/app=api in alpha and beta   +
  everybody else                   -
  to   1  shop/app=db in beta
  reached by everybody: shop/app=web in alpha and beta
  reached by nobody: shop/app=api in alpha and beta

Within a cluster, TCP 8080
  from                             1
  shop/app=web in alpha and beta   +
  everybody else                   -
  to   1  shop/app=api in alpha and beta
  reached by everybody: shop/app=web in alpha and beta
  reached by nobody: shop/app=db in beta

Within a cluster and between linked clusters, TCP 9000
  from                             1
  shop/app=api in alpha and beta   ~
  everybody else                   -
  to   1  shop/app=db in beta
  reached by everybody: shop/app=web in alpha and beta
  reached by nobody: shop/app=api in alpha and beta

Within a cluster and between linked clusters, all other traffic
  reached by everybody: shop/app=web in alpha and beta
  reached by nobody: shop/app=api in alpha and beta; shop/app=db in beta

+ allow   - deny   ~ allow, a proxy may refuse requests   ? unknown
`,
  });
});

test('for some ports and namespaces, with everything', () => {
  expect(place.run('reach', '-m', '-p', '5432', '-p', '8080', '-n', 'shop', '--all').stdout)
    .toBe(`pair: 2 clusters

Within a cluster, TCP 5432
  from                                                  1   2   3
  shop/app=api in alpha and beta                        -   +   +
  shop/app=web in alpha and beta; shop/app=db in beta   -   +   -
  to   1  shop/app=api in alpha and beta
  to   2  shop/app=web in alpha and beta
  to   3  shop/app=db in beta

Within a cluster, TCP 8080
  from                                                  1   2   3
  shop/app=api in alpha and beta; shop/app=db in beta   -   +   -
  shop/app=web in alpha and beta                        +   +   -
  to   1  shop/app=api in alpha and beta
  to   2  shop/app=web in alpha and beta
  to   3  shop/app=db in beta

Between linked clusters, TCP 5432
  from                             1   2   3
  shop/app=api in alpha and beta   -   +   +
  shop/app=web in alpha and beta   -   -   +
  shop/app=db in beta              -       +
  to   1  shop/app=api in alpha and beta
  to   2  shop/app=db in beta
  to   3  shop/app=web in alpha and beta

Between linked clusters, TCP 8080
  from                                           1   2   3
  shop/app=api, shop/app=web in alpha and beta   -   -   +
  shop/app=db in beta                            -       +
  to   1  shop/app=api in alpha and beta
  to   2  shop/app=db in beta
  to   3  shop/app=web in alpha and beta

+ allow   - deny   ~ allow, a proxy may refuse requests   ? unknown
`);
});

test('as JSON', () => {
  const [matrix] = JSON.parse(place.run('reach', '-m', '-p', '5432', '--json').stdout) as [
    { groups: { labels: object }[]; cells: { to: number }[] },
  ];
  const db = matrix.groups.findIndex(({ labels }) => JSON.stringify(labels) === '{"app":"db"}');
  const cells = matrix.cells.filter(({ to }) => to === db);
  expect(matrix).toMatchObject({ fleet: 'pair', clusters: 2, ports: [{ port: 5432, protocol: 'TCP' }] });
  expect(matrix.groups[db]).toEqual({
    clusters: ['beta'],
    namespace: 'shop',
    labels: { app: 'db' },
    workloads: ['shop/db'],
  });
  expect(cells).toHaveLength(5);
  expect(cells[0]).toEqual({
    ...{ from: 0, to: db, clusters: 'linked', port: 5432, protocol: 'TCP' },
    ...{ verdict: 'allow', outcome: 'allow', example: ['alpha', 'beta'] },
  });
});

describe('what changed', () => {
  beforeAll(() => {
    expect(place.run('synth', '-o', 'before')).toMatchObject({ code: 0 });
  });

  test('nothing, against the trees that it writes itself', () => {
    expect(place.run('reach', '--base', 'before')).toEqual({
      code: 0,
      stderr: '',
      stdout: 'pair\n\nNo connection changed.\n',
    });
    expect(place.run('reach', '--base', 'before/pair').stdout).toBe('pair\n\nNo connection changed.\n');
  });

  test('connections that were added, removed and changed, and what is new', () => {
    const more = `
      if (at.name === 'alpha') deployment(chart, 'cron', { app: 'cron' });
      policy(chart, 'web', {
        endpointSelector: { matchLabels: { app: 'web' } },
        ingress: [{ fromEntities: ['cluster'], toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }], rules: { http: [{}] } }] }],
      });`;
    place.write(
      'next.ts',
      shop(more).replace("fromEndpoints: [{ matchLabels: { app: 'web' } }]", 'fromEndpoints: [{}]'),
    );
    expect(place.run('reach', '--base', 'before', '-p', '8080', '--', 'next.ts')).toEqual({
      code: 0,
      stderr: '',
      stdout: `pair

Added: get through now
  + shop/app=api in alpha and beta; shop/app=db in beta to shop/app=api in alpha and beta, TCP 8080,
      within a cluster
  + shop/app=cron in alpha to shop/app=api in alpha and beta, TCP 8080, within a cluster, new
  + shop/app=api in alpha and beta; shop/app=cron, shop/app=web in alpha to shop/app=cron in alpha,
      TCP 8080, within a cluster, new
  + shop/app=cron in alpha to shop/app=web in alpha, TCP 8080, within a cluster, new, allow with L7
  + shop/app=api, shop/app=db, shop/app=web in beta to shop/app=cron in alpha, TCP 8080, between
      linked clusters, new

Removed: no longer get through
  - shop/app=api, shop/app=web in alpha and beta; shop/app=db in beta to shop/app=web in alpha and
      beta, TCP 8080, between linked clusters

Changed
  ~ shop/app=api, shop/app=web in alpha and beta; shop/app=db in beta to shop/app=web in alpha and
      beta, TCP 8080, within a cluster, allow → allow with L7
`,
    });
    expect(
      JSON.parse(place.run('reach', '--base', 'before', '-p', '8080', '--json', '--', 'next.ts').stdout),
    ).toMatchObject([{ fleet: 'pair', clusters: { now: 2, added: [], removed: [] }, flaws: [] }]);
  });

  test('a file that was changed by hand is read as it stands', () => {
    place.write('before/pair/alpha/apps/more.yaml', 'a: 1\n');
    const file = 'before/pair/alpha/namespaces/namespaces.yaml';
    place.write(file, `${readFileSync(place.at(file), 'utf8')}\n# by hand\n`);
    const { code, stdout, stderr } = place.run('reach', '--base', 'before', '-p', '8080');
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: 'pair\n\nNo connection changed.\n',
      stderr:
        'before/pair/alpha/apps/more.yaml is not in .meshprint.json; it is left out\n' +
        `${file} was changed after Meshprint wrote it; it is read as it stands\n`,
    });
  });

  test('a cluster whose trees cannot be read as a whole is not compared', () => {
    rmSync(place.at('before/pair/beta/apps/objects.yaml'));
    const { code, stdout, stderr } = place.run('reach', '--base', 'before', '-p', '8080');
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: `pair

Not compared, since what the base has of them cannot be read as a whole: beta

No connection changed elsewhere.
`,
    });
    expect(stderr.split('\n')[0]).toBe('before/pair/beta/apps/objects.yaml is missing; it is left out');
    const json = place.run('reach', '--base', 'before', '-p', '8080', '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject([{ clusters: { now: 1, unread: ['beta'] }, changes: [] }]);
  });

  test.each([
    ['nowhere', /^There is no folder nowhere\.\n$/],
    ['blueprints', /^blueprints holds no trees: .* Name a dist folder that synth wrote\.\n$/],
  ])('a folder without trees is a mistake: %s', (folder, message) => {
    const { code, stdout, stderr } = place.run('reach', '--base', folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
