import path from 'node:path';
import type { IConstruct } from 'constructs';
import { type Finding, foldFindings, found } from '../findings/index';
import { deepFreeze } from '../kinds/index';
import {
  checkShape,
  everyCluster,
  type Fleet,
  type FleetProps,
  type Layer,
  type MeshNamespace,
  type Part,
  pathOf,
  positionOf,
} from '../model/index';
import { components, neighbours } from '../net/index';
import { emptyRegistry, type Registry } from '../registry/index';
import { fluxReleases, minorOf, newestFlux } from '../releases/index';
import { mergeValues } from '../values/index';
import { Chooser } from './choose';
import { resolveCertificate } from './certificates';
import { resolveCluster } from './clusters';
import { type Identified, identify } from './ids';
import { BlueprintFiles } from './files';
import type { AssumedCrdPlan } from './crd-plan';
import { assumedByCluster, resolveAssumed } from './crds';
import { Interner } from './intern';
import { links } from './links';
import { resolveMesh } from './mesh';
import { mistakes } from './mistakes';
import { place } from './placed';
import type { SecretFilesPlan } from './carried-plan';
import type { ClusterPlan, FluxPlan, LayerPlan, MeshPlan, NamespacePlan, Plan } from './plan';
import { resolvePolicy } from './policies';
import { resolveSecretFiles, SecretFilesReader } from './secret-files';
import { resolveService, syncsEndpointSlices } from './services';
import { Scopes } from './scopes';
import type { ServicePlan } from './service-plan';
import { survey } from './survey';
import { resolveTrusts, TrustInputs } from './trust';
import type { TrustUse } from './trust-plan';

/** A plan, and what was wrong with the blueprint on the way. */
export interface Resolution {
  /** Undefined when the fleet's own properties are unusable; parts with mistakes are left out of it. */
  readonly plan: Plan | undefined;
  readonly findings: readonly Finding[];
}

/** What is not in the fleet itself. */
export interface ResolveOptions {
  /** Folder that the blueprint's files are named from. Default: the one where the fleet was written. */
  readonly folder?: string;
  /** What was synthesised before, from `fleet.lock`. Default: nothing. */
  readonly registry?: Registry;
}

/** Resolves a fleet to plain frozen data. Never throws for what a blueprint gets wrong. */
export function resolve(
  fleet: Fleet,
  { folder = folderOf(fleet), registry = emptyRegistry }: ResolveOptions = {},
): Resolution {
  const shape = [...checkShape(fleet)];
  const written = survey(fleet);
  if (shape.length > 0) return { plan: undefined, findings: [...shape, ...written.findings] };
  const parts = identify(written, fleet.props, registry.fleets.get(fleet.name));
  const findings = [...parts.findings];
  const before = new Set(fleet.node.findAll());
  const files = new BlueprintFiles(folder);
  const plan = resolveParts(fleet, parts, files, finding => findings.push(finding));
  findings.push(
    ...fleet.node
      .findAll()
      .filter(part => !before.has(part))
      .map(late),
  );
  return { plan: deepFreeze(plan), findings };
}

function folderOf(fleet: Fleet): string | undefined {
  const position = positionOf(fleet);
  return position && path.dirname(position.file);
}

function late(part: IConstruct): Finding {
  return found(mistakes.late, {
    at: pathOf(part),
    message: `'${pathOf(part)}' was added to the fleet while a layer was built`,
    hint: 'Add clusters, namespaces, services, policies and layers outside of build.',
  });
}

type Report = (finding: Finding) => void;

function resolveParts(
  { name, props }: Fleet,
  parts: Identified,
  files: BlueprintFiles,
  report: Report,
): Plan {
  const candidates = parts.clusters.map(cluster => ({
    name: cluster.name,
    labels: cluster.props.labels ?? {},
  }));
  const names = candidates.map(candidate => candidate.name);
  const chooser = new Chooser(candidates, parts.broken, report);
  const { broken } = parts;
  const edges = links(props.mesh.topology, { candidates, broken, chooser, report });
  const mesh = resolveMesh(props);
  const trusts = resolveTrusts(props, parts.clusters, files);
  const namespaces = parts.namespaces.map(namespace => resolveNamespace(namespace, mesh, chooser));
  const byName = new Map(namespaces.map(namespace => [namespace.name, namespace]));
  /** Parts whose namespace was left out are left out with it. */
  const inNamespace = <P extends Part, R>(part: P, use: (part: P, namespace: NamespacePlan) => R): R[] => {
    const namespace = byName.get(pathOf(part.node.scope as Part));
    return namespace === undefined ? [] : [use(part, namespace)];
  };
  const drained = new Set(parts.clusters.filter(c => c.props.drained === true).map(c => c.name));
  const services = parts.services.flatMap(service =>
    inNamespace(service, (part, namespace) => resolveService(part, namespace, chooser, drained)),
  );
  const context = {
    namespaces: byName,
    services: new Map(services.map(service => [service.path, service])),
    broken: parts.broken,
    chooser,
    report,
  };
  const policies = parts.policies
    .flatMap(policy => inNamespace(policy, (part, namespace) => resolvePolicy(part, namespace, context)))
    .filter(policy => policy !== undefined);
  const layers = parts.layers.map(layer => resolveLayer(layer, chooser));
  const secretFiles = parts.secretFiles.map(part => resolveSecretFiles(part, chooser));
  const sets = components(names, edges);
  const peers = neighbours(names, edges);
  const assumed = resolveAssumed(props, chooser);
  const around = {
    fleet: props,
    mesh,
    trusts,
    namespaces,
    services,
    layers,
    secretFiles,
    assumed,
    sets,
    peers,
    files,
  };
  return {
    fleet: name,
    mesh,
    trusts,
    flux: resolveFlux(props),
    ciliumValues: mergeValues(props.cilium.values ?? {}, {}),
    clusters: resolveClusters(parts, around, report),
    isWithoutClusters: parts.isWithoutClusters,
    links: edges,
    components: sets,
    namespaces,
    services,
    policies,
    layers,
    recorded: parts.recorded,
    secretFiles,
    assumed,
  };
}

