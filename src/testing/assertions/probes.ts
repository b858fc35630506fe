import { isMap, type KubeObject, namespaceOf } from '../../kinds/index';
import type { Found, MeshCluster, MeshState, WorkloadFacts } from '../../mesh/index';
import { show } from '../text';

type Labels = Readonly<Record<string, string>>;

/**
 * A mesh with pods to try out the policies of a namespace with: the workloads that there are, and in each namespace a pod
 * without labels and what its Services select and the policies in question name, where no workload is such.
 */
export function withProbes(state: MeshState, namespace: string): MeshState {
  const policies = [...state.clusters.values()].flatMap(cluster => policiesOf(cluster, namespace));
  // Equal policies of many clusters are one object.
  const sets = [...new Set(policies)].flatMap(labelsIn);
  const named = [...new Map(sets.map(labels => [show(labels), labels])).values()];
  const clusters = [...state.clusters].map(
    ([name, cluster]) => [name, { ...cluster, workloads: probed(cluster, named) }] as const,
  );
  return { ...state, clusters: new Map(clusters) };
}

function probed(cluster: MeshCluster, named: readonly Labels[]): MeshCluster['workloads'] {
  const all = [...cluster.namespaces.keys()].map(namespace => {
    const services = [...cluster.services.values()].flatMap(({ value }) =>
      value.namespace === namespace ? [value.selector] : [],
    );
    const own = cluster.workloads.get(namespace) ?? [];
    const unmet = [...services, ...named].filter(
      labels => !own.some(({ value }) => has(value.labels, labels)),
    );
    const sets = new Map([{}, ...unmet].map(labels => [show(labels), labels]));
    return [namespace, [...own, ...[...sets.values()].map(labels => probe(namespace, labels))]] as const;
  });
  return new Map(all);
}

/** Whether labels have all of some others. */
export const has = (labels: Labels, wanted: Labels): boolean =>
  Object.entries(wanted).every(([key, value]) => labels[key] === value);

const probe = (namespace: string, labels: Labels): Found<WorkloadFacts> => ({
  file: '',
  value: {
    kind: 'Pod',
    namespace,
    name: show(labels),
    labels,
    serviceAccount: 'default',
    ports: [],
    hostnames: [],
    hostNetwork: false,
  },
});

/** The policies that are about a namespace, or about all. */
const policiesOf = (cluster: MeshCluster, namespace: string): KubeObject[] =>
  [...cluster.policies.values()]
    .flat()
    .map(({ value }) => value)
    .filter(object => (namespaceOf(object) ?? namespace) === namespace);

/** Labels of pods that the selectors of a policy select. */
function labelsIn(json: unknown): Labels[] {
  if (Array.isArray(json)) return json.flatMap(labelsIn);
  if (!isMap(json)) return [];
  const below = Object.values(json).flatMap(labelsIn);
  return 'matchLabels' in json || 'matchExpressions' in json ? [selected(json), ...below] : below;
}

/** Labels that fit a selector, but for what Cilium derives: of several values the first, and any where one has to be. */
function selected({ matchLabels, matchExpressions }: Readonly<Record<string, unknown>>): Labels {
  const expressions = Array.isArray(matchExpressions) ? matchExpressions.filter(isMap) : [];
  const wanted = expressions.flatMap(({ key, operator, values }): [string, unknown][] => {
    if (operator === 'Exists') return [[String(key), 'any']];
    return operator === 'In' && Array.isArray(values) ? [[String(key), values[0]]] : [];
  });
  const all = [...Object.entries(isMap(matchLabels) ? matchLabels : {}), ...wanted];
  return Object.fromEntries(
    all
      .map(([key, value]) => [key.replace(/^(k8s|any)[:.]/, ''), String(value)] as const)
      .filter(([key]) => !/^io\.(cilium\.k8s|kubernetes\.pod)|^reserved[:.]/.test(key)),
  );
}
