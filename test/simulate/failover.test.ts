import { failover } from '../../src/simulate/index';
import {
  type ClusterSpec,
  deployment,
  exported,
  global,
  meshOf,
  namespace,
  service,
  type Specs,
} from './trees';

const provider = (annotations = {}, more: ClusterSpec = {}): ClusterSpec => ({
  objects: [service(global(annotations)), deployment(1)],
  ...more,
});
const consumer: ClusterSpec = { objects: [service(global({ shared: 'false' }))] };
const exporter = (spec = {}, more: ClusterSpec = {}): ClusterSpec => ({
  objects: [service({}, spec), exported(), deployment(1)],
  ...more,
});
const importer: ClusterSpec = { objects: [namespace()] };

/** Losses as `service down by -> consumers`. */
const losses = (specs: Specs, depth: number): string[] =>
  failover(meshOf(specs), { depth }).losses.map(
    ({ down, consumers }) => `${down.join('+')}: ${consumers.join(',')}`,
  );
const stale = (specs: Specs): string[] =>
  failover(meshOf(specs)).stale.map(
    found => `${found.providers.join('+')} for ${found.for}: ${found.consumers.join(',')}`,
  );

describe('the last backend', () => {
  test('goes with the only provider', () => {
    expect(losses({ a: provider(), b: consumer, c: consumer }, 1)).toEqual(['a: b,c']);
  });

  test('goes with both providers, from depth 2 on', () => {
    const specs = { a: provider(), b: provider(), c: consumer };
    expect([losses(specs, 1), losses(specs, 2)]).toEqual([[], ['a+b: c']]);
  });

  test('of a cluster with pods of its own goes only with itself, when there is nobody left to call', () => {
    expect(losses({ a: provider(), b: provider() }, 2)).toEqual([]);
  });

  test('counts the other side of an affinity', () => {
    expect(losses({ a: provider(), b: provider({ affinity: 'remote' }) }, 1)).toEqual([]);
    expect(losses({ a: provider(), b: provider({ affinity: 'local' }) }, 1)).toEqual([]);
  });

  test('counts only linked clusters', () => {
    const specs = {
      a: provider({}, { peers: ['b', 'c'] }),
      b: provider({}, { peers: ['a'] }),
      c: { ...consumer, peers: ['a'] },
    };
    expect(losses(specs, 2)).toEqual(['a: c']);
  });

  test('is looked for on each port', () => {
    const two = {
      ports: [
        { name: 'http', port: 80 },
        { name: 'admin', port: 81 },
      ],
    };
    const specs = {
      a: { objects: [service(global(), two), deployment(1)] },
      b: provider(),
      c: { objects: [service(global({ shared: 'false' }), two)] },
    };
    // The consumer keeps http through b; b itself has no admin port to lose.
    expect(losses(specs, 2)).toEqual(['a: c']);
  });

  test('of an import goes with its exporters', () => {
    const specs = { a: exporter(), b: exporter(), c: importer };
    expect([losses(specs, 1), losses(specs, 2)]).toEqual([[], ['a+b: c']]);
  });

  test('of contested exports is found by trying', () => {
    const ttl = { clustermesh: { mcsapi: { enabled: true }, cacheTTL: '10m' } };
    const port = (number: number) => ({ ports: [{ name: 'http', port: number }] });
    const specs = {
      a: exporter(port(80), ttl),
      b: exporter(port(8080), ttl),
      c: { ...importer, ...ttl },
    };
    // b lost the port to a, and serves it when a is forgotten; until then a is the last.
    expect(losses(specs, 2)).toEqual(['a: b,c']);
    expect(failover(meshOf(specs), { depth: 2 }).approximate).toEqual([]);
  });
});

describe('traffic to the dead', () => {
  test('goes on for ever, or for cacheTTL', () => {
    const specs = {
      a: provider(),
      b: { ...provider(), clustermesh: { cacheTTL: '15m' } },
      c: { ...consumer, clustermesh: { cacheTTL: '15m' } },
    };
    expect(stale(specs)).toEqual(['a+b for 15m: b,c', 'a+b for ever: a']);
  });

  test('is none where a cluster uses only its own backends', () => {
    expect(stale({ a: provider({ affinity: 'local' }), b: provider({ affinity: 'local' }) })).toEqual([]);
  });
});

test('who reaches nobody as it is', () => {
  const { unserved } = failover(meshOf({ a: consumer, b: { ...consumer, peers: [] } }));
  expect(unserved).toEqual([{ service: 'shop/catalog', via: 'service', consumers: ['a', 'b'] }]);
});

test('ready endpoints are an input', () => {
  const specs = { a: provider(), b: provider(), c: consumer };
  const inputs = { ready: { b: { 'shop/catalog': 0 } } };
  expect(failover(meshOf(specs), { inputs }).losses).toEqual([
    { service: 'shop/catalog', via: 'service', down: ['a'], consumers: ['b', 'c'] },
  ]);
});
