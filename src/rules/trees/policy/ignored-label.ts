import { nearest } from '../../../kinds/nearest';
import {
  makesIdentity,
  namespaceLabels,
  podNamespace,
  policyCluster,
  serviceAccount,
} from '../../../simulate/index';
import type { TreesRule } from '../../rule';
import { meshOf } from '../mesh';
import { conditionsOf } from './conditions';
import { foundIn, placeIn, policiesOf } from './policies';

export const policyIgnoredLabel: TreesRule = {
  id: 'policy/ignored-label',
  severity: 'warning',
  breaks:
    'No pod has the label as far as Cilium is concerned: a selector that asks for it selects nothing, and what it should deny passes.',
  docs: 'Documentation/operations/performance/scalability/identity-relevant-labels.rst',
  *check(trees, plan) {
    const { clusters } = meshOf(trees);
    const told = new Set<string>();
    for (const policy of policiesOf(trees, plan)) {
      // Where a cluster says itself which labels count, nobody here knows.
      const here = policy.clusters.filter(
        name => clusters.get(name)?.settings.policy.identityLabels === undefined,
      );
      if (here.length === 0) continue;
      for (const { at, requirement } of conditionsOf(policy)) {
        const { source, key } = requirement;
        // Both ends of a statement say the same.
        const id = JSON.stringify([policy.placed.path, key]);
        if ((source !== 'k8s' && source !== 'any') || isHeeded(key) || told.has(id)) continue;
        told.add(id);
        const meant = nearest(key, derived);
        yield foundIn(policy, at, {
          clusters: here,
          message: `${placeIn(policy, at)} is about the label '${key}', which ${isReserved(key) ? 'is of Cilium’s own and does not exist' : 'Cilium leaves out of what it knows of pods'}`,
          hint:
            meant === undefined
              ? 'Use a label that the pods have of their own and that stays the same, such as app.'
              : `Did you mean '${meant}'? That is the one that Cilium gives pods.`,
        });
      }
    }
  },
};

/** Labels that Cilium gives pods. */
const derived = [podNamespace, policyCluster, serviceAccount];

const isReserved = (key: string): boolean =>
  key.startsWith('io.cilium.k8s.') || key.startsWith('io.kubernetes.pod.');

const isHeeded = (key: string): boolean =>
  derived.includes(key) || key.startsWith(namespaceLabels) || (!isReserved(key) && makesIdentity(key));
