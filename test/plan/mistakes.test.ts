import { Construct } from 'constructs';
import {
  Cluster,
  DefaultDeny,
  ExportedService,
  Fleet,
  GlobalService,
  Layer,
  MeshNamespace,
  MeshPolicy,
} from '../../src/model/index';
import { resolve } from '../../src/plan/index';
import {
  brief,
  clusterProps,
  fleetOf,
  fleetProps,
  linked,
  planOf,
  twoGenericClusters,
} from '../support/fleets';

const service = {
  ports: [{ name: 'http', port: 80 }],
  selector: { app: 'catalog' },
  providers: { all: {} },
} as const;
const layer = { build: () => undefined };

describe('a name that is taken', () => {
  test('is a finding at the second one; the first is planned', () => {
    const fleet = twoGenericClusters();
    new Cluster(fleet, 'alpha', clusterProps(9));
    const { plan, findings } = resolve(fleet);
    expect(plan?.clusters.map(cluster => [cluster.name, cluster.id])).toEqual([
      ['alpha', 1],
      ['beta', 2],
    ]);
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'model/duplicate-name',
        severity: 'error',
        path: 'alpha',
        message: expect.stringMatching(
          /^the name 'alpha' is taken \(fleets\.ts:\d+ has it first\)$/,
        ) as string,
        source: expect.objectContaining({ file: __filename }) as object,
      }),
    ]);
  });

  test('is one among all that the fleet holds, and among all that a namespace holds', () => {
    const fleet = twoGenericClusters();
    const shop = new MeshNamespace(fleet, 'shop');
    new Layer(fleet, 'shop', layer);
    new MeshNamespace(fleet, 'alpha');
    new GlobalService(shop, 'api', service);
    new ExportedService(shop, 'api', service);
    new MeshPolicy(shop, 'api', { allow: { from: { pods: {} }, to: { pods: {} } } });
    new MeshPolicy(shop, 'alpha', { allow: { from: { pods: {} }, to: { pods: {} } } });
    const found = brief(resolve(fleet).findings).sort();
    expect(found).toEqual([
      'model/duplicate-name @ alpha',
      'model/duplicate-name @ shop',
      'model/duplicate-name @ shop/api',
      'model/duplicate-name @ shop/api',
    ]);
  });

  test('of a namespace leaves out what is in the second one', () => {
    const fleet = twoGenericClusters();
    new GlobalService(new MeshNamespace(fleet, 'shop'), 'cart', service);
    new GlobalService(new MeshNamespace(fleet, 'shop'), 'catalog', service);
    const { plan, findings } = resolve(fleet);
    expect(plan?.services.map(({ path }) => path)).toEqual(['shop/cart']);
    expect(brief(findings)).toEqual(['model/duplicate-name @ shop']);
  });

  test('is not taken by what every object has', () => {
    const fleet = fleetOf({ constructor: {}, beta: {} });
    new Layer(fleet, 'constructor-2', layer);
    new MeshNamespace(fleet, 'valueof');
    expect(planOf(fleet).clusters.map(cluster => cluster.name)).toEqual(['beta', 'constructor']);
  });
});

test('a part without a name is a finding at its line, and nothing else', () => {
  const fleet = twoGenericClusters();
  new MeshNamespace(fleet, '');
  new MeshNamespace(fleet, undefined as never);
  new Layer(fleet, '', layer);
  const { findings } = resolve(fleet);
  expect(findings.map(f => [f.rule, f.message, f.source?.file])).toEqual([
    ['model/no-name', 'this MeshNamespace has no name', __filename],
    ['model/no-name', 'this MeshNamespace has no name', __filename],
    ['model/no-name', 'this Layer has no name', __filename],
  ]);
});

describe('a part in the wrong place', () => {
  test('is a finding, not left out without a word', () => {
    const fleet = twoGenericClusters();
    const shop = new MeshNamespace(fleet, 'shop');
    // The compiler takes a cluster for a namespace, since every property of a namespace is optional.
    const gamma = new Cluster(fleet, 'gamma', clusterProps(3)) as unknown as MeshNamespace;
    new GlobalService(fleet as never, 'a', service);
    new ExportedService(gamma, 'b', service);
    new DefaultDeny(gamma, 'c');
    new MeshNamespace(shop as never, 'd');
    new Cluster(shop as never, 'e', clusterProps(4));
    new Layer(new Construct(fleet, 'group') as never, 'f', layer);
    const { plan, findings } = resolve(fleet);
    expect(findings.map(f => [f.rule, f.path, f.message, f.expected])).toEqual([
      ['model/misplaced', 'shop/d', "'d' (MeshNamespace) is made in the wrong place", 'in the fleet itself'],
      ['model/misplaced', 'shop/e', "'e' (Cluster) is made in the wrong place", 'in the fleet itself'],
      [
        'model/misplaced',
        'gamma/b',
        "'b' (ExportedService) is made in the wrong place",
        'in a namespace of the fleet',
      ],
      [
        'model/misplaced',
        'gamma/c',
        "'c' (DefaultDeny) is made in the wrong place",
        'in a namespace of the fleet, or in the fleet itself',
      ],
      [
        'model/misplaced',
        'a',
        "'a' (GlobalService) is made in the wrong place",
        'in a namespace of the fleet',
      ],
      ['model/misplaced', 'group/f', "'f' (Layer) is made in the wrong place", 'in the fleet itself'],
    ]);
    expect(plan?.clusters).toHaveLength(3);
    expect(plan?.namespaces).toHaveLength(1);
  });

  test('a subclass belongs where its class does', () => {
    class Apps extends Layer {}
    class Shop extends MeshNamespace {}
    const fleet = twoGenericClusters();
    new GlobalService(new Shop(fleet, 'shop'), 'api', service);
    new Apps(fleet, 'apps', layer);
    const plan = planOf(fleet);
    expect([plan.services.length, plan.layers.length]).toEqual([1, 1]);
  });
});

