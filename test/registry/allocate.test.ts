import fc from 'fast-check';
import {
  allocate,
  type Claim,
  type FleetRecord,
  recordedId,
  recordFleet,
  emptyRegistry,
} from '../../src/registry/index';
import { claims, name, record } from './arbitrary';

const auto = (...names: string[]): Claim[] => names.map(name => ({ name, id: 'auto', reservedIdBit: 0 }));
const idsOf = (ids: ReadonlyMap<string, number>): Record<string, number> => Object.fromEntries(ids);
const isNew = (of: FleetRecord, claim: Claim): boolean =>
  claim.id === 'auto' && recordedId(of, claim.name) === undefined;

test('the smallest ids, in the order of names', () => {
  expect(idsOf(allocate(auto('rome', 'bonn', 'paris'), undefined, 255))).toEqual({
    bonn: 1,
    paris: 2,
    rome: 3,
  });
});

test('around what is written, recorded, or reserved', () => {
  const before = {
    maxConnectedClusters: 255,
    clusters: new Map([['oslo', 1]]),
    left: new Map([['kyiv', 3]]),
  };
  const written: Claim = { name: 'zurich', id: 2, reservedIdBit: 0 };
  expect(idsOf(allocate([...auto('paris', 'kyiv', 'oslo', 'bonn'), written], before, 255))).toEqual({
    oslo: 1,
    zurich: 2,
    kyiv: 3,
    bonn: 4,
    paris: 5,
  });
});

test('clusters that cannot have every id choose first', () => {
  const eni = Array.from({ length: 127 }, (_, i): Claim => ({
    name: `z${i}`,
    id: 'auto',
    reservedIdBit: 0x80,
  }));
  const others = auto(...Array.from({ length: 128 }, (_, i) => `a${i}`));
  const ids = allocate([...others, ...eni], undefined, 255);
  expect(ids.size).toBe(255);
  for (const { name } of eni) expect(ids.get(name)! & 0x80).toBe(0);
});

test('no id where none is left', () => {
  const all = auto(...Array.from({ length: 256 }, (_, i) => `c${String(i).padStart(3, '0')}`));
  const ids = allocate(all, undefined, 255);
  expect([ids.size, ids.get('c254'), ids.has('c255')]).toEqual([255, 255, false]);
  expect(allocate(all, undefined, 511).get('c255')).toBe(256);
});

test('an id that is recorded for anybody goes to nobody else', () => {
  fc.assert(
    fc.property(claims, record, (wanted, before) => {
      const ids = allocate(wanted, before, before.maxConnectedClusters);
      const reserved = new Map([...before.clusters, ...before.left].map(([owner, id]) => [id, owner]));
      const written = new Set(wanted.flatMap(({ id }) => (id === 'auto' ? [] : [id])));
      const given = wanted.filter(claim => isNew(before, claim));
      for (const claim of given) {
        const id = ids.get(claim.name) ?? 0;
        expect(reserved.has(id)).toBe(false);
        expect(written.has(id)).toBe(false);
        expect(id & claim.reservedIdBit).toBe(0);
        expect(id).toBeLessThanOrEqual(before.maxConnectedClusters);
      }
      expect(new Set(given.map(claim => ids.get(claim.name))).size).toBe(given.length);
    }),
  );
});

test('a recorded cluster keeps its id, and a written one stands', () => {
  fc.assert(
    fc.property(claims, record, (wanted, before) => {
      const ids = allocate(wanted, before, before.maxConnectedClusters);
      for (const { name, id } of wanted)
        if (id !== 'auto') expect(ids.get(name)).toBe(id);
        else if (recordedId(before, name) !== undefined) expect(ids.get(name)).toBe(recordedId(before, name));
    }),
  );
});

test('the order of declaration does not matter', () => {
  const shuffled = claims.chain(wanted =>
    fc.tuple(fc.constant(wanted), fc.shuffledSubarray(wanted, { minLength: wanted.length })),
  );
  fc.assert(
    fc.property(shuffled, record, ([wanted, other], before) => {
      const most = before.maxConnectedClusters;
      expect(allocate(other, before, most)).toEqual(allocate(wanted, before, most));
    }),
  );
});

test('over any history of clusters that come and go, an id belongs to one name for ever', () => {
  const history = fc.array(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), { maxLength: 12 });
  fc.assert(
    fc.property(history, steps => {
      const owners = new Map<number, string>();
      let registry = emptyRegistry;
      for (const names of steps) {
        const ids = allocate(auto(...names), registry.fleets.get('shop'), 255);
        for (const [cluster, id] of ids) {
          expect(owners.get(id) ?? cluster).toBe(cluster);
          owners.set(id, cluster);
        }
        registry = recordFleet(registry, 'shop', { maxConnectedClusters: 255, clusters: ids });
      }
    }),
  );
});

test('clusters that are added change no other id', () => {
  fc.assert(
    fc.property(claims, claims, (first, more) => {
      const before = allocate(first, undefined, 511);
      const record = { maxConnectedClusters: 511, clusters: before, left: new Map<string, number>() };
      const kept = first.map(claim => ({ ...claim, id: 'auto' as const }));
      const added = more.filter(claim => !before.has(claim.name));
      const after = allocate([...added, ...kept], record, 511);
      for (const [name, id] of before) expect(after.get(name)).toBe(id);
    }),
  );
});
