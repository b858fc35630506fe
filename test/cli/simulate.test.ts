import { derivedServiceName } from '../../src/kinds/index';
import { blueprint, Workplace } from '../support/cli';

let place: Workplace;
beforeEach(() => (place = new Workplace()));
afterEach(() => {
  place.remove();
});

/** A shop whose catalog answers in both clusters and whose cart answers in alpha only. */
const shop = `
const shop = new MeshNamespace(fleet, 'shop');
const service = { ports: [{ name: 'http', port: 80 }], selector: { app: 'x' } };
new GlobalService(shop, 'catalog', { ...service, providers: { all: {} } });
new GlobalService(shop, 'cart', { ...service, providers: { names: ['alpha'] } });
`;

describe('meshprint resolve', () => {
  beforeEach(() => {
    place.write('blueprints/pair.ts', blueprint(shop));
  });

  test('says who answers, why, and what it assumed', () => {
    const { code, stdout, stderr } = place.run('resolve', 'shop/catalog', '--from', 'beta');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^Callers in beta get\n {2}catalog\.shop\.svc\.cluster\.local\n {4}http 80\/TCP\n/,
    );
    expect(stdout).toMatch(/^ {6}beta +50 % {2}1 backend$/m);
    expect(stdout).toMatch(/^ {6}alpha +50 % {2}1 backend$/m);
    expect(stdout).toMatch(/^Because$/m);
    expect(stdout).toMatch(/^Assumed$/m);
  });

  test('before and after the others forget a cluster that is gone', () => {
    const ask = (...more: string[]): unknown =>
      JSON.parse(place.run('resolve', 'shop/cart', '--from', 'beta', '--json', ...more).stdout);
    const backends = [{ cluster: 'alpha', backends: 1, share: 1, gone: false }];
    expect(ask()).toMatchObject({ service: { ports: [{ backends }] } });
    expect(ask('--down', 'alpha')).toMatchObject({ service: { ports: [{ backends: [] }] } });
    expect(ask('--cut', 'alpha:beta')).toMatchObject({ service: { ports: [{ backends: [] }] } });
    expect(ask('--down', 'alpha', '--cache', 'before')).toMatchObject({
      service: { ports: [{ backends: [{ cluster: 'alpha', gone: true }] }] },
    });
  });

  test('takes what no repository knows from a file', () => {
    place.write('now.json', JSON.stringify({ ready: { alpha: { 'shop/catalog': 3 } } }));
    const { stdout } = place.run('resolve', 'shop/catalog', '-f', 'beta', '-i', 'now.json');
    expect(stdout).toMatch(/alpha +75 % {2}3 backends/);
  });

  test('answers for a Service that other manifests bring, and says that its ports are declared', () => {
    place.write(
      'blueprints/pair.ts',
      blueprint(`
const shop = new MeshNamespace(fleet, 'shop');
const ports = [{ name: 'http', port: 80 }];
new GlobalService(shop, 'catalog', { ports, selector: { app: 'x' }, providers: { all: {} }, existing: {} });
`),
    );
    const { stdout } = place.run('resolve', 'shop/catalog', '--from', 'beta');
    expect(stdout).toMatch(/^ {4}http 80\/TCP\n {6}beta +50 %/m);
    expect(stdout).toMatch(
      /^ {2}- other manifests bring Service shop\/catalog in beta, alpha, so its ports and selector are declared/m,
    );
    expect(place.run('failover').stdout).toMatch(/^Declared by the blueprint.*\n {2}- shop\/catalog$/m);
  });

  test('says what DNS answers, with the names of pods, or why there is no such name', () => {
    place.write(
      'blueprints/pair.ts',
      blueprint(`
const shop = new MeshNamespace(fleet, 'shop');
const ports = [{ name: 'http', port: 80 }];
new GlobalService(shop, 'catalog', { ports, selector: { app: 'x' }, providers: { all: {} } });
`),
    );
    const ask = (name: string, ...more: string[]) => place.run('resolve', name, '-f', 'beta', ...more);
    const found = ask('_http._tcp.catalog.shop.svc.cluster.local');
    expect(found).toMatchObject({ code: 0, stderr: '' });
    expect(found.stdout).toMatch(/^ {2}SRV {2}port 80 of catalog\.shop\.svc\.cluster\.local$/m);
    const { stdout } = ask('catalog.shop.svc.clusterset.local');
    expect(stdout).toMatch(
      /NXDOMAIN: no such name\n\nBecause\n {2}- beta has no ServiceImport shop\/catalog: /,
    );
    const slip = ask('catlog.shop.svc.cluster.local');
    expect(slip.stderr).toBe("The fleet has no service 'shop/catlog'. Did you mean 'shop/catalog'?\n");
    expect(slip.stdout).toMatch(/NXDOMAIN/);
    expect(JSON.parse(ask('catalog.shop.svc.cluster.local', '--json').stdout)).toMatchObject({
      from: 'beta',
      name: 'catalog.shop.svc.cluster.local',
      status: 'NOERROR',
      records: [{ address: { service: 'shop/catalog' } }],
    });
  });

  test('leads from the Service behind an import to the one that is exported', () => {
    const name = derivedServiceName('shop', 'stock');
    place.write(
      'blueprints/pair.ts',
      blueprint(`
const ports = [{ name: 'http', port: 80 }];
const shop = new MeshNamespace(fleet, 'shop');
new ExportedService(shop, 'stock', { ports, selector: { app: 'x' }, providers: { names: ['alpha'] } });
`).replaceAll('podCidrs:', 'clustersetDns: { none: {} }, podCidrs:'),
    );
    const { stdout, stderr } = place.run('resolve', `shop/${name}`, '-f', 'beta');
    expect(stderr).toBe(
      `shop/${name} is the Service behind the import shop/stock; this is about shop/stock.\n`,
    );
    expect(stdout).toContain(`\n  ${name}.shop.svc.cluster.local\n    http 80/TCP\n      alpha  100 %`);
    expect(stdout).toContain('DNS in beta does not serve clusterset.local');
    expect(stdout).not.toContain('stock.shop.svc.clusterset.local');
    expect(JSON.parse(place.run('resolve', 'shop/stock', '-f', 'alpha', '--json').stdout)).toMatchObject({
      clustersetDns: false,
      mcs: {
        serviceImport: { spec: { type: 'ClusterSetIP', ports: [{ name: 'http', port: 80 }] } },
        serviceExport: {
          conditions: [
            { type: 'Valid', status: 'True' },
            { type: 'Ready', status: 'True' },
            { type: 'Conflict', status: 'False' },
          ],
        },
      },
    });
  });

  test('of one blueprint can be asked where another one has errors, and the message says how', () => {
    place.write('blueprints/other.ts', blueprint(`cluster('gamma', 2);`, 'other'));
    const ask = (...more: string[]) => place.run('resolve', 'shop/cart', '-f', 'beta', ...more);
    expect(ask().stderr).toMatch(
      /^The blueprints have errors; mend them first, or name the one that the question is about: --blueprint path/m,
    );
    expect(ask('--blueprint', 'blueprints/pair.ts').code).toBe(0);
  });

  test.each<[string, string[], RegExp]>([
    ['a service that is none', ['catalog', '-f', 'alpha'], /^'catalog' is no service; name it as/],
    ['a slip in the service', ['shop/catlog', '-f', 'alpha'], /Did you mean 'shop\/catalog'\?$/m],
    [
      'a slip in the cluster',
      ['shop/cart', '-f', 'alpa'],
      /^No fleet has a cluster 'alpa'\. Did you mean 'alpha'/,
    ],
    ['a cluster down that is none', ['shop/cart', '-f', 'alpha', '-d', 'x'], /No fleet has a cluster 'x'/],
    ['a link that is none', ['shop/cart', '-f', 'alpha', '--cut', 'beta'], /^'beta' is no link; name it as/],
    [
      'a caller that is gone',
      ['shop/cart', '-f', 'alpha', '-d', 'alpha'],
      /^alpha is gone itself, so that nobody/,
    ],
    [
      'a caller of DNS that is gone',
      ['x.y.svc.cluster.local', '-f', 'alpha', '-d', 'alpha'],
      /^alpha is gone itself/,
    ],
    ['a link of one', ['shop/cart', '-f', 'alpha', '--cut', 'beta:beta'], /^beta has no link with itself/],
    [
      'inputs that are not there',
      ['shop/cart', '-f', 'alpha', '-i', 'x.json'],
      /^x\.json cannot be read as JSON/,
    ],
    [
      'a cluster without a name',
      ['shop/cart', '-f', 'alpha', '-d', ''],
      /^The name of a cluster is empty\.$/m,
    ],
    [
      'what steers a terminal',
      ['shop/c\u001b[31mart', '-f', 'alpha'],
      /^The fleet has no service 'shop\/c\\u001b\[31mart'/,
    ],
    ['an option that does', ['shop/cart', '-f', 'alpha', '--\u001b[31m'], /unknown option '--\\u001b\[31m'/],
    ['no cluster', ['shop/cart'], /required option '-f, --from <cluster>'/],
  ])('%s is one message and exit code 1', (_, args, message) => {
    const { code, stdout, stderr } = place.run('resolve', ...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test.each<[string, unknown, RegExp]>([
    [
      'another key',
      { readi: {} },
      /have 'readi'; they may have ready and exportedAt\. Did you mean 'ready'\?/,
    ],
    [
      'a text for a number',
      { ready: { alpha: { 'shop/cart': '3' } } },
      /^now\.json: 'ready' of 'shop\/cart' in 'alpha' is "3" in the inputs; it is to be a whole number/,
    ],
    ['a list', { ready: [] }, /'ready' of the inputs is no map by cluster/],
    ['another cluster', { ready: { alpa: {} } }, /Did you mean 'alpha'\?$/m],
    [
      'another service',
      { ready: { alpha: { 'shop/crt': 1 } } },
      /'shop\/crt', which the fleet does not have\. Did you mean 'shop\/cart'\?$/m,
    ],
  ])('inputs with %s are refused', (_, inputs, message) => {
    place.write('now.json', JSON.stringify(inputs));
    const { code, stderr } = place.run('resolve', 'shop/cart', '-f', 'alpha', '-i', 'now.json');
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
  });
});

describe('meshprint failover', () => {
  test('lists what callers lose, and where traffic goes that nobody takes', () => {
    place.write('blueprints/pair.ts', blueprint(shop));
    const { code, stdout } = place.run('failover');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Lose their last backend when one cluster is gone\n {2}- shop\/cart without alpha: callers in beta$/m,
    );
    expect(stdout).toMatch(/- shop\/catalog to alpha, beta, for 15m: callers in alpha, beta/);
    expect(JSON.parse(place.run('failover', '--json').stdout)).toMatchObject([
      { fleet: 'pair', depth: 1, losses: [{ service: 'shop/cart', down: ['alpha'], consumers: ['beta'] }] },
    ]);
  });

  test('of a blueprint with errors there is no answer', () => {
    place.write('blueprints/pair.ts', blueprint(`cluster('gamma', 2);`));
    const { code, stdout, stderr } = place.run('failover');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/The blueprints have errors; mend them first\.\n$/);
  });

  test.each(['0', '4', 'two', '1.5'])('a depth of %s is refused', depth => {
    place.write('blueprints/pair.ts', blueprint());
    expect(place.run('failover', '--depth', depth)).toMatchObject({
      code: 1,
      stderr: `--depth is ${depth}; it may be 1 to 3.\n`,
    });
  });
});
