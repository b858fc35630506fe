import type { TreesRule } from '../../rule';
import { systemNamespaces } from '../../system-namespaces';
import { meshOf } from '../mesh';
import { podPeers } from './peers';
import { foundIn, placeIn, policiesOf } from './policies';
import { near } from './unknown-label';

/** Other repositories may make the namespace, so that it is no more than worth a look. */
export const policyUnknownNamespace: TreesRule = {
  id: 'policy/unknown-namespace',
  severity: 'info',
  breaks:
    'If nothing else makes the namespace, nobody is in it: what the rule allows is denied, and what it denies passes.',
  docs: 'Documentation/security/policy/language.rst, endpoints based',
  *check(trees, plan) {
    const { clusters } = meshOf(trees);
    const there = new Set([
      ...[...clusters.values()].flatMap(({ namespaces }) => [...namespaces.keys()]),
      ...plan.namespaces.map(({ name }) => name),
      ...systemNamespaces,
      'cert-manager',
    ]);
    const told = new Set<string>();
    for (const policy of policiesOf(trees, plan))
      for (const rule of policy.rules)
        for (const { at, namespaces = [] } of podPeers(policy, rule))
          for (const name of namespaces) {
            const id = JSON.stringify([policy.placed.path, name]);
            // What only a slip of the pen explains is told elsewhere, and so is the policy's own namespace.
            if (there.has(name) || name === policy.namespace || near(name, there) !== undefined) continue;
            // Both ends of a statement say the same.
            if (told.has(id)) continue;
            told.add(id);
            yield foundIn(policy, at, {
              message: `${placeIn(policy, at)} names the namespace '${name}', which no tree of the fleet has`,
              hint: 'Correct the name, or add the namespace as a MeshNamespace: one that is there already stays as it is.',
            });
          }
  },
};
