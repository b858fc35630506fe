import { isMap } from '../../../kinds/index';
import type { TreesRule } from '../../rule';
import { foundIn, listIn, placeIn, policiesOf, type Policy } from './policies';

export const policyEmptyList: TreesRule = {
  id: 'policy/empty-list',
  severity: 'warning',
  breaks: 'The rule means the opposite of what most people read in it: nobody, or everybody.',
  docs: 'Documentation/security/policy/language.rst; cilium pkg/policy/utils/parserules.go',
  *check(trees, plan) {
    for (const policy of policiesOf(trees, plan).filter(({ isPeoples }) => isPeoples))
      for (const { at, fields, deny } of policy.rules) {
        for (const [i, item] of listIn(fields, 'toPorts').entries())
          if (isMap(item) && listIn(item, 'ports').length === 0)
            yield foundIn(policy, [...at, 'toPorts', i], {
              message: `${placeIn(policy, [...at, 'toPorts', i])} has no ports, and ${deny ? 'denies' : 'lets'} nothing${deny ? '' : ' pass'}`,
              hint: 'List its ports, or leave toPorts out for every port.',
            });
        for (const [field, value] of Object.entries(fields)) {
          const meaning = Array.isArray(value) && value.length === 0 ? meaningOf(policy, field) : undefined;
          if (meaning !== undefined)
            yield foundIn(policy, [...at, field], {
              message: `${placeIn(policy, [...at, field])} is an empty list, ${meaning}`,
              hint: 'Say who is meant, or leave the field out for everybody; a direction is closed by a rule {} without any field.',
            });
        }
      }
  },
};

/** Lists of which an empty one is nobody; see `peers.ts` of the simulator. */
const nobody = /^(from|to)(Endpoints|CIDR|CIDRSet|Entities|Nodes)$/;
/** Lists that are as good as missing when they are empty. */
const missing = /^(from|to)(Groups|Services|FQDNs)$|^(toPorts|icmps)$/;

function meaningOf({ isKubernetes }: Policy, field: string): string | undefined {
  if (isKubernetes) return field === 'from' || field === 'to' ? 'which is everybody' : 'which is every port';
  if (nobody.test(field)) return 'which is nobody, not everybody';
  return missing.test(field) ? 'which is as if it were not there' : undefined;
}
