import { fewOf } from '../../../findings/index';
import { isMap } from '../../../kinds/index';
import type { Path } from '../../../kinds/problem';
import { type Cidr, contains, overlaps, parseCidr } from '../../../net/index';
import type { ClusterPlan, Plan } from '../../../plan/index';
import type { TreesRule } from '../../rule';
import { foundIn, listIn, placeIn, policiesOf, type Policy, type PolicyRule } from './policies';

export const policyCidrOfPods: TreesRule = {
  id: 'policy/cidr-of-pods',
  severity: 'warning',
  breaks:
    'Addresses never match pods that Cilium knows, its own or those of linked clusters: the rule does nothing about them.',
  docs: 'Documentation/security/policy/language.rst, IP/CIDR based',
  *check(trees, plan) {
    const ranges = podRanges(plan);
    for (const policy of policiesOf(trees, plan).filter(({ isPeoples }) => isPeoples))
      for (const { at, cidr, except } of policy.rules.flatMap(rule => blocksOf(policy, rule))) {
        const met = ranges.filter(
          range => overlaps(cidr, range.cidr) && !except.some(hole => contains(hole, range.cidr)),
        );
        const concerned = policy.clusters.filter(own =>
          met.some(({ cluster }) => cluster.name === own || cluster.peers.includes(own)),
        );
        if (cidr.prefix > 0 && concerned.length > 0)
          yield foundIn(policy, at, {
            clusters: concerned,
            message: `${placeIn(policy, at)} is ${cidr.text}, which overlaps ${fewOf(
              met.map(({ cluster, text }) => `the pods of ${cluster.name} (${text})`),
              3,
            )}`,
            hint: 'Select pods by their labels and clusters; leave the block for what is outside of the mesh, with except for the pods.',
          });
      }
  },
};

interface PodRange {
  readonly cluster: ClusterPlan;
  readonly text: string;
  readonly cidr: Cidr;
}

/** Without those of clusters whose pods have addresses of the nodes' network, where other things are too. */
function podRanges({ clusters }: Plan): PodRange[] {
  return clusters.flatMap(cluster => {
    const nodes = cluster.nodeCidrs.flatMap(({ cidr }) => (cidr === undefined ? [] : [cidr]));
    return cluster.podCidrs.flatMap(({ text, cidr }) =>
      cidr === undefined || nodes.some(range => overlaps(range, cidr)) ? [] : [{ cluster, text, cidr }],
    );
  });
}

interface Block {
  readonly at: Path;
  readonly cidr: Cidr;
  readonly except: readonly Cidr[];
}

function blocksOf({ isKubernetes }: Policy, { at, ingress, fields }: PolicyRule): Block[] {
  const way = ingress ? 'from' : 'to';
  if (isKubernetes)
    return listIn(fields, way).flatMap((peer, i) =>
      isMap(peer) ? blockOf(peer.ipBlock, [...at, way, i, 'ipBlock']) : [],
    );
  return [
    ...listIn(fields, `${way}CIDR`).flatMap((cidr, i) => blockOf({ cidr }, [...at, `${way}CIDR`, i], true)),
    ...listIn(fields, `${way}CIDRSet`).flatMap((item, i) => blockOf(item, [...at, `${way}CIDRSet`, i])),
  ];
}

function blockOf(item: unknown, at: Path, isItself = false): Block[] {
  if (!isMap(item) || typeof item.cidr !== 'string') return [];
  const cidr = parseCidr(item.cidr);
  const except = listIn(item, 'except').flatMap(text => parseCidr(String(text)) ?? []);
  return cidr === undefined ? [] : [{ at: isItself ? at : [...at, 'cidr'], cidr, except }];
}
