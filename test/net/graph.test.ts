import fc from 'fast-check';
import { components, type Edge, neighbours } from '../../src/net/index';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
/** Some nodes in any order, and edges of which some lead to nodes that are not there. */
const graph = fc.record({
  nodes: fc.shuffledSubarray(names),
  edges: fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { maxLength: 10 }),
});

const joins = (nodes: readonly string[], edges: readonly Edge[], a: string, b: string): boolean =>
  nodes.includes(a) &&
  nodes.includes(b) &&
  edges.some(([x, y]) => (x === a && y === b) || (x === b && y === a));

/** The nodes that can be reached from one, by trying until nothing new turns up. */
function reach(nodes: readonly string[], edges: readonly Edge[], from: string): Set<string> {
  const seen = new Set([from]);
  for (let before = 0; before !== seen.size;) {
    before = seen.size;
    for (const node of nodes) if ([...seen].some(at => joins(nodes, edges, at, node))) seen.add(node);
  }
  return seen;
}

describe('components', () => {
  test('are the sets of nodes that reach each other', () => {
    fc.assert(
      fc.property(graph, ({ nodes, edges }) => {
        const found = components(nodes, edges);
        expect(found.flat().sort()).toEqual([...nodes].sort());
        for (const set of found)
          for (const node of set) expect(new Set(set)).toEqual(reach(nodes, edges, node));
      }),
      { numRuns: 500 },
    );
  });

  test('keep the order of the nodes, whatever the order of the edges', () => {
    fc.assert(
      fc.property(graph, ({ nodes, edges }) => {
        const found = components(nodes, edges);
        const place = (node: string | undefined): number => nodes.indexOf(node ?? '');
        for (const set of found) expect(set).toEqual([...set].sort((a, b) => place(a) - place(b)));
        expect(found).toEqual([...found].sort(([a], [b]) => place(a) - place(b)));
        expect(components(nodes, edges.map(([a, b]): Edge => [b, a]).reverse())).toEqual(found);
      }),
    );
  });

  test('a long chain is one component', () => {
    const nodes = Array.from({ length: 20_000 }, (_, i) => String(i));
    const edges = nodes.slice(1).map((node, i): Edge => [node, String(i)]);
    expect(components(nodes, edges)).toEqual([nodes]);
  });
});

describe('neighbours', () => {
  test('are symmetric, and are the ends of the edges between nodes', () => {
    fc.assert(
      fc.property(graph, ({ nodes, edges }) => {
        const found = neighbours(nodes, edges);
        expect([...found.keys()]).toEqual(nodes);
        for (const a of nodes)
          for (const b of names) {
            expect(found.get(a)?.includes(b)).toBe(joins(nodes, edges, a, b));
            if (nodes.includes(b)) expect(found.get(a)?.includes(b)).toBe(found.get(b)?.includes(a));
          }
      }),
      { numRuns: 300 },
    );
  });

  test('are in order', () => {
    const found = neighbours(
      ['c', 'b', 'a'],
      [
        ['c', 'b'],
        ['a', 'c'],
      ],
    );
    expect(found).toEqual(
      new Map([
        ['c', ['a', 'b']],
        ['b', ['c']],
        ['a', ['c']],
      ]),
    );
  });
});
