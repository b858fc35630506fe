import { readFileSync } from 'node:fs';
import { Construct } from 'constructs';
import {
  Cluster,
  type ClusterProps,
  ExportedService,
  Fleet,
  GlobalService,
  isDuplicate,
  isPart,
  Layer,
  MeshNamespace,
  MeshPolicy,
  nameOf,
  pathOf,
  positionOf,
  silencesOf,
} from '../../src/model/index';
import { clusterProps, fleetProps } from '../support/fleets';

const newFleet = (): Fleet => new Fleet('demo', fleetProps());
const service = { ports: [], selector: {}, providers: { all: {} } };

describe('a part', () => {
  test('has the name that was written, also where constructs rewrites it', () => {
    for (const name of ['paris', 'a/b', 'a\nb', 'Default', 'constructor', '__proto__', '']) {
      const part = new MeshNamespace(newFleet(), name);
      expect([part.name, nameOf(part), isDuplicate(part)]).toEqual([name, name, false]);
    }
  });

  test('whose name is no text has none', () => {
    const fleet = newFleet();
    expect(new MeshNamespace(fleet, undefined as never).name).toBe('');
    expect(new MeshNamespace(fleet, 5 as never).name).toBe('');
    expect(new Fleet(undefined as never, fleetProps()).name).toBe('');
  });

  test('has a path of names below the fleet', () => {
    const fleet = newFleet();
    const shop = new MeshNamespace(fleet, 'shop');
    const catalog = new ExportedService(shop, 'catalog', service);
    expect([fleet, shop, catalog].map(pathOf)).toEqual(['', 'shop', 'shop/catalog']);
  });

  test('has a path below a construct that is no part', () => {
    const group = new Construct(newFleet(), 'europe');
    expect(pathOf(new MeshNamespace(group as never, 'shop'))).toBe('europe/shop');
    expect([isPart(group), positionOf(group)]).toEqual([false, undefined]);
  });

  test('knows its line', () => {
    const text = readFileSync(__filename, 'utf8').split('\n');
    const line = (marker: string): number => text.findIndex(l => l.endsWith(`// ${marker}`)) + 1;
    class Gke extends Cluster {
      constructor(fleet: Fleet, name: string, props: Partial<ClusterProps>) {
        super(fleet, name, clusterProps(1, props));
      }
    }
    const fleet = new Fleet('demo', fleetProps()); // the fleet
    const paris = new Gke(fleet, 'paris', {}); // a subclass
    const shop = new MeshNamespace(fleet, 'shop'); // a namespace
    expect([fleet, paris, shop].map(part => positionOf(part))).toEqual(
      ['the fleet', 'a subclass', 'a namespace'].map(marker => ({ file: __filename, line: line(marker) })),
    );
  });
});

describe('a second part of the same name', () => {
  test.each(['shop', 'constructor', '', 'a/b'])('is kept apart: %j', name => {
    const fleet = newFleet();
    const parts = [1, 2, 3].map(() => new MeshNamespace(fleet, name));
    expect(parts.map(isDuplicate)).toEqual([false, true, true]);
    expect(parts.map(pathOf)).toEqual([name, name, name]);
    expect(new Set(parts.map(part => part.node.id)).size).toBe(3);
  });

  test('of another kind is one too, and in another scope is none', () => {
    const fleet = newFleet();
    const shop = new MeshNamespace(fleet, 'shop');
    const bank = new MeshNamespace(fleet, 'bank');
    new GlobalService(shop, 'api', service);
    expect(isDuplicate(new Layer(fleet, 'shop', { build: () => undefined }))).toBe(true);
    expect(isDuplicate(new ExportedService(shop, 'api', service))).toBe(true);
    expect(isDuplicate(new ExportedService(bank, 'api', service))).toBe(false);
  });
});

describe('silence', () => {
  test('is kept with its place, and gives the part back', () => {
    const fleet = newFleet();
    const shop = new MeshNamespace(fleet, 'shop');
    expect(shop.silence('a/b', 'it is fine')).toBe(shop);
    expect(fleet.silence('c/d', 'so is this')).toBe(fleet);
    expect([...silencesOf(shop), ...silencesOf(fleet)]).toMatchObject([
      { path: 'shop', rule: 'a/b', reason: 'it is fine' },
      { path: '', rule: 'c/d', reason: 'so is this' },
    ]);
  });
});

test('an exported service has a name that every cluster of the namespace resolves', () => {
  const catalog = new ExportedService(new MeshNamespace(newFleet(), 'shop'), 'catalog', service);
  expect(catalog.clusterLocalName).toBe('derived-tp9j5gcse2.shop.svc');
});

describe('a policy', () => {
  test('writes a service down by its path', () => {
    const shop = new MeshNamespace(newFleet(), 'shop');
    const cart = new GlobalService(shop, 'cart', service);
    const catalog = new ExportedService(shop, 'catalog', service);
    const { props } = new MeshPolicy(shop, 'p', {
      deny: { from: { service: cart }, to: { service: catalog } },
    });
    expect(props).toEqual({ deny: { from: { service: 'shop/cart' }, to: { service: 'shop/catalog' } } });
  });

  test('leaves everything else as it was written', () => {
    const shop = new MeshNamespace(newFleet(), 'shop');
    for (const props of [null, 5, 'x', [], {}, { allow: null }, { allow: { from: 'x', to: [1] }, deny: 3 }])
      expect(new MeshPolicy(shop, 'p', props as never).props).toEqual(props);
  });
});

test('a fleet is told from anything else', () => {
  expect([newFleet(), {}, null, 'fleet', new Construct(newFleet(), 'x')].map(Fleet.isFleet)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
