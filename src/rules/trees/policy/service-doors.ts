import type { Tree } from '../../../kinds/index';
import type { MeshState } from '../../../mesh/index';
import type { Plan, ServiceMember, ServicePlan } from '../../../plan/index';
import { type Evaluator, evaluatorOf, podOf, type PodRef } from '../../../simulate/index';
import { meshOf } from '../mesh';
import { labelsFor, podsThatMay } from './candidates';
import { declaredNote } from './declared';
import { linkedWith } from './links';
import { type PodPeer, podPeers } from './peers';
import { wanted } from './policies';
import { type RulesAt, rulesAt } from './rules-at';

/** What lets callers in to the pods of services. */
export class ServiceDoors {
  private readonly state: MeshState;
  private readonly evaluator: Evaluator;
  private readonly rules: RulesAt;
  private readonly known = new Map<string, boolean>();

  constructor(trees: readonly Tree[], plan: Plan) {
    this.state = meshOf(trees);
    this.evaluator = evaluatorOf(this.state);
    this.rules = rulesAt(trees, plan);
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
    const peers = this.peersOf(service, provider);
    return this.once(
      ['admit', service.path, provider.cluster, named(peers, caller)],
      () =>
        // Labels of namespaces may select namespaces that no tree shows.
        peers.some(isByNamespaceLabels) ||
        this.letsIn(service, provider, callersIn(caller, service.namespace, peers)),
    );
  }

  /** One cluster for all that no rule tells apart, by what the rules say of it. */
  kindsOf(service: ServicePlan, provider: ServiceMember, clusters: readonly string[]): Kinds {
    const peers = this.peersOf(service, provider);
    return new Map(clusters.map(name => [JSON.stringify(named(peers, name)), name]));
  }

  /** Whether a cluster is known to have pods that would be let in, if they were in one of some other clusters. */
  wouldAdmit(service: ServicePlan, provider: ServiceMember, caller: string, kinds: Kinds): boolean {
    const peers = this.peersOf(service, provider);
    const namespaces = new Set([service.namespace, ...peers.flatMap(peer => peer.namespaces ?? [])]);
    const pods = [...namespaces]
      .flatMap(namespace => this.state.clusters.get(caller)?.workloads.get(namespace) ?? [])
      .map(({ value }) => podOf('', value));
    return pods.some(pod =>
      [...kinds].some(([kind, cluster]) =>
        this.once(['would', service.path, provider.cluster, kind, pod], () =>
          this.letsIn(service, provider, [{ ...pod, cluster }]),
        ),
      ),
    );
  }

  private once(key: unknown, ask: () => boolean): boolean {
    const text = JSON.stringify(key);
    const answer = this.known.get(text) ?? ask();
    this.known.set(text, answer);
    return answer;
  }

  private peersOf({ namespace }: ServicePlan, { cluster }: ServiceMember): readonly PodPeer[] {
    return this.rules.of(cluster, namespace, true).flatMap(({ policy, rule }) => podPeers(policy, rule));
  }

  private letsIn(
    { namespace, ports }: ServicePlan,
    { cluster, selector, targetPorts }: ServiceMember,
    callers: readonly PodRef[],
  ): boolean {
    const own = this.state.clusters.get(cluster);
    if (own === undefined) return true;
    const behind = Object.entries(selector).map(([key, value]) => ({
      source: 'k8s',
      key,
      full: `k8s:${key}`,
      operator: 'Equals' as const,
      values: new Set([value]),
    }));
    const rules = this.rules.of(cluster, namespace, true);
    const subjects = rules.filter(({ rule }) => !rule.deny).map(({ rule }) => rule.subject.selector);
    const pods = podsThatMay(own, namespace, behind, subjects);
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

/** Clusters by what rules say of them. */
type Kinds = ReadonlyMap<string, string>;

/** What the peers of rules say of a cluster by its name. */
const named = (peers: readonly PodPeer[], cluster: string): readonly boolean[] =>
  peers.flatMap(({ clusters }) => clusters).map(({ values }) => values.has(cluster));

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
