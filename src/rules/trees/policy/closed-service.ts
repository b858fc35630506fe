import { fewOf } from '../../../findings/index';
import type { Tree } from '../../../kinds/index';
import type { MeshState } from '../../../mesh/index';
import type { Plan, ServiceMember, ServicePlan } from '../../../plan/index';
import { type Evaluator, evaluatorOf, type PodRef } from '../../../simulate/index';
import type { TreesRule } from '../../rule';
import { meshOf } from '../mesh';
import { labelsFor, podsThatMay } from './candidates';
import { declaredNote } from './declared';
import { linkedWith } from './links';
import { type PodPeer, podPeers } from './peers';
import { wanted } from './policies';
import { type PlacedRule, RulesAt } from './rules-at';

export const closedService: TreesRule = {
  id: 'service/closed-by-policy',
  severity: 'warning',
  breaks:
    'The service resolves there and answers nobody: every connection is dropped at the pods, without an error.',
  docs: 'Documentation/network/clustermesh/policy.rst; Documentation/security/policy/intro.rst',
  *check(trees, plan) {
    const doors = new Doors(trees, plan);
    for (const service of plan.services) {
      // Callers of a service cut for a route are gateways, which are no pods.
      if (service.cutFrom !== undefined) continue;
      const providers = service.members.filter(({ role, shared }) => role === 'provider' && shared);
      // A provider that no rule is about lets everybody in.
      if (providers.length === 0 || !providers.every(provider => doors.hasRules(service, provider))) continue;
      const near = (caller: string): ServiceMember[] =>
        providers.filter(({ cluster }) => doors.areLinked(caller, cluster));
      const callers = callersOf(plan, service).filter(caller => near(caller).length > 0);
      const shut = callers.filter(caller =>
        near(caller).every(provider => !doors.admit(service, provider, caller)),
      );
      // That some cluster has the namespace does not mean that it has callers.
      const isMeant = service.global?.consumersAreChosen === true || shut.length === callers.length;
      if (shut.length > 0 && isMeant)
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

/** Clusters that call a service and have no pods of it themselves. */
function callersOf({ namespaces }: Plan, { namespace, members, exported }: ServicePlan): string[] {
  const providers = new Set(members.flatMap(({ cluster, role }) => (role === 'provider' ? [cluster] : [])));
  const having = namespaces.find(({ name }) => name === namespace)?.clusters ?? [];
  const calling = exported === undefined ? members.map(({ cluster }) => cluster) : having;
  return calling.filter(name => !providers.has(name));
}

/** What lets callers in to the pods of services. */
class Doors {
  private readonly state: MeshState;
  private readonly evaluator: Evaluator;
  private readonly rules: RulesAt;
  private readonly known = new Map<string, boolean>();

  constructor(trees: readonly Tree[], plan: Plan) {
    this.state = meshOf(trees);
    this.evaluator = evaluatorOf(this.state);
    this.rules = new RulesAt(trees, plan);
  }

  areLinked(a: string, b: string): boolean {
    return linkedWith(this.state, a).has(b);
  }

  hasRules({ namespace }: ServicePlan, { cluster }: ServiceMember): boolean {
    return this.rules.of(cluster, namespace, true).length > 0;
  }

  /** What is to be known of the pods behind a service. */
  note({ namespace }: ServicePlan, providers: readonly ServiceMember[]): string {
    const [first] = providers;
    const names = providers.map(({ cluster }) => cluster);
    return declaredNote(this.state, names, namespace, first?.selector);
  }

  /** Whether some pod of a cluster may be let in on some port. Callers that no rule tells apart are asked for once. */
  admit(service: ServicePlan, provider: ServiceMember, caller: string): boolean {
    const rules = this.rules.of(provider.cluster, service.namespace, true);
    const peers = rules.flatMap(({ policy, rule }) => podPeers(policy, rule));
    const named = peers.flatMap(({ clusters }) => clusters).map(({ values }) => values.has(caller));
    const key = JSON.stringify([service.path, provider.cluster, named]);
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const answer = this.ask(service, provider, caller, rules, peers);
    this.known.set(key, answer);
    return answer;
  }

  private ask(
    { namespace, ports }: ServicePlan,
    { cluster, selector, targetPorts }: ServiceMember,
    caller: string,
    rules: readonly PlacedRule[],
    peers: readonly PodPeer[],
  ): boolean {
    const own = this.state.clusters.get(cluster);
    // Labels of namespaces may select namespaces that no tree shows.
    if (own === undefined || peers.some(isByNamespaceLabels)) return true;
    const behind = Object.entries(selector).map(([key, value]) => ({
      source: 'k8s',
      key,
      full: `k8s:${key}`,
      operator: 'Equals' as const,
      values: new Set([value]),
    }));
    const subjects = rules.filter(({ rule }) => !rule.deny).map(({ rule }) => rule.subject.selector);
    const pods = podsThatMay(own, namespace, behind, subjects);
    const callers = callersIn(caller, namespace, peers);
    return ports.some(({ name, port, protocol }) => {
      const target = targetPorts[name] ?? port;
      if (typeof target === 'string') return true;
      return callers.some(from =>
        pods.some(
          to =>
            this.evaluator.side({ from: { pod: from }, to: { pod: to }, port: target, protocol }, true)
              .verdict !== 'deny',
        ),
      );
    });
  }
}

const isByNamespaceLabels = ({ namespaces, selector }: PodPeer): boolean =>
  namespaces === undefined && selector.some(({ key }) => key.startsWith('io.cilium.k8s.namespace.labels.'));

/** A pod without labels in the namespace of the service, and one for each selector that lets somebody in. */
function callersIn(cluster: string, namespace: string, peers: readonly PodPeer[]): PodRef[] {
  const meant = peers.flatMap(({ namespaces, selector }): PodRef[] => {
    const account = selector
      .filter(({ key }) => key === 'io.cilium.k8s.policy.serviceaccount')
      .flatMap(wanted)[0];
    return (namespaces ?? [namespace]).map(name => ({
      cluster,
      namespace: name,
      labels: labelsFor(selector),
      ...(account !== undefined && { serviceAccount: account }),
    }));
  });
  return [{ cluster, namespace, labels: {} }, ...meant];
}
