import { sortedEntries } from '../../../kinds/entries';
import type { ExportedPort, ExportSpec } from './export';
import { mergeFamilies } from './merge-families';
import { mergePorts } from './merge-ports';
import type { Operator } from './operator';

/** Why exports conflict, in the words of the Multi-Cluster Services API. */
type ConflictReason =
  | 'PortConflict'
  | 'IPFamilyConflict'
  | 'TypeConflict'
  | 'SessionAffinityConflict'
  | 'SessionAffinityConfigConflict'
  | 'AnnotationsConflict'
  | 'LabelsConflict'
  | 'InternalTrafficPolicyConflict'
  | 'TrafficDistributionConflict';

/** The one conflict that Cilium reports: the first that it comes across. */
export interface Conflict {
  readonly reason: ConflictReason;
  /** The cluster whose export differs. */
  readonly cluster: string;
  /** The cluster whose export it differs from, and which wins. */
  readonly against: string;
  /** The property that differs, such as `spec.type`. */
  readonly property: string;
  /** How many clusters differ from the oldest, where Cilium counts them. */
  readonly disagreeing?: number;
}

/** Several exports as one. */
export interface Merged {
  /** Oldest first, by name among equals. */
  readonly exports: readonly ExportSpec[];
  /** The oldest export, which decides everything but ports and families. */
  readonly oldest: ExportSpec;
  readonly ports: readonly ExportedPort[];
  readonly families: readonly string[] | undefined;
  readonly conflict?: Conflict;
}

const byPrecedence = (a: ExportSpec, b: ExportSpec): number =>
  (a.createdAt ?? -Infinity) === (b.createdAt ?? -Infinity)
    ? a.cluster < b.cluster
      ? -1
      : 1
    : (a.createdAt ?? -Infinity) - (b.createdAt ?? -Infinity);

/**
 * Merges the exports of one name as cilium pkg/clustermesh/mcsapi/serviceimport_controller.go does: ports, then
 * families, then everything else; the first conflict is the only one reported. Undefined for no exports.
 */
export function merge(exports: readonly ExportSpec[], operator: Operator): Merged | undefined {
  const ordered = [...exports].sort(byPrecedence);
  const [oldest] = ordered;
  if (oldest === undefined) return undefined;
  const { ports, conflict: portConflict } = mergePorts(ordered, operator.comparesPositions);
  const { families, conflict: without } = operator.families
    ? mergeFamilies(ordered)
    : { families: undefined };
  const conflict: Conflict | undefined =
    portConflict !== undefined
      ? {
          reason: 'PortConflict',
          cluster: portConflict.cluster,
          against: portConflict.against,
          property: propertyOf(portConflict.differs, portConflict.port),
        }
      : without !== undefined
        ? { reason: 'IPFamilyConflict', ...without, property: 'spec.ipFamilies' }
        : difference(ordered, oldest, operator);
  return { exports: ordered, oldest, ports, families, ...(conflict !== undefined && { conflict }) };
}

function propertyOf(differs: string, port: ExportedPort | undefined): string {
  if (port === undefined) return 'spec.ports, compared in their order';
  return differs === 'port' ? `the number of port '${port.name}'` : `the ${differs} of port ${port.port}`;
}

interface Field {
  readonly reason: ConflictReason;
  readonly property: string;
  readonly of: (spec: ExportSpec) => string | number | undefined;
}

/** What must be equal in every export, in the order in which Cilium looks. */
const fields: readonly Field[] = [
  { reason: 'TypeConflict', property: 'whether it is headless', of: spec => spec.type },
  { reason: 'SessionAffinityConflict', property: 'spec.sessionAffinity', of: spec => spec.sessionAffinity },
  {
    reason: 'SessionAffinityConfigConflict',
    property: 'spec.sessionAffinityConfig.clientIP.timeoutSeconds',
    of: spec => spec.sessionAffinityTimeout,
  },
  { reason: 'AnnotationsConflict', property: 'exportedAnnotations', of: spec => text(spec.annotations) },
  { reason: 'LabelsConflict', property: 'exportedLabels', of: spec => text(spec.labels) },
];

const trafficFields: readonly Field[] = [
  {
    reason: 'InternalTrafficPolicyConflict',
    property: 'spec.internalTrafficPolicy',
    of: spec => spec.internalTrafficPolicy ?? 'Cluster',
  },
  {
    reason: 'TrafficDistributionConflict',
    property: 'spec.trafficDistribution',
    of: spec => spec.trafficDistribution,
  },
];

/** Maps are equal whatever the order of their keys. */
const text = (map: Readonly<Record<string, string>>): string => JSON.stringify(sortedEntries(map));

function difference(
  ordered: readonly ExportSpec[],
  oldest: ExportSpec,
  { traffic }: Operator,
): Conflict | undefined {
  const looked = (traffic ? [...fields, ...trafficFields] : fields).map(field => ({
    ...field,
    expected: field.of(oldest),
  }));
  for (const spec of ordered) {
    const found = looked.find(({ of, expected }) => of(spec) !== expected);
    if (found === undefined) continue;
    const { reason, property, of, expected } = found;
    const disagreeing = ordered.filter(other => of(other) !== expected).length;
    return { reason, cluster: spec.cluster, against: oldest.cluster, property, disagreeing };
  }
  return undefined;
}
