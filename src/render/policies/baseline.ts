import {
  ciliumClusterwideNetworkPolicy,
  ciliumNetworkPolicy,
  type CiliumRule,
  type PlacedObject,
} from '../../kinds/index';
import type { BaselinePolicy } from '../../plan/index';
import { clusterDns } from './dns';
import { outsideOf } from './selector';

/** A baseline in one cluster. An empty rule allows nothing; the direction alone switches the denial on. */
export function compileBaseline(policy: BaselinePolicy, cluster: string): PlacedObject {
  const { ingress, egress } = policy.directions;
  // A denial of ingress alone needs no DNS rule, which would be one more thing to read.
  const asks = policy.allowDns && (egress || !ingress);
  const rules: CiliumRule = {
    // Documentation/security/policy/language.rst, rule basics.
    enableDefaultDeny: { ingress, egress },
    ...(ingress && { ingress: [{}] }),
    ...(asks && { egress: clusterDns(cluster) }),
    ...(egress && !asks && { egress: [{}] }),
  };
  return { path: policy.path, object: about(policy, rules) };
}

/** The whole fleet takes one clusterwide policy, which holds for namespaces that are made later, too. */
function about({ name, namespace, leavesOut }: BaselinePolicy, rules: CiliumRule): PlacedObject['object'] {
  return namespace === undefined
    ? ciliumClusterwideNetworkPolicy({
        metadata: { name },
        spec: { endpointSelector: outsideOf(leavesOut), ...rules },
      })
    : ciliumNetworkPolicy({ metadata: { name, namespace }, spec: { endpointSelector: {}, ...rules } });
}
