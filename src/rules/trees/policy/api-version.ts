import { describe, versionInstead } from '../../../kinds/index';
import { removedApi } from '../../../releases/index';
import type { TreesRule } from '../../rule';
import { peoplesObjects } from '../objects';

export const policyApiVersion: TreesRule = {
  id: 'policy/api-version',
  severity: 'error',
  breaks: 'The API server does not know the object, and Flux refuses the whole layer.',
  docs: 'cilium pkg/k8s/apis/cilium.io/client/crds; cilium/cilium#38940',
  *check(trees) {
    for (const { placed, clusters } of peoplesObjects(trees)) {
      const { apiVersion, kind } = placed.object;
      const instead = versionInstead(placed.object);
      // What Kubernetes had once is another rule's matter.
      if (instead !== undefined && removedApi(apiVersion, kind) === undefined)
        yield {
          at: placed.path ?? '',
          property: ['apiVersion'],
          clusters,
          message: `${describe(placed.object)} has the API version ${apiVersion}, which no minor of Cilium or Kubernetes serves`,
          expected: instead,
          hint: `Write apiVersion: ${instead}.`,
        };
    }
  },
};
