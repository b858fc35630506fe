import { fewOf } from '../../../findings/index';
import type { Plan, ServiceMember, ServicePlan } from '../../../plan/index';
import type { TreesRule } from '../../rule';
import { ServiceDoors } from './service-doors';

export const closedService: TreesRule = {
  id: 'service/closed-by-policy',
  severity: 'warning',
  breaks:
    'The service resolves there and answers nobody: every connection is dropped at the pods, without an error.',
  docs: 'Documentation/network/clustermesh/policy.rst; Documentation/security/policy/intro.rst',
  *check(trees, plan) {
    const doors = new ServiceDoors(trees, plan);
    for (const service of plan.services) {
      // Callers of a service cut for a route are gateways, which are no pods.
      if (service.cutFrom !== undefined) continue;
      const calling = callersOf(plan, service);
      if (calling.length === 0) continue;
      const providers = service.members.filter(({ role, shared }) => role === 'provider' && shared);
      // A provider that no rule is about lets everybody in.
      if (providers.length === 0 || !providers.every(provider => doors.hasRules(service, provider))) continue;
      const near = (caller: string): ServiceMember[] =>
        providers.filter(({ cluster }) => doors.areLinked(caller, cluster));
      const callers = calling.filter(caller => near(caller).length > 0);
      const shutOut = new Set(
        callers.filter(caller => near(caller).every(provider => !doors.admit(service, provider, caller))),
      );
      const shut = [...shutOut].filter(isMeant(doors, service, providers, callers, shutOut));
      if (shut.length > 0)
        yield {
          at: service.path,
          clusters: shut,
          message: `policies let nobody in ${fewOf(shut)} reach the pods of '${service.path}' in ${fewOf(
            providers.map(({ cluster }) => cluster),
            3,
          )}${doors.note(service, providers)}`,
          hint: 'Add a MeshPolicy that allows its callers, or leave those clusters out of its consumers.',
        };
    }
  },
};

/**
 * Which of the clusters that are shut out are meant to call a service. Where the blueprint chooses no consumers, a
 * cluster is one of them for having the namespace, which does not mean that it has callers: it has, if its pods would be
 * let in elsewhere.
 */
function isMeant(
  doors: ServiceDoors,
  service: ServicePlan,
  providers: readonly ServiceMember[],
  callers: readonly string[],
  shutOut: ReadonlySet<string>,
): (caller: string) => boolean {
  const areChosen = service.global?.consumersAreChosen === true;
  if (areChosen || shutOut.size === 0 || shutOut.size === callers.length) return () => true;
  const admitted = callers.filter(caller => !shutOut.has(caller));
  const kinds = providers.map(provider => [provider, doors.kindsOf(service, provider, admitted)] as const);
  return caller =>
    kinds.some(
      ([provider, kind]) =>
        doors.areLinked(caller, provider.cluster) && doors.wouldAdmit(service, provider, caller, kind),
    );
}

/** Clusters that call a service and have no pods of it themselves. */
function callersOf({ namespaces }: Plan, { namespace, members, exported }: ServicePlan): string[] {
  const providers = new Set(members.filter(({ role }) => role === 'provider').map(({ cluster }) => cluster));
  const having = namespaces.find(({ name }) => name === namespace)?.clusters ?? [];
  const calling = exported === undefined ? members.map(({ cluster }) => cluster) : having;
  return calling.filter(name => !providers.has(name));
}
