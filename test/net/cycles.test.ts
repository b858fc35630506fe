import fc from 'fast-check';
import { cyclesOf } from '../../src/net/index';

const nodes = ['a', 'b', 'c', 'd', 'e', 'f'];
const graph = fc.array(fc.tuple(fc.constantFrom(...nodes), fc.constantFrom(...nodes, 'elsewhere')), {
  maxLength: 12,
});

const needsOf = (edges: readonly (readonly [string, string])[]): Map<string, string[]> =>
  new Map(nodes.map(node => [node, edges.filter(([from]) => from === node).map(([, to]) => to)]));

/** True when all nodes can be put in order by taking, again and again, one whose needs are all taken. */
function hasOrder(needs: ReadonlyMap<string, readonly string[]>): boolean {
  const taken = new Set<string>();
  for (let before = -1; before < taken.size;) {
    before = taken.size;
    for (const [node, all] of needs)
      if (all.every(need => taken.has(need) || !needs.has(need))) taken.add(node);
  }
  return taken.size === needs.size;
}

test('there is a cycle exactly when there is no order', () => {
  fc.assert(
    fc.property(graph, edges => {
      const needs = needsOf(edges);
      expect(cyclesOf(needs).length === 0).toBe(hasOrder(needs));
    }),
  );
});

test('each node of a cycle needs the next one, and no node is in two', () => {
  fc.assert(
    fc.property(graph, edges => {
      const needs = needsOf(edges);
      const cycles = cyclesOf(needs);
      for (const cycle of cycles)
        cycle.forEach((node, i) => {
          expect(needs.get(node)).toContain(cycle[(i + 1) % cycle.length]);
        });
      expect(new Set(cycles.flat()).size).toBe(cycles.flat().length);
    }),
  );
});

test('a long chain is no cycle, and its length no obstacle', () => {
  const chain = Array.from({ length: 50_000 }, (_, i): [string, string[]] => [`n${i}`, [`n${i + 1}`]]);
  expect(cyclesOf(new Map(chain))).toEqual([]);
  expect(cyclesOf(new Map([...chain, ['n50000', ['n0']]]))[0]).toHaveLength(50_001);
});
