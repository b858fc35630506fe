import { nearest } from '../../../kinds/nearest';
import type { Plan } from '../../../plan/index';
import type { TreesRule } from '../../rule';
import { systemNamespaces } from '../../system-namespaces';
import { layerOf } from '../objects';
import { foundIn, placeIn, policiesOf } from './policies';

export const policyMissingNamespace: TreesRule = {
  id: 'policy/missing-namespace',
  severity: 'error',
  breaks:
    'Policies are applied before everything of yours, so that nobody makes the namespace in time: Flux cannot apply the layer, and no policy in it arrives.',
  docs: 'docs/repository.md; fluxcd.io/flux/components/kustomize/kustomizations: a layer is applied as a whole',
  *check(trees, plan) {
    const clusters = clustersOf(plan);
    for (const policy of policiesOf(trees, plan)) {
      const { namespace, placed, isPeoples } = policy;
      if (namespace === undefined || !isPeoples || layerOf(placed.file) !== 'policies') continue;
      const without = policy.clusters.filter(name => clusters.get(namespace)?.has(name) !== true);
      if (without.length === 0 || systemNamespaces.includes(namespace)) continue;
      const meant = nearest(namespace, [...clusters.keys(), ...systemNamespaces]);
      yield foundIn(policy, ['metadata', 'namespace'], {
        clusters: without,
        message: `${placeIn(policy, ['metadata', 'namespace'])} is '${namespace}', which the fleet does not make there`,
        hint:
          meant === undefined || meant === namespace
            ? `Add new MeshNamespace(fleet, '${namespace}'); a namespace that is there already stays as it is.`
            : `Did you mean '${meant}'? Otherwise add new MeshNamespace(fleet, '${namespace}').`,
      });
    }
  },
};

const clustersOf = ({ namespaces }: Plan): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(namespaces.map(({ name, clusters }) => [name, new Set(clusters)]));
