import { sortedEntries } from '../../kinds/entries';
import { onceFor } from '../../kinds/once';
import { isGlobalNamespace, type MeshCluster, type MeshState, type ServiceFacts } from '../../mesh/index';
import { type ClusterLists, policyText } from './policy-text';
import { type Shape, type ShapeOptions, shapesOf } from './shapes';

/** Clusters that policies cannot tell apart but by being one's own or not, each with the same shapes. */
export interface ClusterClass {
  readonly clusters: readonly string[];
  /** Of any of them, the key being the same in all. */
  readonly shapes: ReadonlyMap<string, Shape>;
  /** All that decides about a cluster's own pods; for comparing one moment with another. */
  readonly text: string;
}

/**
 * Puts clusters together that can stand for each other in every answer: with the same settings, namespaces, services,
 * shapes and policies, in the same lists of clusters wherever a policy names clusters, and with the same numbers behind
 * names of ports. A cluster that names itself alone in its own policies says the same as another one that does.
 */
export function classesOf(state: MeshState, options: ShapeOptions = {}): ClusterClass[] {
  const lists: ClusterLists = new Map();
  const own = new Map<string, string>();
  const shapes = new Map<string, ReadonlyMap<string, Shape>>();
  for (const [name, cluster] of state.clusters) {
    shapes.set(name, shapesOf(cluster, options));
    own.set(name, textOf(cluster, shapes.get(name) ?? new Map(), lists, options));
  }
  const members = new Map([...state.clusters.keys()].map(name => [name, [] as number[]]));
  for (const [i, list] of [...lists.values()].entries()) for (const name of list) members.get(name)?.push(i);
  const ports = portTexts(state);
  const classes = new Map<string, string[]>();
  for (const name of state.clusters.keys()) {
    const key = JSON.stringify([own.get(name), members.get(name), ports.get(name)]);
    classes.set(key, [...(classes.get(key) ?? []), name]);
  }
  return [...classes.values()].map(clusters => {
    const [first = ''] = clusters;
    const text = JSON.stringify([own.get(first), ports.get(first)]);
    return { clusters, shapes: shapes.get(first) ?? new Map<string, Shape>(), text };
  });
}

function textOf(
  cluster: MeshCluster,
  shapes: ReadonlyMap<string, Shape>,
  lists: ClusterLists,
  { namespaces: asked }: ShapeOptions,
): string {
  const { settings, namespaces, services, policies, name } = cluster;
  const { minor, bugsKnown, policy, policyDefaultLocalCluster, ipFamilies, publishes } = settings;
  return JSON.stringify([
    [
      minor,
      bugsKnown,
      policy,
      policyDefaultLocalCluster,
      ipFamilies,
      publishes,
      settings.defaultGlobalNamespace,
    ],
    sortedEntries(
      Object.fromEntries(
        [...namespaces].map(([key, { value }]) => [
          key,
          [sortedEntries(value.labels), isGlobalNamespace(cluster, key)],
        ]),
      ),
    ),
    [...services].map(([key, { value }]) => `${key} ${serviceText(value)}`).sort(),
    [...shapes].map(([key, { workloads }]) => [key, [...workloads].sort()]),
    [...policies]
      .flatMap(([kind, list]) =>
        list
          .filter(({ value: { metadata } }) => isAsked(metadata.namespace, asked))
          .map(({ value }) => policyText(kind, value, name, lists)),
      )
      .sort(),
  ]);
}

/** Many clusters have the same service. */
const serviceText = onceFor(({ labels, selector }: ServiceFacts) =>
  JSON.stringify([sortedEntries(labels), sortedEntries(selector)]),
);

/** What is not bound to a namespace is about all of them. */
const isAsked = (namespace: unknown, asked: ReadonlySet<string> | undefined): boolean =>
  asked === undefined || typeof namespace !== 'string' || asked.has(namespace);

/** What the names of ports mean to each cluster. */
function portTexts(state: MeshState): Map<string, string> {
  const own = new Map(
    [...state.clusters].map(([name, { workloads }]) => [
      name,
      new Set(
        [...workloads.values()]
          .flat()
          .flatMap(({ value }) => (value.hostNetwork ? [] : value.ports))
          .flatMap(({ name: port, port: number, protocol }) =>
            port === undefined ? [] : [`${protocol} ${port} ${number}`],
          ),
      ),
    ]),
  );
  return new Map(
    [...state.clusters.keys()].map(name => {
      const all = new Set<string>();
      for (const known of [name, ...(state.links.get(name) ?? [])])
        for (const text of own.get(known) ?? []) all.add(text);
      return [name, [...all].sort().join(',')];
    }),
  );
}
