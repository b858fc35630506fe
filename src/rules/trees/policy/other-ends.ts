import type { Tree } from '../../../kinds/index';
import type { MeshState } from '../../../mesh/index';
import type { Plan } from '../../../plan/index';
import { type AskedPort, type Evaluator, evaluatorOf, type PodRef } from '../../../simulate/index';
import { meshOf } from '../mesh';
import { hasPorts, portsOf } from './asked-ports';
import { podsThatMay } from './candidates';
import { classNumbers } from './classes';
import { linkedWith } from './links';
import { isNamespaceName, type PodPeer, podPeers } from './peers';
import { type Policy, type PolicyRule, wanted } from './policies';
import { type RulesAt, rulesAt } from './rules-at';

/** What is denied at the other end, for some clusters of the policy and the clusters that they are shut out by. */
interface Shut {
  readonly own: readonly string[];
  readonly others: readonly string[];
  readonly because: string;
}

/** More candidates than this say nothing new. */
const mostPods = 16;

/** Looks for rules whose other end denies all that they allow. */
export class OtherEnds {
  private readonly state: MeshState;
  private readonly evaluator: Evaluator;
  private readonly rules: RulesAt;

  constructor(trees: readonly Tree[], plan: Plan) {
    this.state = meshOf(trees);
    this.evaluator = evaluatorOf(this.state);
    this.rules = rulesAt(trees, plan);
  }

  shutAgainst(policy: Policy, rule: PolicyRule, peer: PodPeer): Shut | undefined {
    const own = new Set<string>();
    const others = new Set<string>();
    let because: string | undefined;
    for (const here of this.grouped(policy.clusters))
      for (const there of this.grouped(this.othersOf(here[0] ?? '', peer))) {
        const found = this.denial(policy, rule, peer, here[0] ?? '', there[0] ?? '');
        if (found === undefined) continue;
        because ??= found;
        for (const name of here) own.add(name);
        for (const name of there) others.add(name);
      }
    return because === undefined ? undefined : { own: [...own].sort(), others: [...others].sort(), because };
  }

  /** Clusters that policies cannot tell apart: one answers for all. */
  private grouped(clusters: readonly string[]): string[][] {
    // What is about one cluster, as many policies are, needs no comparison with others.
    if (clusters.length < 2) return clusters.map(name => [name]);
    const numbers = classNumbers(this.state);
    const groups = new Map<number | undefined, string[]>();
    for (const name of clusters) {
      const key = numbers.get(name);
      groups.set(key, [...(groups.get(key) ?? []), name]);
    }
    return [...groups.values()];
  }

  private othersOf(own: string, { clusters }: PodPeer): string[] {
    const [named] = clusters.map(wanted).filter(values => values.length > 0);
    const linked = linkedWith(this.state, own);
    // In the order of the links; most selectors name a cluster or two, and links may be hundreds.
    return named === undefined ? [...linked] : named.filter(name => linked.has(name)).sort();
  }

  /** Why the other end denies all that the rule allows; undefined where it lets some of it pass, or may. */
  private denial(
    policy: Policy,
    rule: PolicyRule,
    peer: PodPeer,
    here: string,
    there: string,
  ): string | undefined {
    const [own, other] = [this.state.clusters.get(here), this.state.clusters.get(there)];
    const namespace = policy.namespace ?? namespaceOf(rule);
    if (own === undefined || other === undefined || namespace === undefined) return undefined;
    let because: string | undefined;
    for (const theirs of peer.namespaces ?? []) {
      if (!other.namespaces.has(theirs)) continue;
      const answers = this.rules.of(there, theirs, !rule.ingress).filter(one => !one.rule.deny);
      const asked = answers.flatMap(one => podPeers(one.policy, one.rule).map(({ selector }) => selector));
      const subjects = answers.map(one => one.rule.subject.selector);
      const ours = podsThatMay(own, namespace, rule.subject.selector, asked).slice(0, mostPods);
      const them = podsThatMay(other, theirs, peer.selector, subjects).slice(0, mostPods);
      const ports = askedPorts(
        rule,
        answers.map(one => one.rule),
        rule.ingress ? ours : them,
      );
      const found = this.denialOf(ours, them, ports, rule.ingress);
      if (found === undefined) return undefined;
      because = found;
    }
    return because;
  }

  private denialOf(
    ours: readonly PodRef[],
    them: readonly PodRef[],
    ports: readonly AskedPort[],
    ingress: boolean,
  ): string | undefined {
    let because: string | undefined;
    for (const one of ours)
      for (const other of them)
        for (const port of ports) {
          const [from, to] = ingress ? [other, one] : [one, other];
          const flow = { from: { pod: from }, to: { pod: to }, ...port };
          if (this.evaluator.side(flow, ingress).verdict !== 'allow') continue;
          const answer = this.evaluator.side(flow, !ingress);
          if (answer.byDefault !== true) return undefined;
          because ??= answer.because[0]?.why;
        }
    return because;
  }
}

/** The namespace that a clusterwide policy is about, where it names one. */
const namespaceOf = ({ subject }: PolicyRule): string | undefined =>
  subject.selector.filter(isNamespaceName).flatMap(wanted)[0];

/** The rule's own ports; where it is about every port, those that anybody there speaks of. */
function askedPorts(
  rule: PolicyRule,
  answers: readonly PolicyRule[],
  destinations: readonly PodRef[],
): readonly AskedPort[] {
  if (hasPorts(rule)) return portsOf([rule]);
  const listened = destinations.flatMap(({ ports = [] }) => ports.map(({ port }) => ({ port })));
  return [...portsOf(answers), ...listened, { port: 80 }];
}
