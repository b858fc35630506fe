import type { PlanRule } from '../../rule';

export const idBit: PlanRule = {
  id: 'cluster/id-bit',
  severity: 'error',
  breaks:
    'The chart refuses the id: there the bit has another meaning in the marks of packets, and policies would take them for those of another cluster.',
  docs: 'Cilium chart, templates/validate.yaml; cilium/cilium#21330',
  *check({ clusters, mesh: { maxConnectedClusters: most } }) {
    for (const { name, path, id, datapath } of clusters) {
      const { reservedIdBit } = datapath;
      const isInRange = Number.isInteger(id) && id >= 1 && id <= most;
      if (reservedIdBit !== undefined && isInRange && (id & reservedIdBit.bit) !== 0)
        yield {
          at: path,
          clusters: [name],
          message: `the id ${id} of '${name}' has the bit ${reservedIdBit.bit}, which ${reservedIdBit.with} cannot have`,
          expected: goodIds(reservedIdBit.bit, most),
          hint: 'Take another id before the cluster joins the mesh.',
        };
    }
  },
};

/** The runs of ids without a bit: `1 to 127, 256 to 383`. */
function goodIds(bit: number, most: number): string {
  const runs: string[] = [];
  for (let from = 0; from <= most; from += 2 * bit)
    runs.push(`${Math.max(from, 1)} to ${Math.min(from + bit - 1, most)}`);
  return runs.join(', ');
}
