import { fewOf } from '../../../findings/index';
import type { MeshState } from '../../../mesh/index';
import type { Plan, ServiceMember, ServicePlan } from '../../../plan/index';
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
          const clusters = policy.clusters.filter(isCutOff(service, rule, state));
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

/** Tells whether callers of a cluster's pods, or backends of its callers, may be in clusters that it is linked with. */
function isCutOff(
  { members }: ServicePlan,
  { ingress }: PolicyRule,
  state: MeshState,
): (own: string) => boolean {
  const serving = members.filter(({ role, shared }) => role === 'provider' && shared).map(clusterOf);
  const all = members.map(clusterOf);
  const [others, concerned] = [ingress ? all : serving, new Set(ingress ? serving : all)];
  return own => {
    const linked = linkedWith(state, own);
    return concerned.has(own) && others.some(other => linked.has(other));
  };
}

const clusterOf = ({ cluster }: ServiceMember): string => cluster;
