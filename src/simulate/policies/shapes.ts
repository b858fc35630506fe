import { sortedEntries } from '../../kinds/entries';
import type { KubeObject } from '../../kinds/index';
import { onceFor } from '../../kinds/once';
import { isGlobalNamespace, type MeshCluster, type MeshState, type ServiceFacts } from '../../mesh/index';
import type { PodRef } from './flow';
import type { ImpliedPods } from './implied';
import { policyCluster } from './labels';
import { podOf } from './pods';

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
  const add = (pod: PodRef, maker?: string, isDeclared = false): void => {
    if (namespaces?.has(pod.namespace) === false) return;
    const ports = pod.ports?.map(port => [port.name, port.port, port.protocol]);
    const key = JSON.stringify([
      pod.namespace,
      sortedEntries(pod.labels),
      pod.serviceAccount,
      ports,
      pod.hostNetwork,
    ]);
    const shape = found.get(key) ?? { pod, workloads: [], declared: [] };
    found.set(key, shape);
    if (maker === undefined) return;
    shape.workloads.push(maker);
    if (isDeclared) shape.declared.push(maker);
  };
  for (const { value } of [...workloads.values()].flat())
    add(podOf(name, value), `${value.namespace}/${value.name}`, value.declared);
  for (const pod of implied?.get(name) ?? []) add(pod);
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

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

/** Texts of policies that name no cluster, which are the same in every one. */
const plainTexts = new WeakMap<KubeObject, string>();

function policyText(
  kind: string,
  policy: KubeObject,
  own: string,
  lists: Map<string, readonly string[]>,
): string {
  const known = plainTexts.get(policy);
  if (known !== undefined) return known;
  const named: (readonly string[])[] = [];
  const said = neutral([policy.metadata, policy.spec, policy.specs], names => {
    named.push(names);
    return listed(names, own, lists);
  });
  const text = JSON.stringify([kind, said]);
  if (named.length === 0) plainTexts.set(policy, text);
  return text;
}

/** A policy with something else in place of the lists of clusters in it. */
function neutral(json: unknown, list: (names: readonly string[]) => unknown): unknown {
  if (Array.isArray(json)) return json.map(item => neutral(item, list));
  if (typeof json !== 'object' || json === null) return json;
  const map = json as Readonly<Record<string, unknown>>;
  const isExpression = typeof map.key === 'string' && map.key.endsWith(policyCluster);
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => {
      if (isExpression && key === 'values' && Array.isArray(value)) return [key, list(value.map(String))];
      if (key.endsWith(policyCluster)) return [key, list([String(value)])];
      return [key, neutral(value, list)];
    }),
  );
}

/** A cluster that only names itself is no longer named; the lists of others are kept. */
function listed(names: readonly string[], own: string, lists: Map<string, readonly string[]>): unknown {
  if (names.length === 1 && names[0] === own) return { own: true };
  const list = [...new Set(names)].sort();
  lists.set(JSON.stringify(list), list);
  return list;
}

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
