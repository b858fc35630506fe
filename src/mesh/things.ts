import type { KubeObject, PlacedObject, TreeFile } from '../kinds/index';
import { onceForList } from '../kinds/once';
import { impliedNamespace, kubernetesNamespaces, type NamespaceFacts } from './namespace';
import { textsAt } from './read';
import { factsIn, type FileFacts, namespaced, notesOn } from './read-file';
import { readService, type ServiceFacts } from './service';
import type { ServiceExportFacts } from './service-export';
import type { Found, MeshCluster, Note } from './state';
import { isDeclaredWorkload, readDeclaredWorkload, type WorkloadFacts } from './workload';

/** Policies by their kind. Many clusters have some of their own and are alike in all else, so these stand apart. */
export const policiesIn = onceForList((files: readonly TreeFile[]): MeshCluster['policies'] => {
  const policies = new Map<string, Found<KubeObject>[]>();
  for (const policy of files.flatMap(file => factsIn(file).policies))
    append(policies, policy.value.kind, policy);
  return policies;
});

/** Clusters with the same files and declarations share what those mean, but for policies. */
export const thingsIn = onceForList((sources: readonly (TreeFile | PlacedObject)[]) => {
  const things = new Things();
  for (const source of sources)
    if ('object' in source) things.declare(source);
    else things.add(factsIn(source));
  return { found: things.found(), notes: things.notes };
});

/** Why annotations alone, merged into a Service, say too little. */
const partial = 'its ports and pods are not known: other manifests bring the rest of it';

/** What the files of a tree mean to the mesh, each thing in its place. */
class Things {
  readonly notes: Omit<Note, 'cluster'>[] = [];
  private readonly namespaces = new Map<string, Found<NamespaceFacts>>();
  private readonly services = new Map<string, Found<ServiceFacts>>();
  /** Annotations that are merged into Services of other objects or manifests. */
  private readonly merged = new Map<string, FileFacts['merged'][number]>();
  private readonly exports = new Map<string, Found<ServiceExportFacts>>();
  private readonly workloads = new Map<string, Found<WorkloadFacts>[]>();
  /** Names of the workloads of its files. */
  private readonly seen = new Set<string>();

  add({ namespaces, services, exports, workloads, merged, notes }: FileFacts): void {
    this.notes.push(...notes);
    keepFirst(this.namespaces, namespaces, value => value.name);
    keepFirst(this.services, services, namespaced);
    keepFirst(this.exports, exports, namespaced);
    for (const workload of workloads) {
      this.seen.add(namespaced(workload.value));
      append(this.workloads, workload.value.namespace, workload);
    }
    for (const placed of merged) {
      const { value } = readService(placed.object);
      if (value !== undefined) this.merged.set(namespaced(value), placed);
    }
  }

  /** What the blueprint says of what other manifests bring; the tree knows better where it holds the same. */
  declare(placed: PlacedObject): void {
    if (isDeclaredWorkload(placed.object)) this.declareWorkload(placed);
    else this.declareService(placed);
  }

  private declareWorkload({ object, path }: PlacedObject): void {
    const { value } = readDeclaredWorkload(object);
    if (value === undefined) return;
    if (!this.seen.has(namespaced(value)))
      append(this.workloads, value.namespace, { value, file: '', ...(path !== undefined && { path }) });
  }

  private declareService({ object, path }: PlacedObject): void {
    const { value } = readService(object);
    if (value === undefined || this.services.has(namespaced(value))) return;
    // What is said of a Service without annotations of its own is in no file.
    const place = this.merged.get(namespaced(value));
    const at = { ...(path !== undefined && { path }), file: place?.file ?? '' };
    this.services.set(namespaced(value), { ...at, value: { ...value, annotations: {}, declared: true } });
  }

  /** Lays merged annotations over the Services that they are meant for. */
  private mergeAnnotations(): void {
    for (const [key, placed] of this.merged) {
      const service = this.services.get(key);
      if (service === undefined) this.notes.push(...notesOn(placed, [partial]));
      else this.services.set(key, { ...service, value: withAnnotations(service.value, placed.object) });
    }
  }

  found(): Pick<MeshCluster, 'namespaces' | 'services' | 'exports' | 'workloads'> {
    this.mergeAnnotations();
    const { namespaces, services, exports, workloads } = this;
    // A namespace that something lives in is there, or that something could not be applied.
    const implied = (name: string, file = ''): void => {
      if (!namespaces.has(name)) namespaces.set(name, { value: impliedNamespace(name), file });
    };
    for (const name of kubernetesNamespaces) implied(name);
    for (const { value, file } of [...services.values(), ...exports.values()]) implied(value.namespace, file);
    for (const [name, [first]] of workloads) implied(name, first?.file);
    return { namespaces, services, exports, workloads };
  }
}

/** The first of two objects with one name is kept; a rule on the trees refuses the second. */
function keepFirst<T>(
  into: Map<string, Found<T>>,
  all: readonly Found<T>[],
  keyOf: (value: T) => string,
): void {
  for (const found of all) {
    const key = keyOf(found.value);
    if (!into.has(key)) into.set(key, found);
  }
}

function withAnnotations(service: ServiceFacts, { metadata }: KubeObject): ServiceFacts {
  return { ...service, annotations: { ...service.annotations, ...textsAt(metadata, 'annotations') } };
}

function append<T>(into: Map<string, T[]>, key: string, value: T): void {
  const list = into.get(key);
  if (list === undefined) into.set(key, [value]);
  else list.push(value);
}
