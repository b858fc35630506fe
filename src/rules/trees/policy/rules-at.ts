import type { Tree } from '../../../kinds/index';
import type { Plan } from '../../../plan/index';
import { policiesOf, type Policy, type PolicyRule } from './policies';

/** A rule with the policy that it is in. */
interface PlacedRule {
  readonly policy: Policy;
  readonly rule: PolicyRule;
}

/** The rules that may be about the pods of a namespace in a cluster: its own and the clusterwide ones. */
export class RulesAt {
  private readonly byPlace = new Map<string, PlacedRule[]>();

  constructor(trees: readonly Tree[], plan: Plan) {
    for (const policy of policiesOf(trees, plan)) {
      const rules = policy.rules.filter(({ subject }) => !subject.nodes).map(rule => ({ policy, rule }));
      for (const cluster of policy.clusters) {
        const key = keyOf(cluster, policy.namespace);
        const list = this.byPlace.get(key);
        if (list === undefined) this.byPlace.set(key, [...rules]);
        else list.push(...rules);
      }
    }
  }

  of(cluster: string, namespace: string, ingress: boolean): PlacedRule[] {
    return [keyOf(cluster, namespace), keyOf(cluster, undefined)]
      .flatMap(key => this.byPlace.get(key) ?? [])
      .filter(({ rule }) => rule.ingress === ingress);
  }
}

const keyOf = (cluster: string, namespace = ''): string => `${cluster} ${namespace}`;
