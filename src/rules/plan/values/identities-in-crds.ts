import { valueAt } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { aboutValue } from '../people-values';

export const identitiesInCrds: PlanRule = {
  id: 'values/identities-in-crds',
  severity: 'error',
  breaks:
    'The control plane of the mesh finds no identities and endpoints to tell peers, so that their policies drop the traffic.',
  docs: 'Cilium chart, templates/validate.yaml; Documentation/network/clustermesh/setup.rst',
  *check({ clusters }) {
    for (const cluster of clusters)
      for (const { path, good, text } of needs) {
        const value = valueAt(cluster.values, path);
        if (value === undefined || value === good) continue;
        yield {
          ...aboutValue(cluster, [path], `is not ${String(good)}`),
          expected: String(good),
          hint: `Leave it out: ${text}.`,
        };
      }
  },
};

const needs = [
  {
    path: 'identityAllocationMode',
    good: 'crd',
    text: 'in a mesh each cluster keeps its identities in its own API server',
  },
  {
    path: 'disableEndpointCRD',
    good: false,
    text: 'the mesh reads the addresses of pods from these objects',
  },
] as const;
