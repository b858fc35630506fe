import { sortedEntries } from '../../kinds/entries';
import { onceFor } from '../../kinds/once';
import { isMap, type KubeObject } from '../../kinds/index';
import type { Found, MeshCluster, MeshState } from '../../mesh/index';
import type { PodRef } from './flow';
import { podNamespace, policyCluster } from './labels';

/** Pods that no workload of the trees makes, but that a service or a policy names by labels. */
export type ImpliedPods = ReadonlyMap<string, readonly PodRef[]>;

/** Pods as a selector names them. */
interface Named {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Undefined for every cluster that has the namespace. */
  readonly clusters: readonly string[] | undefined;
}

/**
 * The pods that the fleet's own objects are about, by cluster: applications are often in other repositories. Beside
 * those that a selector names stands one without labels for all others of the namespace. Labels that some workload of
 * the namespace carries imply nothing: that workload says more.
 */
export function impliedPods(state: MeshState): ImpliedPods {
  const real = realLabels(state);
  const namedBy = onceFor(namedIn);
  const anywhere = new Map<string, Named>();
  const own = new Map<string, Map<string, Named>>();
  const into = (map: Map<string, Named>, named: Named): void => {
    if (!carried(real, named)) map.set(JSON.stringify([named.namespace, sortedEntries(named.labels)]), named);
  };
  const ownOf = (name: string): Map<string, Named> => {
    const map = own.get(name) ?? new Map<string, Named>();
    own.set(name, map);
    return map;
  };
  for (const [name, cluster] of state.clusters) {
    for (const { value } of cluster.services.values())
      if (Object.keys(value.selector).length > 0)
        into(ownOf(name), { namespace: value.namespace, labels: value.selector, clusters: [name] });
    for (const { value } of policiesOf(cluster)) {
      for (const one of namedBy(value))
        if (one.clusters === undefined) into(anywhere, one);
        else for (const at of one.clusters.length === 0 ? [name] : one.clusters) into(ownOf(at), one);
    }
  }
  return new Map(
    [...state.clusters].map(([name, cluster]) => {
      const here = new Set([...ownOf(name).values()].map(({ namespace }) => namespace));
      for (const { value } of policiesOf(cluster))
        if (hasNamespace(value)) here.add(value.metadata.namespace);
      const named = [...ownOf(name).values(), ...anywhere.values()].filter(
        ({ namespace }) => here.has(namespace) || cluster.namespaces.has(namespace),
      );
      for (const { namespace } of named) here.add(namespace);
      return [name, podsOf(cluster, named, here)];
    }),
  );
}

const hasNamespace = (
  value: KubeObject,
): value is KubeObject & { readonly metadata: { readonly namespace: string } } =>
  typeof value.metadata.namespace === 'string';

const policiesOf = ({ policies }: MeshCluster): Found<KubeObject>[] => [...policies.values()].flat();

function podsOf(
  { name, workloads }: MeshCluster,
  named: readonly Named[],
  here: ReadonlySet<string>,
): PodRef[] {
  const pods = new Map<string, PodRef>();
  const add = (namespace: string, labels: PodRef['labels']): void => {
    pods.set(JSON.stringify([namespace, sortedEntries(labels)]), {
      cluster: name,
      namespace,
      labels,
    });
  };
  for (const { namespace, labels } of named) add(namespace, labels);
  // Where workloads are known, they are the others.
  for (const namespace of here) if (!workloads.has(namespace)) add(namespace, {});
  return [...pods.values()];
}

/** The label sets of workloads, by namespace. */
function realLabels({ clusters }: MeshState): Map<string, Map<string, PodRef['labels']>> {
  const found = new Map<string, Map<string, PodRef['labels']>>();
  for (const { workloads } of clusters.values())
    for (const [namespace, list] of workloads) {
      const sets = found.get(namespace) ?? new Map<string, PodRef['labels']>();
      found.set(namespace, sets);
      for (const { value } of list) sets.set(JSON.stringify(value.labels), value.labels);
    }
  return found;
}

function carried(
  real: ReadonlyMap<string, ReadonlyMap<string, PodRef['labels']>>,
  { namespace, labels }: Named,
): boolean {
  const wanted = Object.entries(labels);
  return [...(real.get(namespace)?.values() ?? [])].some(has =>
    wanted.every(([key, value]) => has[key] === value),
  );
}

/** The pods that the selectors of a policy name, as far as they name them: by `matchLabels` and by lists of one. */
function namedIn({ kind, metadata, spec, specs }: KubeObject): Named[] {
  const namespace = typeof metadata.namespace === 'string' ? metadata.namespace : undefined;
  const found: Named[] = [];
  const add = (selector: unknown, isSubject: boolean): void => {
    const named = readNamed(selector, namespace, kind === 'NetworkPolicy' || isSubject);
    if (named !== undefined) found.push(isSubject ? { ...named, clusters: [] } : named);
  };
  for (const rule of [spec, ...(Array.isArray(specs) ? (specs as unknown[]) : [])]) {
    if (!isMap(rule)) continue;
    add(rule.endpointSelector ?? rule.podSelector, true);
    for (const list of ['ingress', 'ingressDeny', 'egress', 'egressDeny'])
      for (const item of itemsOf(rule[list]))
        for (const key of ['fromEndpoints', 'toEndpoints', 'from', 'to'])
          for (const peer of itemsOf(item[key])) add(peer.podSelector ?? peer, false);
  }
  return found;
}

const itemsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? (value as unknown[]).filter(isMap) : [];

function readNamed(selector: unknown, namespace: string | undefined, isOwn: boolean): Named | undefined {
  if (!isMap(selector)) return undefined;
  const labels = new Map<string, string>();
  let [at, clusters]: [string | undefined, readonly string[] | undefined] = [
    namespace,
    isOwn ? [] : undefined,
  ];
  const pairs = [
    ...Object.entries(isMap(selector.matchLabels) ? selector.matchLabels : {}).map(
      ([key, value]) => [key, [value]] as const,
    ),
    ...itemsOf(selector.matchExpressions).flatMap(({ key, operator, values }) =>
      typeof key === 'string' && operator === 'In' && Array.isArray(values)
        ? [[key, values as unknown[]] as const]
        : [],
    ),
  ];
  for (const [written, values] of pairs) {
    const key = written.replace(/^(k8s|any):/, '');
    const [first] = values;
    if (key === policyCluster) clusters = values.map(String);
    else if (typeof first !== 'string' || key.includes(':')) return undefined;
    else if (key === podNamespace) at = first;
    else if (!key.startsWith('io.cilium.k8s.')) labels.set(key, first);
  }
  return at === undefined || labels.size === 0
    ? undefined
    : { namespace: at, labels: Object.fromEntries(labels), clusters };
}
