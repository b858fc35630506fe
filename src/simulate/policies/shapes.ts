import { sortedEntries } from '../../kinds/entries';
import type { MeshCluster } from '../../mesh/index';
import type { PodRef } from './flow';
import type { ImpliedPods } from './implied';
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

/** The pods of a cluster in their shapes, by what policies see of them without the name of the cluster. */
export function shapesOf(
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
