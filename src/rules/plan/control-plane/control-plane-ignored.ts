import type { PlanRule } from '../../rule';

/** The minor that brought each property. */
const since = { cacheTtl: '1.19', etcdQps: '1.20', kvstoreMeshQps: '1.20' } as const;

export const controlPlaneIgnored: PlanRule = {
  id: 'control-plane/ignored',
  severity: 'warning',
  breaks: 'The setting has no effect there, and is not written.',
  docs: 'The charts of Cilium 1.18, 1.19 and 1.20, values.yaml',
  *check({ clusters }) {
    for (const { name, path, cilium, controlPlane } of clusters)
      for (const property of controlPlane.ignored)
        yield {
          at: path,
          clusters: [name],
          message: `controlPlane.${property} is given for '${name}', whose Cilium ${cilium.version} does not have it`,
          expected: `Cilium ${since[property]} or later`,
          hint: 'Upgrade the cluster, or silence this until it is.',
        };
  },
};
