import fc from 'fast-check';
import { failover, type Lost, lostWithout } from '../../src/simulate/index';
import { clusterNames, mesh } from './arbitrary';
import { deployment, global, meshOf, service } from './trees';

test('what one cluster takes with it is what failover says of that cluster', () => {
  fc.assert(
    fc.property(mesh, fc.constantFrom(...clusterNames), (specs, down) => {
      const state = meshOf(specs);
      const { losses } = failover(state);
      const expected = losses
        .filter(loss => loss.down.length === 1 && loss.down[0] === down)
        .map(({ service: name, via, consumers }): Lost => ({ service: name, via, consumers }))
        .sort((a, b) => (a.service + a.via < b.service + b.via ? -1 : 1));
      expect(lostWithout(state, [down])).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test('a large loss is asked for at once, and callers that are gone too do not count', () => {
  const names = Array.from({ length: 30 }, (_, i) => `c${String(i).padStart(2, '0')}`);
  const provider = { objects: [service(global()), deployment(1)] };
  const consumer = { objects: [service(global({ shared: 'false' }))] };
  const state = meshOf(
    Object.fromEntries(names.map(name => [name, name === 'c28' || name === 'c29' ? consumer : provider])),
  );
  expect(lostWithout(state, names.slice(1, 28))).toEqual([]);
  expect(lostWithout(state, names.slice(0, 29))).toEqual([
    { service: 'shop/catalog', via: 'service', consumers: ['c29'] },
  ]);
});

test('ready endpoints are an input', () => {
  const provider = { objects: [service(global()), deployment(1)] };
  const state = meshOf({ a: provider, b: provider });
  expect(lostWithout(state, ['a'])).toEqual([]);
  const ready = { b: { 'shop/catalog': 0 } };
  expect(lostWithout(state, ['a'], { ready })).toEqual([
    { service: 'shop/catalog', via: 'service', consumers: ['b'] },
  ]);
});
