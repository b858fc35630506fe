import { valueAt } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { aboutValue } from '../people-values';

/** The ServiceMonitors whose kind the chart looks for in the cluster. */
const monitors = ['prometheus', 'operator.prometheus', 'envoy.prometheus', 'hubble.relay.prometheus'];

export const serviceMonitor: PlanRule = {
  id: 'values/service-monitor',
  severity: 'warning',
  breaks:
    'The chart refuses to be installed while the cluster has no CRD of ServiceMonitor, as at the first bootstrap.',
  docs: 'Cilium chart, templates/validate.yaml',
  *check({ clusters }) {
    for (const cluster of clusters) {
      if (valueAt(cluster.values, 'prometheus', 'serviceMonitor', 'trustCRDsExist') === true) continue;
      for (const monitor of monitors) {
        const keys = [...monitor.split('.'), 'serviceMonitor', 'enabled'];
        if (valueAt(cluster.values, ...keys) !== true) continue;
        yield {
          ...aboutValue(cluster, keys, 'needs a kind that a new cluster does not have'),
          hint: 'Set prometheus.serviceMonitor.trustCRDsExist to true, and bring the CRD of ServiceMonitor before Cilium.',
        };
      }
    }
  },
};
