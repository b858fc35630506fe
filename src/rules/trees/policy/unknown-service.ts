import { fewOf } from '../../../findings/index';
import { isMap } from '../../../kinds/index';
import { nearest } from '../../../kinds/nearest';
import type { Path } from '../../../kinds/problem';
import { keyOf, type MeshCluster } from '../../../mesh/index';
import type { TreesRule } from '../../rule';
import { meshOf } from '../mesh';
import { Knowledge } from './knowledge';
import { foundIn, listIn, placeIn, policiesOf, type Policy } from './policies';

export const policyUnknownService: TreesRule = {
  id: 'policy/unknown-service',
  severity: 'warning',
  breaks:
    'A service that is not there has no pods, and nothing says so: what the rule allows is denied, and what it denies passes.',
  docs: 'Documentation/security/policy/language.rst, services based',
  *check(trees, plan) {
    const state = meshOf(trees);
    const knowledge = new Knowledge(state, trees);
    for (const policy of policiesOf(trees, plan).filter(({ isPeoples }) => isPeoples))
      for (const { at, namespace, name } of referencesIn(policy)) {
        const isMissing = (cluster: MeshCluster | undefined): boolean =>
          cluster !== undefined &&
          knowledge.isKnown(cluster, namespace) &&
          !cluster.services.has(keyOf(namespace, name));
        const without = policy.clusters.filter(one => isMissing(state.clusters.get(one)));
        if (without.length === 0) continue;
        const there = [...(state.clusters.get(without[0] ?? '')?.services.values() ?? [])]
          .filter(({ value }) => value.namespace === namespace)
          .map(({ value }) => value.name);
        const meant = nearest(name, there);
        yield foundIn(policy, at, {
          clusters: without,
          message: `${placeIn(policy, at)} names the service '${namespace}/${name}', which the trees of ${fewOf(without, 3)} do not have`,
          hint:
            meant === undefined
              ? 'Correct the name, select the pods by their labels instead, or silence this where other manifests bring the service.'
              : `Did you mean '${meant}'? Otherwise select the pods by their labels instead.`,
        });
      }
  },
};

interface Reference {
  readonly at: Path;
  readonly namespace: string;
  readonly name: string;
}

/** The services that a policy names; where it says no namespace, one of any namespace is meant. */
const referencesIn = ({ rules }: Policy): Reference[] =>
  rules.flatMap(({ at, fields }) =>
    listIn(fields, 'toServices').flatMap((item, i): Reference[] => {
      const { serviceName: name, namespace } = isMap(item) && isMap(item.k8sService) ? item.k8sService : {};
      return typeof name === 'string' && typeof namespace === 'string'
        ? [{ at: [...at, 'toServices', i, 'k8sService'], namespace, name }]
        : [];
    }),
  );