describe('what is broken causes no further findings', () => {
  const broken = { ids: 1 } as never;

  test('of a cluster that is named, labelled and linked', () => {
    const fleet = fleetOf({ alpha: {}, beta: broken }, { mesh: { topology: linked(['alpha', 'beta']) } });
    const shop = new MeshNamespace(fleet, 'shop', { clusters: { names: ['beta'] } });
    const catalog = new GlobalService(shop, 'catalog', { ...service, providers: { labels: { area: 'eu' } } });
    new MeshPolicy(shop, 'p', {
      allow: {
        from: { pods: {}, clusters: { names: ['beta'] } },
        to: { service: catalog, clusters: { names: ['beta'] } },
      },
    });
    new DefaultDeny(shop, 'd', { clusters: { names: ['beta'] } });
    new Layer(fleet, 'web', { ...layer, clusters: { names: ['beta'] } });
    expect(brief(resolve(fleet).findings)).toEqual(['model/shape @ beta']);
  });

  test('of a namespace with everything in it', () => {
    const fleet = twoGenericClusters();
    const shop = new MeshNamespace(fleet, 'shop', { labels: { a: 1 } } as never);
    const bank = new MeshNamespace(fleet, 'bank');
    const catalog = new GlobalService(shop, 'catalog', service);
    new DefaultDeny(shop, 'd');
    new MeshPolicy(bank, 'p', { allow: { from: { pods: {}, namespace: 'shop' }, to: { service: catalog } } });
    const { plan, findings } = resolve(fleet);
    expect(brief(findings)).toEqual(['model/shape @ shop']);
    expect([plan?.services, plan?.policies, plan?.namespaces.map(n => n.name)]).toEqual([[], [], ['bank']]);
  });

  test('of a service that a policy names', () => {
    const fleet = twoGenericClusters();
    const shop = new MeshNamespace(fleet, 'shop');
    new GlobalService(shop, 'catalog', { ...service, ports: 'http' } as never);
    new MeshPolicy(shop, 'p', { allow: { from: { pods: {} }, to: { service: 'shop/catalog' } } });
    expect(brief(resolve(fleet).findings)).toEqual(['model/shape @ shop/catalog']);
  });

  test('of a namespace that chooses no cluster', () => {
    const fleet = twoGenericClusters();
    const shop = new MeshNamespace(fleet, 'shop', { clusters: { labels: { area: 'moon' } } });
    const catalog = new GlobalService(shop, 'catalog', { ...service, providers: { names: ['alpha'] } });
    new DefaultDeny(shop, 'd');
    new MeshPolicy(shop, 'p', {
      allow: {
        from: { pods: {}, clusters: { names: ['beta'] } },
        to: { service: catalog, clusters: { names: ['alpha'] } },
      },
    });
    expect(brief(resolve(fleet).findings)).toEqual(['model/empty-selection @ shop']);
  });

  test('of the fleet itself leaves no plan, but the parts are still looked at', () => {
    const fleet = new Fleet('demo', { ...fleetProps(), flux: {} } as never);
    new Cluster(fleet, 'alpha', {} as never);
    const { plan, findings } = resolve(fleet);
    expect(plan).toBeUndefined();
    expect(new Set(brief(findings))).toEqual(new Set(['model/shape @ ', 'model/shape @ alpha']));
  });
});

test('a silence without a reason is a finding, and one with a reason is none', () => {
  const fleet = fleetOf({ alpha: {} });
  fleet
    .silence('a/b', undefined as never)
    .silence('c/d', ' ')
    .silence('e/f', 'because');
  expect(resolve(fleet).findings.map(f => [f.rule, f.path, f.message])).toEqual([
    ['model/silence-without-reason', '', "'a/b' is silenced without a reason"],
    ['model/silence-without-reason', '', "'c/d' is silenced without a reason"],
  ]);
});
