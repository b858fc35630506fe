import { sortedEntries } from '../../kinds/entries';
import type { KubeObject } from '../../kinds/index';
import { onceFor } from '../../kinds/once';
import {
  isGlobalNamespace,
  type MeshCluster,
  type MeshState,
  type NamespaceFacts,
  type ServiceFacts,
  type WorkloadFacts,
} from '../../mesh/index';
import type { PodRef } from './flow';
import type { ImpliedPods } from './implied';
import { podOf } from './pods';
import { digestOf, saidBy } from './policy-text';

/** Pods of one cluster that policies cannot tell apart. */
export interface Shape {
  readonly pod: PodRef;
  /** The workloads that make them: `shop/catalog`; none where only a selector names such pods. */
  readonly workloads: readonly string[];
  /** Those of them that are declared by the blueprint, not seen. */
  readonly declared: readonly string[];
}

/** Which pods are looked at. */
export interface ShapeOptions {
  /** Pods that no workload makes, by cluster. */
  readonly implied?: ImpliedPods;
  /** Only pods of these namespaces, and policies that can be about them. */
  readonly namespaces?: ReadonlySet<string>;
}

/** Clusters that policies cannot tell apart but by being one's own or not, each with the same shapes. */
export interface ClusterClass {
  readonly clusters: readonly string[];
  /** Of any of them, the key being the same in all. */
  readonly shapes: ReadonlyMap<string, Shape>;
  /** All that decides about a cluster's own pods; for comparing one moment with another. */
  readonly text: string;
}

/** The pods of a cluster in their shapes, by what policies see of them without the name of the cluster. */
function shapesOf(
  { name, workloads }: MeshCluster,
  { implied, namespaces }: ShapeOptions = {},
): Map<string, Shape> {
  const found = new Map<string, { pod: PodRef; workloads: string[]; declared: string[] }>();
  const add = (pod: PodRef, key: string, maker?: string, isDeclared = false): void => {
    if (namespaces?.has(pod.namespace) === false) return;
    const shape = found.get(key) ?? { pod, workloads: [], declared: [] };
    found.set(key, shape);
    if (maker === undefined) return;
    shape.workloads.push(maker);
    if (isDeclared) shape.declared.push(maker);
  };
  for (const { value } of [...workloads.values()].flat())
    add(podOf(name, value), workloadKey(value), `${value.namespace}/${value.name}`, value.declared);
  for (const pod of implied?.get(name) ?? []) add(pod, keyOf(pod));
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What policies see of a pod without the name of its cluster. */
function keyOf({ namespace, labels, serviceAccount, ports, hostNetwork }: PodRef): string {
  const numbers = ports?.map(({ name, port, protocol }) => [name, port, protocol]);
  return JSON.stringify([namespace, sortedEntries(labels), serviceAccount, numbers, hostNetwork]);
}

const workloadKey = onceFor((workload: WorkloadFacts) => keyOf(podOf('', workload)));

/**
 * Puts clusters together that can stand for each other in every answer: with the same settings, namespaces, services,
 * shapes and policies, in the same lists of clusters wherever a policy names clusters, and with the same numbers behind
 * names of ports. A cluster that names itself alone in its own policies says the same as another one that does.
 */
export function classesOf(state: MeshState, options: ShapeOptions = {}): ClusterClass[] {
  const lists = new Map<string, readonly string[]>();
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
  lists: Map<string, readonly string[]>,
  { namespaces: asked }: ShapeOptions,
): string {
  const { settings, namespaces, services, policies, name } = cluster;
  const { minor, bugsKnown, policy, policyDefaultLocalCluster, ipFamilies, publishes } = settings;
  const said = JSON.stringify([
    [
      minor,
      bugsKnown,
      policy,
      policyDefaultLocalCluster,
      ipFamilies,
      publishes,
      settings.defaultGlobalNamespace,
    ],
    [...namespaces]
      .map(([key, { value }]) => [key, labelsText(value), isGlobalNamespace(cluster, key)])
      .sort(),
    servicesText(services),
    [...shapes].map(([key, { workloads }]) => [key, [...workloads].sort()]),
    [...policies.values()]
      .flat()
      .filter(({ value: { metadata } }) => isAsked(metadata.namespace, asked))
      .map(({ value }) => policyText(value, name, lists))
      .sort(),
  ]);
  return digestOf(said);
}

/** Many clusters have the same namespaces and the same services. */
const labelsText = onceFor(({ labels }: NamespaceFacts) => JSON.stringify(sortedEntries(labels)));
const servicesText = onceFor((services: MeshCluster['services']) =>
  digestOf(
    [...services]
      .map(([key, { value }]) => `${key} ${serviceText(value)}`)
      .sort()
      .join('\n'),
  ),
);

const serviceText = onceFor(({ labels, selector }: ServiceFacts) =>
  JSON.stringify([sortedEntries(labels), sortedEntries(selector)]),
);

/** What is not bound to a namespace is about all of them. */
const isAsked = (namespace: unknown, asked: ReadonlySet<string> | undefined): boolean =>
  asked === undefined || typeof namespace !== 'string' || asked.has(namespace);

/** What a policy says in a cluster. One that only names itself is no longer named; the lists of others are kept. */
function policyText(policy: KubeObject, own: string, lists: Map<string, readonly string[]>): string {
  const { text, named } = saidBy(policy);
  if (named.length === 0) return text;
  const said = named.map(({ names, id }) => {
    if (names.length === 1 && id === own) return '';
    lists.set(id, names);
    return id;
  });
  return JSON.stringify([text, said]);
}

/** What the names of ports mean to each cluster: to itself and to those that it is linked with. */
function portTexts(state: MeshState): Map<string, string> {
  return new Map(
    [...state.clusters].map(([name, { workloads }]) => {
      const linked = (state.links.get(name) ?? []).flatMap(
        other => state.clusters.get(other)?.workloads ?? [],
      );
      const all = [...new Set([workloads, ...linked])].flatMap(namedPorts);
      return [name, [...new Set(all)].sort().join(',')];
    }),
  );
}

/** Many clusters have the same workloads. */
const namedPorts = onceFor((workloads: MeshCluster['workloads']): readonly string[] => [
  ...new Set(
    [...workloads.values()]
      .flat()
      .flatMap(({ value }) => (value.hostNetwork ? [] : value.ports))
      .flatMap(({ name, port, protocol }) => (name === undefined ? [] : [`${protocol} ${name} ${port}`])),
  ),
]);
