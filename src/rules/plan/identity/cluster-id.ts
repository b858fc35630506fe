import type { PlanRule } from '../../rule';

export const clusterId: PlanRule = {
  id: 'cluster/id',
  severity: 'error',
  breaks: 'Agents and clustermesh-apiserver crash at start; the chart does not check it.',
  docs: 'Documentation/network/clustermesh/setup.rst',
  *check({ clusters, mesh }) {
    for (const { name, path, id } of clusters)
      if (!Number.isInteger(id) || id < 1 || id > mesh.maxConnectedClusters)
        yield {
          at: path,
          clusters: [name],
          message: `the id of '${name}' is out of range`,
          expected: `a whole number from 1 to ${mesh.maxConnectedClusters} (mesh.maxConnectedClusters)`,
          actual: String(id),
          hint: 'Take a free id in the range. More than 255 clusters need maxConnectedClusters: 511 from the first day.',
        };
  },
};
