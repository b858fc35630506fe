import { fewOf } from '../../../findings/index';
import { isGlobalNamespace, type MeshState } from '../../../mesh/index';
import type { TreesRule } from '../../rule';
import { systemNamespaces } from '../../system-namespaces';
import { meshOf } from '../mesh';
import { Knowledge } from './knowledge';
import { linkedWith } from './links';
import { type PodPeer, podPeers } from './peers';
import { foundIn, placeIn, policiesOf } from './policies';

export const policyNoCluster: TreesRule = {
  id: 'policy/no-cluster',
  severity: 'warning',
  breaks:
    'What the selector means hangs on a setting whose default Cilium changed in 1.19; callers in other clusters are cut off, or let in unasked.',
  docs: 'Documentation/network/clustermesh/policy.rst; Documentation/operations/upgrade.rst; cilium/cilium#39338',
  *check(trees, plan) {
    const state = meshOf(trees);
    const knowledge = new Knowledge(state, trees);
    for (const policy of policiesOf(trees, plan).filter(({ isPeoples }) => isPeoples)) {
      const bare = policy.rules.flatMap(rule => podPeers(policy, rule)).filter(isBare);
      const remote = bare.map(peer => ({ peer, clusters: clustersWith(peer, state, knowledge) }));
      for (const meaning of [true, false]) {
        const concerned = policy.clusters.filter(
          name => state.clusters.get(name)?.settings.policyDefaultLocalCluster === meaning,
        );
        const found = remote.flatMap(({ peer, clusters }) => {
          const here = concerned.filter(name => isLinkedWithOne(state, name, clusters));
          return here.length === 0 ? [] : [{ peer, here }];
        });
        const [first] = found;
        if (first === undefined) continue;
        const more = found.length > 1 ? ` (and ${found.length - 1} more)` : '';
        const here = [...new Set(found.flatMap(one => one.here))].sort();
        yield foundIn(policy, first.peer.at, {
          clusters: here,
          message: `${placeIn(policy, first.peer.at)}${more} names no cluster, which in ${versionsOf(state, here)} means ${meaning ? 'pods of its own cluster alone' : 'pods of every linked cluster'}, clustermesh.policyDefaultLocalCluster being ${meaning}`,
          hint: 'Say which clusters are meant with the label io.cilium.k8s.policy.cluster: a name, In several, or Exists for every one.',
        });
      }
    }
  },
};

/** A selector without a cluster that is not about what every cluster has for itself, such as its DNS. */
const isBare = ({ clusters, namespaces }: PodPeer): boolean =>
  clusters.length === 0 && namespaces?.every(name => systemNamespaces.includes(name)) !== true;

/** Clusters in which there are, or may be, pods that the selector would mean. */
function clustersWith(
  { namespaces, selector }: PodPeer,
  { clusters }: MeshState,
  knowledge: Knowledge,
): string[] {
  return [...clusters.values()]
    .filter(cluster =>
      namespaces === undefined
        ? true
        : namespaces.some(
            name => isGlobalNamespace(cluster, name) === true && knowledge.mayHave(cluster, name, selector),
          ),
    )
    .map(({ name }) => name);
}

function isLinkedWithOne(state: MeshState, own: string, clusters: readonly string[]): boolean {
  const linked = linkedWith(state, own);
  return clusters.some(name => linked.has(name));
}

function versionsOf({ clusters }: MeshState, names: readonly string[]): string {
  const versions = names.map(name => clusters.get(name)?.settings.version ?? 'unknown');
  const minors = versions.map(version => version.split('.').slice(0, 2).join('.'));
  return `${fewOf(names, 3)} (Cilium ${[...new Set(minors)].sort().join(', ')})`;
}
