import { MeshNamespace, type Part, pathOf } from '../model/index';
import type { NamespacePlan } from './plan';
import { type PolicyContext, resolvePolicy } from './policies';
import { type PolicyFilesContext, resolvePolicyFiles } from './policy-files';
import type { PolicyPlan } from './policy-plan';
import { resolveRawPolicy } from './raw-policies';
import type { Survey } from './survey';

/** Every policy of a fleet, in the order of their places: statements, baselines, raw ones and those of files. */
export function resolvePolicies(
  parts: Pick<Survey, 'policies' | 'rawPolicies' | 'policyFiles'>,
  context: PolicyContext & PolicyFilesContext,
): PolicyPlan[] {
  const { namespaces, chooser } = context;
  /** Parts whose namespace was left out are left out with it. */
  const inNamespace = <P extends Part, R>(part: P, use: (part: P, namespace: NamespacePlan) => R): R[] => {
    const namespace = namespaces.get(pathOf(part.node.scope as Part));
    return namespace === undefined ? [] : [use(part, namespace)];
  };
  const policies = [
    ...parts.policies.flatMap(policy =>
      inNamespace(policy, (part, namespace) => resolvePolicy(part, namespace, context)),
    ),
    ...parts.rawPolicies.flatMap(policy =>
      policy.node.scope instanceof MeshNamespace
        ? inNamespace(policy, (part, namespace) => resolveRawPolicy(part, namespace, chooser))
        : [resolveRawPolicy(policy, undefined, chooser)],
    ),
    ...parts.policyFiles.flatMap(part => resolvePolicyFiles(part, context)),
  ];
  return policies
    .filter(policy => policy !== undefined)
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
