/** An undirected edge between two nodes. */
export type Edge = readonly [string, string];

/**
 * The sets of nodes that are connected, directly or not. Nodes keep the order in which they were given, and so do the
 * sets (by their first node).
 */
export function components(nodes: readonly string[], edges: Iterable<Edge>): string[][] {
  const parent = new Map(nodes.map(node => [node, node]));
  const rootOf = (node: string): string => {
    let root = node;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    for (let at = node; at !== root;) {
      const next = parent.get(at) ?? root;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  let left = nodes.length;
  for (const [a, b] of edges) {
    // Of the 130,305 edges of 511 nodes, 510 are enough.
    if (left === 1) break;
    if (!parent.has(a) || !parent.has(b)) continue;
    const [from, to] = [rootOf(a), rootOf(b)];
    if (from === to) continue;
    parent.set(from, to);
    left -= 1;
  }
  const sets = new Map<string, string[]>();
  for (const node of nodes) {
    const root = rootOf(node);
    const set = sets.get(root);
    if (set === undefined) sets.set(root, [node]);
    else set.push(node);
  }
  return [...sets.values()];
}

/** The nodes that each node has an edge to, in order; an edge to something else is left out. */
export function neighbours(nodes: readonly string[], edges: Iterable<Edge>): Map<string, string[]> {
  const sets = new Map(nodes.map(node => [node, [] as string[]]));
  for (const [a, b] of edges) {
    if (!sets.has(a) || !sets.has(b)) continue;
    sets.get(a)?.push(b);
    sets.get(b)?.push(a);
  }
  for (const set of sets.values()) set.sort();
  return sets;
}
