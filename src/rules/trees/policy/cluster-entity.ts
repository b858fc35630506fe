import { fewOf } from '../../../findings/index';
import type { Plan, ServicePlan } from '../../../plan/index';
import type { TreesRule } from '../../rule';
import { meshOf } from '../mesh';
import { linkedWith } from './links';
import { couldBe } from './match';
import { foundIn, listIn, placeIn, policiesOf, type Policy, type PolicyRule } from './policies';

export const policyClusterEntity: TreesRule = {
  id: 'policy/cluster-entity',
  severity: 'warning',
  breaks:
    'The entity `cluster` is the pods of its own cluster and the nodes of all: pods of other clusters are denied.',
  docs: 'Documentation/security/policy/language.rst, entities based; cilium/cilium#45065',
  *check(trees, plan) {
    const state = meshOf(trees);
    for (const policy of policiesOf(trees, plan).filter(({ isPeoples }) => isPeoples))
      for (const rule of policy.rules) {
        const index = rule.deny ? -1 : listIn(rule.fields, entitiesOf(rule)).indexOf('cluster');
        if (index < 0 || listIn(rule.fields, entitiesOf(rule)).includes('all')) continue;
        const at = [...rule.at, entitiesOf(rule), index];
        for (const service of servicesAcross(plan, policy, rule)) {
          const clusters = policy.clusters.filter(own =>
            othersOf(service, rule, own).some(other => linkedWith(state, own).has(other)),
          );
          if (clusters.length > 0)
            yield foundIn(policy, at, {
              clusters,
              message: `${placeIn(policy, at)} is the entity 'cluster', which leaves out ${rule.ingress ? 'callers' : 'backends'} of '${service.path}' in clusters linked with ${fewOf(clusters, 3)}`,
              hint: 'Add a rule that selects them with the label io.cilium.k8s.policy.cluster, or silence this where they are not meant.',
            });
        }
      }
  },
};

const entitiesOf = ({ ingress }: PolicyRule): string => (ingress ? 'fromEntities' : 'toEntities');

/** Shared services that a rule is about: whose pods it lets callers to, or that pods of the namespace may call. */
function servicesAcross(
  { services }: Plan,
  { namespace }: Policy,
  { ingress, subject }: PolicyRule,
): ServicePlan[] {
  if (subject.nodes) return [];
  return services.filter(service => {
    if (namespace !== undefined && service.namespace !== namespace) return false;
    return (
      !ingress ||
      service.members.some(({ selector }) => couldBe(subject.selector, selector, service.namespace))
    );
  });
}

/** Clusters that callers of a cluster's pods are in, or backends of its callers. */
function othersOf({ members }: ServicePlan, { ingress }: PolicyRule, own: string): string[] {
  const here = members.find(({ cluster }) => cluster === own);
  if (here === undefined || (ingress && (here.role !== 'provider' || !here.shared))) return [];
  return members
    .filter(({ cluster, role, shared }) => cluster !== own && (ingress || (role === 'provider' && shared)))
    .map(({ cluster }) => cluster);
}
