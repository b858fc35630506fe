import { fewOf } from '../../../findings/index';
import { policyCluster } from '../../../simulate/index';
import type { TreesRule } from '../../rule';
import { meshOf } from '../mesh';
import { declaredNote } from './declared';
import { Knowledge } from './knowledge';
import { isNamespaceName, isOf } from './peers';
import { foundIn, placeIn, policiesOf, type Policy, type Subject, wanted } from './policies';

export const policySelectsNothing: TreesRule = {
  id: 'policy/selects-nothing',
  severity: 'warning',
  breaks: 'The policy does nothing: what it should deny passes, and what it should allow is denied.',
  docs: 'Documentation/security/policy/language.rst, endpoints selector',
  *check(trees, plan) {
    const state = meshOf(trees);
    const knowledge = new Knowledge(state, trees);
    /** Stops at the first cluster that may have such pods. */
    const isIdle = ({ selector }: Subject, { clusters }: Policy): boolean =>
      clusters.every(name => {
        const cluster = state.clusters.get(name);
        const namespaces = namespacesOf(selector);
        if (cluster === undefined || namespaces.length === 0) return false;
        return (
          !isOfCluster(selector, name) || !namespaces.some(one => knowledge.mayHave(cluster, one, selector))
        );
      });
    for (const policy of policiesOf(trees, plan))
      for (const subject of new Set(policy.rules.map(rule => rule.subject)))
        if (!subject.nodes && isIdle(subject, policy))
          yield foundIn(policy, subject.at, {
            message: `${placeIn(policy, subject.at)} selects no pods: of those known in ${fewOf(policy.clusters)} none fits${namespacesOf(subject.selector).map(one => declaredNote(state, policy.clusters, one))[0] ?? ''}`,
            hint: 'Correct the labels, declare what other manifests bring as a Workload, or silence this.',
          });
  },
};

/** The namespaces that a subject names; none where it may be any. */
const namespacesOf = (selector: Subject['selector']): readonly string[] =>
  selector
    .filter(isNamespaceName)
    .map(wanted)
    .find(values => values.length > 0) ?? [];

const isOfCluster = (selector: Subject['selector'], own: string): boolean =>
  selector
    .filter(isOf(policyCluster))
    .map(wanted)
    .every(values => values.length === 0 || values.includes(own));
