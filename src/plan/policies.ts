import type { Finding } from '../findings/index';
import { type Baseline, MeshNamespace, MeshPolicy, nameOf, pathOf } from '../model/index';
import { resolveBaseline } from './baselines';
import type { Chooser } from './choose';
import { resolveFlow } from './flows';
import type { NamespacePlan } from './plan';
import type { PolicyPlan } from './policy-plan';
import type { ServicePlan } from './service-plan';

/** What policies refer to. */
export interface PolicyContext {
  readonly namespaces: ReadonlyMap<string, NamespacePlan>;
  readonly services: ReadonlyMap<string, ServicePlan>;
  /** Paths of parts that were left out for mistakes of their own. */
  readonly broken: ReadonlySet<string>;
  readonly chooser: Chooser;
  report(this: void, finding: Finding): void;
}

/**
 * A policy with its sides resolved; undefined when one of them cannot be, which is reported, or when the namespace that
 * it is written in was left out.
 */
export function resolvePolicy(policy: MeshPolicy | Baseline, context: PolicyContext): PolicyPlan | undefined {
  const scope = policy.node.scope;
  const namespace = scope instanceof MeshNamespace ? context.namespaces.get(nameOf(scope)) : undefined;
  if (scope instanceof MeshNamespace && namespace === undefined) return undefined;
  const written = { name: nameOf(policy), namespace: namespace?.name, path: pathOf(policy) };
  if (!(policy instanceof MeshPolicy)) return resolveBaseline(policy, namespace, written, context);
  const { props } = policy;
  return 'allow' in props
    ? resolveFlow(written, 'allow', props.allow, context)
    : resolveFlow(written, 'deny', props.deny, context);
}
