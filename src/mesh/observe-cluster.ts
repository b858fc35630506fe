import {
  describe,
  type FiledObject,
  groupOf,
  isPartial,
  type KubeObject,
  objectsIn,
  type PlacedObject,
  type Said,
  type Tree,
  type TreeFile,
} from '../kinds/index';
import { onceFor, onceForList } from '../kinds/once';
import { readingOf } from './minors';
import { impliedNamespace, kubernetesNamespaces, type NamespaceFacts, readNamespace } from './namespace';
import { mapAt, type Reading, textAt, textsAt } from './read';
import { readService, type ServiceFacts } from './service';
import { readServiceExport, type ServiceExportFacts } from './service-export';
import { readPeers, readSettings } from './settings';
import { type Found, keyOf, type MeshCluster, type Note } from './state';
import { ciliumValues, ciliumVersion, valuesFile } from './values';
import { isDeclaredWorkload, readDeclaredWorkload, readWorkload, type WorkloadFacts } from './workload';

/** Why annotations alone, merged into a Service, say too little. */
const partial = 'its ports and pods are not known: other manifests bring the rest of it';

/** Policies, and what they refer to by name. */
const policyKinds = new Set([
  'cilium.io/CiliumCIDRGroup',
  'cilium.io/CiliumNetworkPolicy',
  'cilium.io/CiliumClusterwideNetworkPolicy',
  'networking.k8s.io/NetworkPolicy',
  'policy.networking.k8s.io/ClusterNetworkPolicy',
]);

/** Reads one cluster from its tree. */
export function observeCluster(tree: Tree, note: (note: Note) => void): MeshCluster {
  const flux = tree.files.flatMap(fluxIn);
  const values = ciliumValues(tree, flux);
  const version = ciliumVersion(flux);
  const name = textAt(mapAt(values, 'cluster'), 'name') ?? tree.cluster;
  const problem = (at: Partial<Note> & Pick<Note, 'problem'>): void => {
    note({ cluster: name, file: valuesFile, ...at });
  };
  if (version === undefined)
    problem({ problem: 'no object of the tree says which version of Cilium it installs' });
  if (name !== tree.cluster)
    problem({ problem: `cluster.name is '${name}' in the tree of '${tree.cluster}'` });
  const things = thingsIn([...tree.files.filter(meansSomething), ...(tree.declared ?? [])]);
  for (const at of things.notes) problem(at);
  return {
    name,
    settings: readSettings(values, version),
    peers: readPeers(values, readingOf(version)).filter(peer => peer !== name),
    ...things.found,
    ...(tree.said !== undefined && sayings(tree.said)),
  };
}

const fluxIn = onceFor((file: TreeFile): readonly KubeObject[] =>
  objectsIn(file)
    .map(({ object }) => object)
    .filter(({ apiVersion }) => apiVersion.includes('toolkit.fluxcd.io/')),
);

/** Clusters whose files say the same share what that means. */
const thingsIn = onceForList((sources: readonly (TreeFile | PlacedObject)[]) => {
  const notes: Omit<Note, 'cluster'>[] = [];
  const things = new Things(note => notes.push(note));
  for (const source of sources)
    if ('object' in source) things.declare(source);
    else for (const placed of objectsIn(source)) things.add(placed);
  return { found: things.found(), notes };
});

const sayings = ({ providers, clustersetDns }: Said): Pick<MeshCluster, 'provides' | 'clustersetDns'> => ({
  provides: new Set(providers),
  ...(clustersetDns !== undefined && { clustersetDns }),
});

const kindOf = ({ apiVersion, kind }: KubeObject): string => `${groupOf(apiVersion)}/${kind}`;

const kinds = new Set([
  '/Namespace',
  '/Service',
  'multicluster.x-k8s.io/ServiceExport',
  ...policyKinds,
  ...Object.keys(readWorkload),
]);

/** Whether a file has objects that mean something to the mesh. */
const meansSomething = onceFor((file: TreeFile) =>
  objectsIn(file).some(({ object }) => kinds.has(kindOf(object))),
);

