import path from 'node:path';
import type { IConstruct } from 'constructs';
import { type Finding, found } from '../findings/index';
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
import { resolveClusters } from './all-clusters';
import { Chooser } from './choose';
import { type Identified, identify } from './ids';
import { BlueprintFiles } from './files';
import { resolveAssumed } from './crds';
import { links } from './links';
import { resolveMesh } from './mesh';
import { mistakes } from './mistakes';
import type { FluxPlan, LayerPlan, MeshPlan, NamespacePlan, Plan } from './plan';
import { resolvePolicy } from './policies';
import { resolveSecretFiles } from './secret-files';
import { resolveService } from './services';
import { survey } from './survey';
import { resolveTrusts } from './trust';

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
    .map(policy => resolvePolicy(policy, context))
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

function resolveFlux({ flux }: FleetProps): FluxPlan {
  return {
    version: flux.version,
    release: fluxReleases.find(known => known.minor === minorOf(flux.version)) ?? newestFlux,
    install: flux.install !== undefined && 'bootstrap' in flux.install ? 'bootstrap' : 'operator',
  };
}
