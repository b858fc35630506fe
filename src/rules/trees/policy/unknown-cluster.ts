import { fewOf } from '../../../findings/index';
import { nearest } from '../../../kinds/nearest';
import { policyCluster } from '../../../simulate/index';
import type { TreesRule } from '../../rule';
import { isOf, podPeers } from './peers';
import { foundIn, placeIn, policiesOf } from './policies';

export const policyUnknownCluster: TreesRule = {
  id: 'policy/unknown-cluster',
  severity: 'error',
  breaks:
    'The selector matches no pod of that name’s cluster: what it allows is denied, and what it denies passes.',
  docs: 'Documentation/network/clustermesh/policy.rst',
  *check(trees, plan) {
    const names = plan.clusters.map(({ name }) => name);
    const known = new Set(names);
    for (const policy of policiesOf(trees, plan).filter(({ isPeoples }) => isPeoples)) {
      const subjects = new Map(policy.rules.map(({ subject }) => [subject, subject]));
      const places = [...subjects.values(), ...policy.rules.flatMap(rule => podPeers(policy, rule))];
      for (const { at, selector } of places)
        for (const unknown of selector
          .filter(isOf(policyCluster))
          .flatMap(({ values }) => [...values].filter(value => !known.has(value)))) {
          const meant = nearest(unknown, names);
          yield foundIn(policy, at, {
            message: `${placeIn(policy, at)} names the cluster '${unknown}', which the fleet does not have`,
            expected: `one of: ${fewOf(names)}`,
            hint:
              meant === undefined
                ? 'Name clusters of the fleet, or say Exists for every one.'
                : `Did you mean '${meant}'? Cluster names are those of the fleet.`,
          });
        }
    }
  },
};
