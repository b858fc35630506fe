import { fewOf } from '../../../findings/index';
import { keyOf } from '../../../mesh/index';
import type { TreesRule } from '../../rule';
import { servicesOfOthers } from '../services-of-others';
import { isService } from './backends';
import { callsOf, detailOf } from './calls';
import { viewOf } from './view';

export const serviceElsewhere: TreesRule = {
  id: 'route/service-elsewhere',
  severity: 'error',
  breaks:
    'A route looks for the Service in its own cluster only: it is BackendNotFound there, and callers get status 500.',
  docs: 'cilium/cilium#40956; Documentation/network/clustermesh/global-services.rst',
  *check(trees, plan) {
    const { sharing, makers } = viewOf(trees);
    const ofOthers = servicesOfOthers(plan);
    for (const { view, caller, backend } of callsOf(trees)) {
      const key = keyOf(backend.namespace, backend.name);
      if (!isService(backend) || view.services.has(key) || ofOthers.has(`${view.cluster} ${key}`)) continue;
      const elsewhere = sharing.sharers(key);
      if (elsewhere.length === 0 || makers.mayMake(view.cluster, backend.namespace)) continue;
      yield detailOf(
        view,
        caller,
        `${backend.at} names the Service ${key}, which is a global service of ${fewOf(elsewhere)} and not in its cluster`,
        "Add the cluster to the service's consumers, which gives it the Service without pods, or name a ServiceImport.",
      );
    }
  },
};
