import { type Finding, found } from '../findings/index';
import type { TopologyProps } from '../model/index';
import { mistakes } from './mistakes';
import type { Link } from './plan';

/**
 * The peerings that a topology makes, each once with the smaller name first, in order; what names no cluster or the
 * same cluster twice is reported.
 */
export function links(
  topology: TopologyProps,
  names: readonly string[],
  broken: ReadonlySet<string>,
  report: (finding: Finding) => void,
): Link[] {
  if ('fullMesh' in topology) return names.flatMap((a, i) => names.slice(i + 1).map((b): Link => [a, b]));
  const known = new Set(names);
  const unique = new Map<string, Link>();
  for (const [a, b] of topology.links.between) {
    for (const name of [a, b])
      if (!known.has(name) && !broken.has(name))
        report(
          found(mistakes.unknownCluster, {
            at: '',
            message: `the topology links the cluster '${name}', which the fleet does not have`,
            expected: `one of: ${names.join(', ')}`,
            hint: 'Correct the name in mesh.topology.links.between, or add the cluster.',
          }),
        );
    if (a === b)
      report(
        found(mistakes.selfLink, {
          at: '',
          clusters: [a],
          message: `the topology links '${a}' with itself`,
          hint: 'Name two different clusters in each pair of mesh.topology.links.between.',
        }),
      );
    else if (known.has(a) && known.has(b)) unique.set([a, b].sort().join(' '), a < b ? [a, b] : [b, a]);
  }
  return [...unique.entries()].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, link]) => link);
}
