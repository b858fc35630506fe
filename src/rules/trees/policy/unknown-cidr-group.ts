import { fewOf } from '../../../findings/index';
import { isMap } from '../../../kinds/index';
import { nearest } from '../../../kinds/nearest';
import type { Path } from '../../../kinds/problem';
import type { MeshCluster } from '../../../mesh/index';
import type { TreesRule } from '../../rule';
import { meshOf } from '../mesh';
import { foundIn, listIn, placeIn, policiesOf, type PolicyRule } from './policies';

export const policyUnknownCidrGroup: TreesRule = {
  id: 'policy/unknown-cidr-group',
  severity: 'warning',
  breaks:
    'A group that is not there has no addresses, and nothing says so: what the rule allows is denied, and what it denies passes.',
  docs: 'Documentation/network/kubernetes/ciliumcidrgroup.rst',
  *check(trees, plan) {
    const { clusters } = meshOf(trees);
    const known = new Map([...clusters].map(([name, cluster]) => [name, groupsOf(cluster)]));
    for (const policy of policiesOf(trees, plan).filter(({ isPeoples }) => isPeoples))
      for (const { at, group } of policy.rules.flatMap(referencesIn)) {
        const without = policy.clusters.filter(name => known.get(name)?.has(group) === false);
        if (without.length === 0) continue;
        const meant = nearest(group, [...(known.get(without[0] ?? '') ?? [])]);
        yield foundIn(policy, at, {
          clusters: without,
          message: `${placeIn(policy, at)} names the CiliumCIDRGroup '${group}', which is not in the trees of ${fewOf(without, 3)}`,
          hint:
            meant === undefined
              ? 'Put the group into the PolicyFiles or into a Layer of these clusters; silence this where something else makes it.'
              : `Did you mean '${meant}'? Otherwise put the group into the PolicyFiles or into a Layer of these clusters.`,
        });
      }
  },
};

const groupsOf = ({ policies }: MeshCluster): ReadonlySet<string> =>
  new Set((policies.get('CiliumCIDRGroup') ?? []).map(({ value }) => value.metadata.name));

function referencesIn({ at, fields }: PolicyRule): { readonly at: Path; readonly group: string }[] {
  return ['fromCIDRSet', 'toCIDRSet'].flatMap(field =>
    listIn(fields, field).flatMap((item, i) =>
      isMap(item) && typeof item.cidrGroupRef === 'string'
        ? [{ at: [...at, field, i, 'cidrGroupRef'], group: item.cidrGroupRef }]
        : [],
    ),
  );
}
