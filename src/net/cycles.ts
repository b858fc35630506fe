/** What each node needs, by name. Needs that are no nodes are passed over. */
type Needs = ReadonlyMap<string, readonly string[]>;

/**
 * A cycle for each knot of nodes that need one another: in the order of need, from the node that comes first. Empty
 * exactly when some order has every node after all that it needs.
 */
export function cyclesOf(needs: Needs): string[][] {
  const stuck = stuckIn(needs);
  const cycles: string[][] = [];
  const seen = new Set<string>();
  for (const start of stuck) {
    const way = new Set<string>();
    let here: string | undefined = start;
    while (here !== undefined && !seen.has(here)) {
      seen.add(here);
      way.add(here);
      // A stuck node has a need that is stuck too, so each way ends in a cycle, or in one that was found before.
      here = needs.get(here)?.find(need => stuck.has(need));
    }
    const nodes = [...way];
    if (here !== undefined && way.has(here)) cycles.push(nodes.slice(nodes.indexOf(here)));
  }
  return cycles;
}

/** The nodes that no order can reach, because they need one another or need such nodes. */
function stuckIn(needs: Needs): ReadonlySet<string> {
  const open = new Map<string, number>();
  const neededBy = new Map<string, string[]>();
  for (const [node, all] of needs) {
    const own = [...new Set(all)].filter(need => needs.has(need));
    open.set(node, own.length);
    for (const need of own) pushTo(neededBy, need, node);
  }
  const stuck = new Set(needs.keys());
  const free = [...open].filter(([, count]) => count === 0).map(([node]) => node);
  for (let node = free.pop(); node !== undefined; node = free.pop()) {
    stuck.delete(node);
    for (const other of neededBy.get(node) ?? []) {
      const left = (open.get(other) ?? 0) - 1;
      open.set(other, left);
      if (left === 0) free.push(other);
    }
  }
  return stuck;
}

function pushTo(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
