import { render } from '../../../src/render/index';
import { meshOf } from '../../../src/rules/trees/mesh';
import { neededFlows } from '../../../src/rules/trees/needed-flows';
import { mayDeny, ofSystem } from '../../../src/rules/trees/system-policies';
import { evaluatorOf } from '../../../src/simulate/index';
import { planOf, twoGenericClusters } from '../../support/fleets';

test.each(['1.18.12', '1.19.6', '1.20.3'])(
  'Cilium %s denies nothing where nothing may be denied',
  version => {
    const plan = planOf(twoGenericClusters({}, { cilium: { version } }));
    const state = ofSystem(meshOf(render(plan)));
    const evaluator = evaluatorOf(state);
    const clusters = new Map(plan.clusters.map(cluster => [cluster.name, cluster]));
    expect([...state.clusters.values()].map(mayDeny)).toEqual([false, false]);
    const flows = plan.clusters
      .flatMap(cluster => [...neededFlows(cluster, clusters)])
      .flatMap(({ ways }) => ways);
    expect(flows.length).toBeGreaterThan(20);
    for (const flow of flows)
      for (const ingress of [true, false]) expect(evaluator.side(flow, ingress).verdict).not.toBe('deny');
  },
);
