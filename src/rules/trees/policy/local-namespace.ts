import { fewOf } from '../../../findings/index';
import { isGlobalNamespace, type MeshState } from '../../../mesh/index';
import type { TreesRule } from '../../rule';
import { meshOf } from '../mesh';
import { type PodPeer, podPeers } from './peers';
import { foundIn, placeIn, policiesOf, wanted } from './policies';

export const policyLocalNamespace: TreesRule = {
  id: 'policy/local-namespace',
  severity: 'error',
  breaks:
    'Pods of a local namespace have no identity in other clusters, and arrive as `world`: the selector matches nothing.',
  docs: 'Documentation/network/clustermesh/setup.rst, global namespaces; cilium/cilium#42905',
  *check(trees, plan) {
    const state = meshOf(trees);
    for (const policy of policiesOf(trees, plan).filter(({ isPeoples }) => isPeoples))
      for (const peer of policy.rules.flatMap(rule => podPeers(policy, rule))) {
        const local = localFor(peer, policy.namespace, state);
        const clusters = policy.clusters.filter(own => local(own) !== undefined);
        const [first = ''] = clusters;
        if (clusters.length > 0)
          yield foundIn(policy, peer.at, {
            clusters,
            message: `${placeIn(policy, peer.at)} selects pods of ${fewOf(named(peer))}, but ${local(first) ?? ''}`,
            hint: 'Make the namespaces of both ends global (scope), or leave the other clusters out of the selector.',
          });
      }
  },
};

/** The clusters that a selector names by a value; none where it means every one. */
const named = ({ clusters }: PodPeer): readonly string[] =>
  clusters.map(wanted).find(values => values.length > 0) ?? [];

/** Which namespace is local of those that must not be, as a clause; undefined where the selector may match. */
function localFor(
  peer: PodPeer,
  namespace: string | undefined,
  { clusters }: MeshState,
): (own: string) => string | undefined {
  const isLocal = (cluster: string, name: string): boolean => {
    const found = clusters.get(cluster);
    return found !== undefined && isGlobalNamespace(found, name) === false;
  };
  const names = named(peer);
  return own => {
    if (names.length === 0 || names.includes(own)) return undefined;
    if (namespace !== undefined && isLocal(own, namespace)) return `'${namespace}' is local in ${own}`;
    const theirs = peer.namespaces ?? [];
    const isShut = theirs.length > 0 && names.every(other => theirs.every(name => isLocal(other, name)));
    return isShut ? `${theirs.map(name => `'${name}'`).join(' and ')} is local there` : undefined;
  };
}
