import { fewOf } from '../../../findings/index';
import type { TreesRule } from '../../rule';
import { meshOf } from '../mesh';
import { linkedWith } from './links';
import { podPeers } from './peers';
import { foundIn, placeIn, policiesOf, wanted } from './policies';

export const policyUnlinkedCluster: TreesRule = {
  id: 'policy/unlinked-cluster',
  severity: 'error',
  breaks:
    'Pods of a cluster that is not linked have no identity there, and arrive as `world`: the selector matches nothing.',
  docs: 'Documentation/network/clustermesh/policy.rst',
  *check(trees, plan) {
    const state = meshOf(trees);
    for (const policy of policiesOf(trees, plan).filter(({ isPeoples }) => isPeoples))
      for (const { at, clusters } of policy.rules.flatMap(rule => podPeers(policy, rule))) {
        const [named = []] = clusters.map(wanted).filter(values => values.length > 0);
        const some = named.filter(name => state.clusters.has(name));
        if (some.length === 0) continue;
        const apart = policy.clusters.filter(
          own => !some.some(name => name === own || linkedWith(state, own).has(name)),
        );
        if (apart.length > 0)
          yield foundIn(policy, at, {
            clusters: apart,
            message: `${placeIn(policy, at)} names ${fewOf(some)}, with which ${fewOf(apart)} ${apart.length === 1 ? 'is' : 'are'} not linked`,
            hint: 'Link the clusters in mesh.topology, or leave the policy out of those that are not linked.',
          });
      }
  },
};
