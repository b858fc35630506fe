import type { Tree } from '../../../kinds/index';
import { onceFor } from '../../../kinds/once';
import type { Plan } from '../../../plan/index';
import { policiesOf, type Policy, type PolicyRule } from './policies';

/** A rule with the policy that it is in. */
interface PlacedRule {
  readonly policy: Policy;
  readonly rule: PolicyRule;
}

/** The rules that may be about the pods of a namespace in a cluster: its own and the clusterwide ones. */
export class RulesAt {
  /** By namespace and by cluster, a list of each policy. */
  private readonly byPlace = new Map<string | undefined, Map<string, PlacedRule[][]>>();

  constructor(policies: readonly Policy[]) {
    for (const policy of policies) {
      const rules = policy.rules.filter(({ subject }) => !subject.nodes).map(rule => ({ policy, rule }));
      const places = this.byPlace.get(policy.namespace) ?? new Map<string, PlacedRule[][]>();
      this.byPlace.set(policy.namespace, places);
      for (const cluster of policy.clusters) {
        const lists = places.get(cluster);
        if (lists === undefined) places.set(cluster, [rules]);
        else lists.push(rules);
      }
    }
  }

  of(cluster: string, namespace: string, ingress: boolean): PlacedRule[] {
    return [namespace, undefined]
      .flatMap(place => this.byPlace.get(place)?.get(cluster)?.flat() ?? [])
      .filter(({ rule }) => rule.ingress === ingress);
  }
}

/** Several rules ask about the same trees. */
export const rulesAt = (trees: readonly Tree[], plan: Plan): RulesAt => rulesOf(policiesOf(trees, plan));

const rulesOf = onceFor((policies: readonly Policy[]) => new RulesAt(policies));
