import { MeshNamespace } from '../model/index';
import { inNamespace } from './in-namespace';
import { resolvePolicy } from './policies';
import type { PolicyContext } from './policy-context';
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
  const policies = [
    ...parts.policies.map(policy => resolvePolicy(policy, context)),
    ...parts.rawPolicies.flatMap(policy =>
      policy.node.scope instanceof MeshNamespace
        ? inNamespace(policy, namespaces, (part, namespace) => resolveRawPolicy(part, namespace, chooser))
        : [resolveRawPolicy(policy, undefined, chooser)],
    ),
    ...parts.policyFiles.flatMap(part => resolvePolicyFiles(part, context)),
  ];
  return policies
    .filter(policy => policy !== undefined)
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
