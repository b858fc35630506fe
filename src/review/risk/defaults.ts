import { type DangerRule, isWithNewMinor } from './danger';
import { ciliumValue, isAt } from './subject';

/** Values that give every policy, or every service, another meaning. */
export const meaning: DangerRule = {
  id: 'meaning',
  source:
    'Documentation/network/clustermesh/policy.rst; Documentation/security/policy/intro.rst; cilium/cilium#40609',
  judge: (change, context) => {
    const value = ciliumValue(change);
    if (value === undefined) return undefined;
    if (value === 'clustermesh.policyDefaultLocalCluster')
      return {
        grade: 'critical',
        reason: 'every policy whose peers name no cluster now means other clusters',
      };
    if (isAt(value, ['policyEnforcementMode', 'policyCIDRMatchMode', 'policyAuditMode', 'hostFirewall']))
      return { grade: 'critical', reason: `${value} decides what every policy of the cluster does` };
    if (isAt(value, ['clustermesh.defaultGlobalNamespace']))
      return change.kind === 'added' && change.after === true && isWithNewMinor(change, context)
        ? {
            grade: 'low',
            reason: 'every namespace is global, as it is in minors that do not know local ones',
          }
        : {
            grade: 'high',
            reason: 'services of namespaces that say nothing become global, or no longer are',
          };
    if (
      isAt(value, [
        'clustermesh.mcsapi.enabled',
        'clustermesh.enableMCSAPISupport',
        'clustermesh.enableEndpointSliceSynchronization',
      ])
    )
      return {
        grade: 'high',
        reason: `${value} decides whether services are shared with other clusters at all`,
      };
    return undefined;
  },
};
