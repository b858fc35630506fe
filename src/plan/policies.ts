import { type Baseline, MeshNamespace, MeshPolicy, nameOf, pathOf } from '../model/index';
import { resolveBaseline } from './baselines';
import { resolveFlow } from './flows';
import type { PolicyContext } from './policy-context';
import type { PolicyPlan } from './policy-plan';

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
