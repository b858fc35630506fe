import {
  describe,
  type FiledObject,
  groupOf,
  isPartial,
  type KubeObject,
  objectsIn,
  type TreeFile,
} from '../kinds/index';
import { onceFor } from '../kinds/once';
import { type NamespaceFacts, readNamespace } from './namespace';
import type { Reading } from './read';
import { readService, type ServiceFacts } from './service';
import { readServiceExport, type ServiceExportFacts } from './service-export';
import { type Found, keyOf, type Note } from './state';
import { readWorkload, type WorkloadFacts } from './workload';

/** What the objects of one file mean to the mesh, in their order. */
export class FileFacts {
  readonly namespaces: Found<NamespaceFacts>[] = [];
  readonly services: Found<ServiceFacts>[] = [];
  readonly exports: Found<ServiceExportFacts>[] = [];
  readonly workloads: Found<WorkloadFacts>[] = [];
  readonly policies: Found<KubeObject>[] = [];
  /** Annotations that are merged into Services of other objects or manifests. */
  readonly merged: FiledObject[] = [];
  readonly notes: Omit<Note, 'cluster'>[] = [];

  add(placed: FiledObject): void {
    const { object } = placed;
    const kind = kindOf(object);
    if (kind === '/Namespace') this.keep(this.namespaces, placed, readNamespace(object));
    else if (kind === '/Service' && isPartial(object) && object.spec === undefined) this.merged.push(placed);
    else if (kind === '/Service') this.keep(this.services, placed, readService(object));
    else if (kind === 'multicluster.x-k8s.io/ServiceExport')
      this.keep(this.exports, placed, readServiceExport(object));
    else if (policyKinds.has(kind)) this.policies.push(found(placed, object));
    else {
      const read = Object.hasOwn(readWorkload, kind) ? readWorkload[kind] : undefined;
      if (read !== undefined) this.keep(this.workloads, placed, read(object));
    }
  }

  private keep<T>(into: Found<T>[], placed: FiledObject, { value, problems }: Reading<T>): void {
    this.notes.push(...notesOn(placed, problems));
    if (value !== undefined) into.push(found(placed, value));
  }

  /** Whether there is anything but policies. */
  get hasThings(): boolean {
    const { namespaces, services, exports, workloads, merged, notes } = this;
    return [namespaces, services, exports, workloads, merged, notes].some(list => list.length > 0);
  }
}

/** Trees share the files that are equal, and what those mean. */
export const factsIn = onceFor((file: TreeFile): FileFacts => {
  const facts = new FileFacts();
  for (const placed of objectsIn(file)) facts.add(placed);
  return facts;
});

/** Policies, and what they refer to by name. */
const policyKinds = new Set([
  'cilium.io/CiliumCIDRGroup',
  'cilium.io/CiliumNetworkPolicy',
  'cilium.io/CiliumClusterwideNetworkPolicy',
  'networking.k8s.io/NetworkPolicy',
  'policy.networking.k8s.io/ClusterNetworkPolicy',
]);

const kindOf = ({ apiVersion, kind }: KubeObject): string => `${groupOf(apiVersion)}/${kind}`;

/** What in an object could not be understood. */
export const notesOn = (
  { file, path, object }: FiledObject,
  problems: readonly string[],
): Omit<Note, 'cluster'>[] =>
  problems.map(problem => ({ file, ...(path !== undefined && { path }), object: describe(object), problem }));

const found = <T>({ file, path }: FiledObject, value: T): Found<T> => ({
  value,
  file,
  ...(path !== undefined && { path }),
});

export const namespaced = ({
  namespace,
  name,
}: {
  readonly namespace: string;
  readonly name: string;
}): string => keyOf(namespace, name);
