import type { FoldedChange } from '../change';
import { valueAt } from '../read';
import type { DangerRule } from './danger';
import { isPolicy, isWhole } from './subject';

/** Who may talk to whom. */
export const policies: DangerRule = {
  id: 'policy',
  source: 'Documentation/security/policy/intro.rst',
  judge: change => {
    if (!isPolicy(change) || change.path[0] === 'metadata') return undefined;
    if (change.kind === 'removed' && isWhole(change))
      return change.fate === 'deleted'
        ? {
            grade: 'high',
            reason:
              'what only this policy allowed is closed, or, as the last one of its pods, everything is open to them',
          }
        : { grade: 'low', reason: 'the policy stays in force; nothing looks after it any more' };
    if (isWhole(change) && !onlyAllows(change))
      return { grade: 'medium', reason: 'the first policy of a pod closes all that no policy allows' };
    return { grade: 'medium', reason: 'connections may open or close' };
  },
};

/** Whether a policy closes nothing by being the first of its pods. */
function onlyAllows({ after }: FoldedChange): boolean {
  const closes = valueAt(after, 'spec', 'enableDefaultDeny');
  return valueAt(closes, 'ingress') === false && valueAt(closes, 'egress') === false;
}
