import type { Path } from '../../../kinds/problem';
import { onceFor } from '../../../kinds/once';
import type { Requirement } from '../../../simulate/index';
import { isNamespaceName, podPeers } from './peers';
import type { Policy } from './policies';

/** A condition of a selector, with the place of the selector. */
interface Condition {
  readonly at: Path;
  readonly requirement: Requirement;
}

/** The conditions on pods that a policy says, of its subjects and of its peers. */
export const conditionsOf = onceFor((policy: Policy): readonly Condition[] => {
  const subjects = [...new Set(policy.rules.map(({ subject }) => subject))].filter(({ nodes }) => !nodes);
  const added = new Set(subjects.flatMap(({ selector }) => selector.filter(isNamespaceName)));
  // The namespace of the policy itself is another rule's matter.
  const isWritten = (requirement: Requirement): boolean =>
    policy.namespace === undefined || !added.has(requirement);
  const places = [...subjects, ...policy.rules.flatMap(rule => podPeers(policy, rule))];
  return places.flatMap(({ at, selector }) =>
    selector.filter(isWritten).map(requirement => ({ at, requirement })),
  );
});
