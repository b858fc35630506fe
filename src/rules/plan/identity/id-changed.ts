import { recordedId } from '../../../registry/index';
import type { PlanRule } from '../../rule';

export const idChanged: PlanRule = {
  id: 'cluster/id-changed',
  severity: 'error',
  breaks:
    'On a running cluster the identities that exist keep the old id, also when agents and pods restart, so that peers and policies no longer agree on whose pods they are.',
  docs: 'cilium/cilium#36338, #48800, #48801; Documentation/network/clustermesh/setup.rst',
  *check({ fleet, clusters, recorded }) {
    for (const { name, path, id } of clusters) {
      const before = recordedId(recorded, name);
      if (before !== undefined && before !== id)
        yield {
          at: path,
          clusters: [name],
          message: `'${name}' has the id ${id}, and had ${before} when it was last synthesised`,
          expected: `${before} (fleet.lock)`,
          actual: String(id),
          hint:
            `Put ${before} back, or write auto. A cluster with another id is another cluster: take '${name}' out, synth, and let every peer apply that; then add it under a new name, because only with a new name does Cilium allocate new identities. ` +
            `A cluster that was rebuilt can have its name again: run meshprint release ${fleet}/${name} while it is out.`,
        };
    }
  },
};
