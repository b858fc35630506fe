import { isMap } from '../../../kinds/index';
import { type Plan, valueAt } from '../../../plan/index';
import type { TreesRule } from '../../rule';
import { meshOf } from '../mesh';
import { linkCount } from './links';
import { type PodPeer, podLabels, podPeers } from './peers';
import { foundIn, listIn, placeIn, policiesOf, type PolicyRule } from './policies';

/** The chart's default of bpf.policyMapMax: entries of the policy map of one endpoint. */
const policyMapMax = 16_384;

/**
 * How many identities a selector finds in one cluster, by how much it says. Estimates: no document has such numbers. An
 * identity is a set of labels, so replicas are one, and a namespace has about as many as it has workloads.
 */
const identities = { ofLabels: 1, ofNamespace: 10, ofCluster: 100 };

export const policyIdentities: TreesRule = {
  id: 'policy/identities',
  severity: 'warning',
  breaks:
    'Where the policy map of an endpoint is full, further entries are left out, and traffic that is allowed is dropped.',
  docs: 'the chart, bpf.policyMapMax; cilium/cilium#26879, #46813',
  *check(trees, plan) {
    const state = meshOf(trees);
    const limits = limitsOf(plan);
    for (const policy of policiesOf(trees, plan))
      for (const rule of policy.rules)
        for (const peer of podPeers(policy, rule)) {
          const meaning = policy.clusters.filter(name =>
            meansEvery(peer, state.clusters.get(name)?.settings.policyDefaultLocalCluster),
          );
          if (meaning.length === 0) continue;
          const perCluster = identitiesOf(peer) * portsOf(rule, policy.isKubernetes ? 1 : 3);
          const over = meaning.filter(
            name => perCluster * (linkCount(state, name) + 1) > (limits.get(name) ?? policyMapMax),
          );
          if (over.length > 0)
            yield foundIn(policy, peer.at, {
              clusters: over,
              message: `${placeIn(policy, peer.at)} selects pods of every cluster: about ${perCluster} entries for each of ${Math.max(...over.map(name => linkCount(state, name))) + 1} clusters in the policy map of a pod`,
              expected: `at most ${Math.min(...over.map(name => limits.get(name) ?? policyMapMax))} (bpf.policyMapMax)`,
              hint: 'Say more labels, a namespace or the clusters that are meant; fewer ports help too, or a higher bpf.policyMapMax in the values.',
            });
        }
  },
};

function limitsOf({ clusters }: Plan): ReadonlyMap<string, number> {
  return new Map(
    clusters.map(({ name, values }) => {
      const limit = valueAt(values, 'bpf', 'policyMapMax');
      return [name, typeof limit === 'number' ? limit : policyMapMax];
    }),
  );
}

/** Without a label of the cluster, the setting decides; a condition that only leaves clusters out means the others. */
const meansEvery = ({ clusters }: PodPeer, isLocal = true): boolean =>
  clusters.length === 0
    ? !isLocal
    : clusters.every(({ operator }) => operator === 'Exists' || operator === 'NotIn');

function identitiesOf({ selector, namespaces }: PodPeer): number {
  const says = podLabels(selector).some(({ operator }) => operator === 'Equals' || operator === 'In');
  if (says) return identities.ofLabels;
  return namespaces === undefined ? identities.ofCluster : identities.ofNamespace * namespaces.length;
}

/**
 * Entries that one identity takes: one for each port of each protocol, and for each part of a range.
 *
 * @param unsaid how many protocols a port without one has
 */
function portsOf({ fields }: PolicyRule, unsaid: number): number {
  const written = [
    ...listIn(fields, 'toPorts').flatMap(item => (isMap(item) ? listIn(item, 'ports') : [])),
    ...listIn(fields, 'ports'),
  ];
  const entries = written.filter(isMap).map(({ port, endPort, protocol }) => {
    const parts = typeof endPort === 'number' ? partsOf(Number(port), endPort) : 1;
    return parts * (protocol === 'ANY' ? 3 : protocol === undefined ? unsaid : 1);
  });
  return Math.max(
    1,
    entries.reduce((sum, count) => sum + count, 0),
  );
}

/** How many blocks with a size of a power of two a range of ports falls into, as the map keeps it. */
export function partsOf(from: number, to: number): number {
  let count = 0;
  for (let at = from; at <= to; count += 1) {
    let size = at === 0 ? 65_536 : at & -at;
    while (at + size - 1 > to) size /= 2;
    at += size;
  }
  return Math.max(1, count);
}
