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
} from '../model/index';
import { components, neighbours } from '../net/index';
import { fluxReleases, minorOf, newestFlux } from '../releases/index';
import { Chooser } from './choose';
import { resolveCluster } from './clusters';
import { Interner } from './intern';
import { links } from './links';
import { resolveMesh } from './mesh';
import { mistakes } from './mistakes';
import { place } from './placed';
import type { ClusterPlan, FluxPlan, LayerPlan, MeshPlan, NamespacePlan, Plan } from './plan';
import { resolvePolicy } from './policies';
import { resolveService, syncsEndpointSlices } from './services';
import type { ServicePlan } from './service-plan';
import { type Survey, survey } from './survey';

/** A plan, and what was wrong with the blueprint on the way. */
export interface Resolution {
  /** Undefined when the fleet's own properties are unusable; parts with mistakes are left out of it. */
  readonly plan: Plan | undefined;
  readonly findings: readonly Finding[];
}

/** Resolves a fleet to plain frozen data. Never throws for what a blueprint gets wrong. */
export function resolve(fleet: Fleet): Resolution {
  const shape = [...checkShape(fleet)];
  const parts = survey(fleet);
  const findings = [...shape, ...parts.findings];
  if (shape.length > 0) return { plan: undefined, findings };
  const before = new Set(fleet.node.findAll());
  const plan = resolveParts(fleet, parts, finding => findings.push(finding));
  findings.push(
    ...fleet.node
      .findAll()
      .filter(part => !before.has(part))
      .map(late),
  );
  return { plan: deepFreeze(plan), findings };
}

function late(part: IConstruct): Finding {
  return found(mistakes.late, {
    at: pathOf(part),
    message: `'${pathOf(part)}' was added to the fleet while a layer was built`,
    hint: 'Add clusters, namespaces, services, policies and layers outside of build.',
  });
}

type Report = (finding: Finding) => void;

function resolveParts({ name, props }: Fleet, parts: Survey, report: Report): Plan {
  const candidates = parts.clusters.map(cluster => ({
    name: cluster.name,
    labels: cluster.props.labels ?? {},
  }));
  const names = candidates.map(candidate => candidate.name);
  const chooser = new Chooser(candidates, parts.broken, report);
  const { broken } = parts;
  const edges = links(props.mesh.topology, { candidates, broken, chooser, report });
  const mesh = resolveMesh(props);
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
  const sets = components(names, edges);
  const around = { fleet: props, mesh, services, layers, sets, peers: neighbours(names, edges) };
  return {
    fleet: name,
    mesh,
    flux: resolveFlux(props),
    clusters: resolveClusters(parts, around, report),
    links: edges,
    components: sets,
    namespaces,
    services,
    policies,
    layers,
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
  readonly services: readonly ServicePlan[];
  readonly layers: readonly LayerPlan[];
  readonly sets: readonly (readonly string[])[];
  readonly peers: ReadonlyMap<string, readonly string[]>;
}

function resolveClusters(parts: Survey, around: Around, report: Report): ClusterPlan[] {
  const interner = new Interner();
  const exporting = componentsWith(around, service => service.exported !== undefined);
  const synchronising = componentsWith(around, syncsEndpointSlices);
  const chosen = parts.layers.map((layer, i) => ({ layer, clusters: new Set(around.layers[i]?.clusters) }));
  const failures: Finding[] = [];
  const clusters = parts.clusters.map(cluster => {
    const layers = chosen.filter(({ clusters }) => clusters.has(cluster.name)).map(({ layer }) => layer);
    const resolved = resolveCluster(cluster, {
      fleet: around.fleet,
      mesh: around.mesh,
      peers: around.peers.get(cluster.name) ?? [],
      exports: exporting.has(cluster.name),
      syncEndpointSlices: synchronising.has(cluster.name),
    });
    return { ...resolved, placed: place(cluster, layers, interner, failure => failures.push(failure)) };
  });
  foldFindings(failures).forEach(report);
  return clusters;
}

/** Clusters of the components in which some service is of a kind: all of them have to be set up for it. */
function componentsWith({ services, sets }: Around, isMeant: (service: ServicePlan) => boolean): Set<string> {
  const having = new Set(services.filter(isMeant).flatMap(s => s.members.map(member => member.cluster)));
  return new Set(sets.filter(set => set.some(name => having.has(name))).flat());
}

function resolveFlux({ flux }: FleetProps): FluxPlan {
  return {
    version: flux.version,
    release: fluxReleases.find(known => known.minor === minorOf(flux.version)) ?? newestFlux,
    install: flux.install !== undefined && 'bootstrap' in flux.install ? 'bootstrap' : 'operator',
  };
}
