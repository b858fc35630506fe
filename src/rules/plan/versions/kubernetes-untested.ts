import { minorWithin } from '../../../releases/index';
import type { PlanRule } from '../../rule';

export const kubernetesUntested: PlanRule = {
  id: 'cluster/kubernetes-untested',
  severity: 'warning',
  breaks: 'Nobody has seen this Cilium on this Kubernetes before it runs in production.',
  docs: 'Documentation/network/kubernetes/compatibility.rst',
  *check({ clusters }) {
    for (const { name, path, kubernetes, cilium } of clusters) {
      const { minor, testedKubernetes: tested } = cilium.release;
      if (tested !== undefined && /^\d+\.\d+$/.test(kubernetes) && !minorWithin(kubernetes, tested))
        yield {
          at: path,
          clusters: [name],
          message: `'${name}' runs Kubernetes ${kubernetes}, on which Cilium ${minor} is not tested`,
          expected: `a minor from ${tested.join(' to ')}`,
          hint: 'Upgrade Cilium first, or stay on a Kubernetes that its minor is tested on.',
        };
    }
  },
};
