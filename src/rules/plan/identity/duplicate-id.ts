import type { PlanRule } from '../../rule';

export const duplicateId: PlanRule = {
  id: 'cluster/duplicate-id',
  severity: 'error',
  breaks: 'Peers refuse the connection, or take one cluster’s identities for the other’s.',
  docs: 'cilium/cilium#32753; Documentation/network/clustermesh/setup.rst',
  *check({ clusters }) {
    const first = new Map<number, string>();
    for (const { name, path, id } of clusters) {
      const other = first.get(id);
      if (other === undefined) first.set(id, name);
      else
        yield {
          at: path,
          clusters: [other, name],
          message: `'${name}' has the id ${id}, which '${other}' has too`,
          hint: 'Give one of them a free id. Ids are unique in the fleet, so that clusters can be linked later.',
        };
    }
  },
};