function resolveNamespace(
  { name, props }: MeshNamespace,
  { namespaceScope }: MeshPlan,
  chooser: Chooser,
): NamespacePlan {
  return {
    name,
    path: name,
    clusters: chooser.choose(name, 'clusters', props.clusters ?? everyCluster),
    scope: props.scope ?? namespaceScope,
    labels: props.labels ?? {},
    annotations: props.annotations ?? {},
  };
}

function resolveLayer({ name, props }: Layer, chooser: Chooser): LayerPlan {
  const clusters = chooser.choose(name, 'clusters', props.clusters ?? everyCluster);
  return { name, path: name, namespace: props.namespace, clusters };
}

interface Around {
  readonly fleet: FleetProps;
  readonly mesh: MeshPlan;
  readonly trusts: readonly TrustUse[];
  readonly namespaces: readonly NamespacePlan[];
  readonly services: readonly ServicePlan[];
  readonly layers: readonly LayerPlan[];
  readonly secretFiles: readonly SecretFilesPlan[];
  readonly files: BlueprintFiles;
  readonly assumed: readonly AssumedCrdPlan[];
  readonly sets: readonly (readonly string[])[];
  readonly peers: ReadonlyMap<string, readonly string[]>;
}

function resolveClusters(parts: Identified, around: Around, report: Report): ClusterPlan[] {
  const interner = new Interner();
  const exporting = componentsWith(around, service => service.exported !== undefined);
  const synchronising = componentsWith(around, syncsEndpointSlices);
  const importing = clustersThatImport(around);
  const assumed = assumedByCluster(around.assumed);
  const chosen = parts.layers.map((layer, i) => ({ layer, clusters: new Set(around.layers[i]?.clusters) }));
  const secretFiles = parts.secretFiles.map((part, i) => ({
    part,
    clusters: new Set(around.secretFiles[i]?.clusters),
  }));
  const certificates = new Map(
    parts.clusters.map(({ name, props: { caCertificate, previousCaCertificate } }) => [
      name,
      [caCertificate, previousCaCertificate].map(
        source => source && resolveCertificate(source, around.files),
      ),
    ]),
  );
  const trusts = new TrustInputs(around.trusts, certificates);
  const failures: Finding[] = [];
  const reader = new SecretFilesReader(around.files, failure => failures.push(failure));
  const clusters = parts.clusters.map(cluster => {
    const { name } = cluster;
    const layers = chosen.filter(({ clusters }) => clusters.has(name)).map(({ layer }) => layer);
    const carried = secretFiles
      .filter(({ clusters }) => clusters.has(name))
      .map(({ part }) => reader.read(part, name));
    const peers = around.peers.get(name) ?? [];
    const resolved = resolveCluster(cluster, {
      fleet: around.fleet,
      mesh: around.mesh,
      // Each cluster that was not left out has one.
      id: parts.ids.get(name) ?? 0,
      peers,
      exports: exporting.has(name),
      syncEndpointSlices: synchronising.has(name),
      trust: trusts.planOf(name),
      trustInput: trusts.inputOf(name, peers),
      imports: importing.has(name),
      caCertificate: certificates.get(name)?.[0],
      previousCaCertificate: certificates.get(name)?.[1],
      assumed: assumed.get(name) ?? [],
    });
    const scopes = new Scopes(resolved.crds.assumed);
    return {
      ...resolved,
      placed: place(cluster, layers, interner, scopes, failure => failures.push(failure)),
      carried,
    };
  });
  foldFindings(failures).forEach(report);
  return clusters;
}

/** Clusters of the components in which some service is of a kind: all of them have to be set up for it. */
function componentsWith({ services, sets }: Around, isMeant: (service: ServicePlan) => boolean): Set<string> {
  const having = new Set(services.filter(isMeant).flatMap(s => s.members.map(member => member.cluster)));
  return new Set(sets.filter(set => set.some(name => having.has(name))).flat());
}

/** Clusters that have the namespace of a service which is exported within their component. */
function clustersThatImport({ namespaces, services, sets }: Around): Set<string> {
  const setOf = new Map(sets.flatMap((set, i) => set.map(name => [name, i] as const)));
  const clustersOf = new Map(namespaces.map(({ name, clusters }) => [name, clusters]));
  return new Set(
    services
      .filter(({ exported }) => exported !== undefined)
      .flatMap(({ namespace, members }) => {
        const from = new Set(members.map(({ cluster }) => setOf.get(cluster)));
        return (clustersOf.get(namespace) ?? []).filter(name => from.has(setOf.get(name)));
      }),
  );
}

function resolveFlux({ flux }: FleetProps): FluxPlan {
  return {
    version: flux.version,
    release: fluxReleases.find(known => known.minor === minorOf(flux.version)) ?? newestFlux,
    install: flux.install !== undefined && 'bootstrap' in flux.install ? 'bootstrap' : 'operator',
  };
}
