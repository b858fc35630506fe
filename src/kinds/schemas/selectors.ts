import { problemWithLabelKey, problemWithLabelValue } from '../names';
import { keysThat, listIn, type Check } from './checks';
import { choice, list, map, named, need, object, word, type TypeOf } from './node';

/** The values of an entry of `matchExpressions` must suit its operator (apimachinery ValidateLabelSelector). */
const valuesSuitOperator: Check = function* (entry) {
  const { operator } = entry;
  const values = listIn(entry, 'values').length;
  if ((operator === 'In' || operator === 'NotIn') && values === 0)
    yield { at: ['values'], problem: `must not be empty with operator ${operator}` };
  if ((operator === 'Exists' || operator === 'DoesNotExist') && values > 0)
    yield { at: ['values'], problem: `must be empty with operator ${operator}` };
};

const selector = (problemWithKey: (key: string) => string | undefined) =>
  object({
    matchLabels: map(word(problemWithLabelValue), keysThat(problemWithKey, 'label key')),
    matchExpressions: list(
      object(
        {
          key: need(word(problemWithKey)),
          operator: need(choice('In', 'NotIn', 'Exists', 'DoesNotExist')),
          values: list(word(problemWithLabelValue)),
        },
        valuesSuitOperator,
      ),
    ),
  });

/** meta/v1 LabelSelector. */
export const labelSelector = named('LabelSelector', selector(problemWithLabelKey));

/** Cilium reads a label's source in front of its key: `k8s:app`, `any:app`, `reserved:host`. */
const problemWithEndpointKey = (key: string): string | undefined =>
  problemWithLabelKey(key.replace(/^[a-z0-9-]+:/, ''));

/** A selector of a Cilium policy: of pods, or of nodes. */
export const endpointSelector = named('EndpointSelector', selector(problemWithEndpointKey));
export type EndpointSelector = TypeOf<typeof endpointSelector>;
