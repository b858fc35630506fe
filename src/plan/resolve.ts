import path from 'node:path';
import type { IConstruct } from 'constructs';
import { type Finding, found, type SourcePosition } from '../findings/index';
import { deepFreeze } from '../kinds/index';
import {
  checkShape,
  everyCluster,
  type Fleet,
  type FleetProps,
  type Layer,
  type MeshNamespace,
  pathOf,
  positionOf,
} from '../model/index';
import { emptyRegistry, type Registry } from '../registry/index';
import { fluxReleases, minorOf, newestFlux } from '../releases/index';
import { inOrder } from '../values/index';
import { resolveClusters } from './all-clusters';
import { Chooser } from './choose';
import { resolveEntrance } from './entrance/index';
import { type Identified, identify } from './ids';
import { BlueprintFiles } from './files';
import { resolveAssumed } from './crds';
import { resolveMesh } from './mesh';
import { mistakes } from './mistakes';
import type { FluxPlan, LayerPlan, MeshPlan, NamespacePlan, Plan } from './plan';
import { peering } from './peering';
import { inNamespace } from './in-namespace';
import { Interner } from './intern';
import { resolvePolicies } from './all-policies';
import type { Places } from './raw-policies';
import { resolveSecretFiles } from './secret-files';
import { resolveService } from './services';
import { resolvePublish, resolveRollout } from './rollout';
import { survey } from './survey';
import { resolveTrusts } from './trust';
import { resolveWorkload } from './workloads';

/** A plan, and what was wrong with the blueprint on the way. */
export interface Resolution {
  /** Undefined when the fleet's own properties are unusable; parts with mistakes are left out of it. */
  readonly plan: Plan | undefined;
  readonly findings: readonly Finding[];
  /** Where objects stand that lie in files of their own, by their places in the model. */
  readonly places: ReadonlyMap<string, (property: readonly string[]) => SourcePosition>;
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
  if (shape.length > 0)
    return { plan: undefined, findings: [...shape, ...written.findings], places: new Map() };
  const parts = identify(written, fleet.props, registry.fleets.get(fleet.name));
  const findings = [...parts.findings];
  const before = new Set(fleet.node.findAll());
  const files = new BlueprintFiles(folder);
  const places: Places = new Map();
  const plan = resolveParts(fleet, parts, { files, places }, finding => findings.push(finding));
  findings.push(
    ...fleet.node
      .findAll()
      .filter(part => !before.has(part))
      .map(late),
  );
  return { plan: deepFreeze(plan), findings, places };
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
  { files, places }: { readonly files: BlueprintFiles; readonly places: Places },
  report: Report,
): Plan {
  const candidates = parts.clusters.map(cluster => ({
    name: cluster.name,
    labels: cluster.props.labels ?? {},
  }));
  const chooser = new Chooser(candidates, parts.broken, report);
  const { broken } = parts;
  const { sets, peers } = peering(props.mesh.topology, { candidates, broken, chooser, report });
  const mesh = resolveMesh(props);
  const trusts = resolveTrusts(props, parts.clusters, files);
  const namespaces = parts.namespaces.map(namespace => resolveNamespace(namespace, mesh, chooser));
  const byName = new Map(namespaces.map(namespace => [namespace.name, namespace]));
  const drained = new Set(parts.clusters.filter(c => c.props.drained === true).map(c => c.name));
  const declared = parts.services.flatMap(service =>
    inNamespace(service, byName, (part, namespace) => resolveService(part, namespace, chooser, drained)),
  );
  const workloads = parts.workloads.flatMap(workload =>
    inNamespace(workload, byName, (part, namespace) => resolveWorkload(part, namespace, chooser)),
  );
  const policies = resolvePolicies(parts, {
    namespaces: byName,
    services: new Map(declared.map(service => [service.path, service])),
    broken: parts.broken,
    chooser,
    files,
    interner: new Interner(),
    places,
    report,
  });
  const { services, ...entrance } = resolveEntrance(parts, {
    namespaces: byName,
    services: declared,
    chooser,
    report,
  });
  const layers = parts.layers.map(layer => resolveLayer(layer, chooser));
  const secretFiles = parts.secretFiles.map(part => resolveSecretFiles(part, chooser));
  const assumed = resolveAssumed(props, chooser);
  const around = {
    fleet: props,
    mesh,
    trusts,
    namespaces,
    services,
    entrance,
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
    ciliumValues: inOrder(props.cilium.values ?? {}),
    clusters: resolveClusters(parts, around, report),
    isWithoutClusters: parts.isWithoutClusters,
    components: sets,
    namespaces,
    services,
    workloads,
    entrance,
    policies,
    layers,
    recorded: parts.recorded,
    secretFiles,
    assumed,
    publish: resolvePublish(props),
    rollout: resolveRollout(props),
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