/** The objects of a tree that mean something to the mesh, each in its place. */
class Things {
  private readonly namespaces = new Map<string, Found<NamespaceFacts>>();
  private readonly services = new Map<string, Found<ServiceFacts>>();
  /** Annotations that are merged into Services of other objects or manifests. */
  private readonly merged = new Map<string, FiledObject>();
  private readonly exports = new Map<string, Found<ServiceExportFacts>>();
  private readonly workloads = new Map<string, Found<WorkloadFacts>[]>();
  /** Names of the workloads of its files. */
  private readonly seen = new Set<string>();
  private readonly policies = new Map<string, Found<KubeObject>[]>();

  constructor(private readonly note: (note: Omit<Note, 'cluster'>) => void) {}

  add(placed: FiledObject): void {
    const { object } = placed;
    const kind = kindOf(object);
    if (kind === '/Namespace') this.keep(this.namespaces, placed, readNamespace(object), value => value.name);
    else if (kind === '/Service' && isPartial(object) && object.spec === undefined) this.addMerged(placed);
    else if (kind === '/Service') this.keep(this.services, placed, readService(object), namespaced);
    else if (kind === 'multicluster.x-k8s.io/ServiceExport')
      this.keep(this.exports, placed, readServiceExport(object), namespaced);
    else if (policyKinds.has(kind)) append(this.policies, object.kind, found(placed, object));
    else this.addWorkload(placed, kind);
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

  private addMerged(placed: FiledObject): void {
    const { value } = readService(placed.object);
    if (value !== undefined) this.merged.set(namespaced(value), placed);
  }

  /** Lays merged annotations over the Services that they are meant for. */
  private mergeAnnotations(): void {
    for (const [key, placed] of this.merged) {
      const service = this.services.get(key);
      if (service === undefined) this.noteProblems(placed, { value: undefined, problems: [partial] });
      else this.services.set(key, { ...service, value: withAnnotations(service.value, placed.object) });
    }
  }

  private addWorkload(placed: FiledObject, kind: string): void {
    const read = Object.hasOwn(readWorkload, kind) ? readWorkload[kind] : undefined;
    if (read === undefined) return;
    const reading = read(placed.object);
    this.noteProblems(placed, reading);
    if (reading.value === undefined) return;
    this.seen.add(namespaced(reading.value));
    append(this.workloads, reading.value.namespace, found(placed, reading.value));
  }

  /** The first of two objects with one name is kept; a rule on the trees refuses the second. */
  private keep<T>(
    into: Map<string, Found<T>>,
    placed: FiledObject,
    reading: Reading<T>,
    key: (value: T) => string,
  ): void {
    this.noteProblems(placed, reading);
    if (reading.value === undefined) return;
    const name = key(reading.value);
    if (!into.has(name)) into.set(name, found(placed, reading.value));
  }

  private noteProblems(placed: FiledObject, { problems }: Reading<unknown>): void {
    const { file, path, object } = placed;
    for (const problem of problems)
      this.note({ file, ...(path !== undefined && { path }), object: describe(object), problem });
  }

  found(): Omit<MeshCluster, 'name' | 'settings' | 'peers'> {
    this.mergeAnnotations();
    const { namespaces, services, exports, workloads, policies } = this;
    // A namespace that something lives in is there, or that something could not be applied.
    const implied = (name: string, file = ''): void => {
      if (!namespaces.has(name)) namespaces.set(name, { value: impliedNamespace(name), file });
    };
    for (const name of kubernetesNamespaces) implied(name);
    for (const { value, file } of [...services.values(), ...exports.values()]) implied(value.namespace, file);
    for (const [name, [first]] of workloads) implied(name, first?.file);
    return { namespaces, services, exports, workloads, policies };
  }
}

function withAnnotations(service: ServiceFacts, { metadata }: KubeObject): ServiceFacts {
  return { ...service, annotations: { ...service.annotations, ...textsAt(metadata, 'annotations') } };
}

const namespaced = ({ namespace, name }: { readonly namespace: string; readonly name: string }): string =>
  keyOf(namespace, name);

const found = <T>({ file, path }: FiledObject, value: T): Found<T> => ({
  value,
  file,
  ...(path !== undefined && { path }),
});

function append<T>(into: Map<string, T[]>, key: string, value: T): void {
  const list = into.get(key);
  if (list === undefined) into.set(key, [value]);
  else list.push(value);
}
