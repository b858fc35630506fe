import path from 'node:path';
import type { IConstruct } from 'constructs';
import { type Finding, found } from '../findings/index';
import {
  AllowWithinNamespace,
  type Baseline,
  baselineKinds,
  checkShape,
  Cluster,
  ExportedService,
  Fleet,
  Gateway,
  GlobalService,
  GrpcRoute,
  HttpRoute,
  Ingress,
  isDuplicate,
  isPart,
  Layer,
  MeshNamespace,
  MeshPolicy,
  nameOf,
  Part,
  pathOf,
  PolicyFiles,
  positionOf,
  RawNetworkPolicy,
  RawPolicy,
  SecretFiles,
  silencesOf,
  TlsRoute,
  Workload,
} from '../model/index';
import { mistakes } from './mistakes';

/** The usable parts of a fleet, by kind and in the order of their paths, and what was wrong with the others. */
export interface Survey {
  readonly clusters: readonly Cluster[];
  /** True when no cluster is written, not even one that was left out. */
  readonly isWithoutClusters: boolean;
  readonly namespaces: readonly MeshNamespace[];
  readonly services: readonly (GlobalService | ExportedService)[];
  readonly workloads: readonly Workload[];
  readonly policies: readonly (MeshPolicy | Baseline)[];
  readonly gateways: readonly Gateway[];
  readonly routes: readonly (HttpRoute | GrpcRoute | TlsRoute)[];
  readonly ingresses: readonly Ingress[];
  readonly rawPolicies: readonly (RawPolicy | RawNetworkPolicy)[];
  readonly policyFiles: readonly PolicyFiles[];
  readonly layers: readonly Layer[];
  readonly secretFiles: readonly SecretFiles[];
  /** Paths of parts that were left out; naming one is no further mistake. */
  readonly broken: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

/** Looks at everything written in a blueprint. A part with a mistake of its own is reported and left out. */
export function survey(fleet: Fleet): Survey {
  const findings: Finding[] = [];
  findings.push(...fleet.node.findAll().filter(isPart).flatMap(reasonless));
  const unusable = new Set<IConstruct>();
  const all = fleet.node.findAll().filter(construct => construct instanceof Part);
  for (const part of all) {
    const own = [...check(part)];
    findings.push(...own);
    if (own.length > 0) unusable.add(part);
  }
  const parts = all
    .filter(part => !part.node.scopes.some(scope => unusable.has(scope)))
    .sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
  return {
    clusters: parts.filter(part => part instanceof Cluster),
    isWithoutClusters: !all.some(part => part instanceof Cluster),
    namespaces: parts.filter(part => part instanceof MeshNamespace),
    services: parts.filter(part => part instanceof GlobalService || part instanceof ExportedService),
    workloads: parts.filter(part => part instanceof Workload),
    policies: parts.filter(isPolicy),
    gateways: parts.filter(part => part instanceof Gateway),
    routes: parts.filter(
      part => part instanceof HttpRoute || part instanceof GrpcRoute || part instanceof TlsRoute,
    ),
    ingresses: parts.filter(part => part instanceof Ingress),
    rawPolicies: parts.filter(part => part instanceof RawPolicy || part instanceof RawNetworkPolicy),
    policyFiles: parts.filter(part => part instanceof PolicyFiles),
    layers: parts.filter(part => part instanceof Layer),
    secretFiles: parts.filter(part => part instanceof SecretFiles),
    // The place of a duplicate has its first owner; naming that one is fine.
    broken: new Set(all.filter(part => unusable.has(part) && !isDuplicate(part)).map(pathOf)),
    findings,
  };
}

function reasonless(part: IConstruct): Finding[] {
  const bare = silencesOf(part).filter(
    ({ reason }) => typeof (reason as unknown) !== 'string' || reason.trim() === '',
  );
  return bare.map(({ rule, path: at, written }) =>
    found(mistakes.silenceWithoutReason, {
      at,
      source: written?.position(),
      message: `'${rule}' is silenced without a reason`,
      hint: 'Say why it is fine here: silence(rule, reason).',
    }),
  );
}

function* check(part: Part): Generator<Finding> {
  const scope = part.node.scope;
  if (part.name === '') yield noName(part);
  else if (isDuplicate(part)) yield duplicate(part);
  if (scope !== undefined && !homesOf(part).some(home => scope instanceof home)) yield misplaced(part);
  yield* checkShape(part);
}

const isPolicy = (part: Part): part is MeshPolicy | Baseline =>
  [MeshPolicy, ...baselineKinds].some(kind => part instanceof kind);

/** What a part has to be made in: policies in a namespace or in the fleet, what belongs to one there. */
function homesOf(part: Part): readonly (typeof Fleet | typeof MeshNamespace)[] {
  if (ofNamespaces.some(kind => part instanceof kind)) return [MeshNamespace];
  return isPolicy(part) || part instanceof RawPolicy ? [MeshNamespace, Fleet] : [Fleet];
}

const ofNamespaces = [
  ...[GlobalService, ExportedService, Workload, AllowWithinNamespace, RawNetworkPolicy],
  ...[Gateway, HttpRoute, GrpcRoute, TlsRoute, Ingress],
];

function noName(part: Part): Finding {
  return found(mistakes.noName, {
    at: pathOf(part),
    source: positionOf(part),
    message: `this ${part.constructor.name} has no name`,
    hint: `Give it one: new ${part.constructor.name}(…, 'name', …).`,
  });
}

function misplaced(part: Part): Finding {
  const homes = homesOf(part);
  const places = homes.map(home => (home === Fleet ? 'in the fleet itself' : 'in a namespace of the fleet'));
  return found(mistakes.misplaced, {
    at: pathOf(part),
    message: `'${part.name}' (${part.constructor.name}) is made in the wrong place`,
    expected: places.join(', or '),
    hint: `Make it with new ${part.constructor.name}(${homes[0] === Fleet ? 'fleet' : 'namespace'}, '${part.name}', …).`,
  });
}

function duplicate(part: Part): Finding {
  const first = part.node.scope?.node.tryFindChild(nameOf(part));
  const where = first === undefined ? undefined : positionOf(first);
  return found(mistakes.duplicateName, {
    at: pathOf(part),
    source: positionOf(part),
    message: `the name '${part.name}' is taken${where === undefined ? '' : ` (${path.basename(where.file)}:${where.line} has it first)`}`,
    hint: 'Give one of the two another name; names are unique among clusters, namespaces and layers, and within a namespace.',
  });
}
