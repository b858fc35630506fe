import { isGlobalNamespace } from '../../../mesh/global-namespace';
import type { MeshCluster } from '../../../mesh/index';
import type { Facts } from '../facts';
import type { World } from '../world';
import { type ExportSpec, type Invalid, isReadable, judgeExport } from './export';
import { type Merged, merge } from './merge';
import { operatorOf } from './operator';

/** Why a cluster has no import of a name. */
export type NoImport =
  | 'mcs is off'
  | 'no such namespace'
  | 'no exports'
  | 'own export without a Service'
  | 'own export of an ExternalName';

/** Why an import has no Service behind it, and so no address and no endpoints. */
export type NoDerived =
  'namespace not global' | 'no IP family in common' | 'a port without a name beside others';

/** What the operator of one cluster makes of one name. */
export interface Reconciled {
  /** What is wrong with the cluster's own ServiceExport; undefined when it is good, or there is none. */
  readonly invalid?: Invalid;
  /** The exports as one; undefined when there is no import. */
  readonly merged?: Merged;
  readonly absent?: NoImport;
  /** Why the import has no derived Service; undefined when it has one, or there is no import. */
  readonly noDerived?: NoDerived;
  /** Families of the import that the cluster has too; all that it has when the exports say none; before 1.19 its first. */
  readonly supported: readonly string[];
  readonly namespaceGlobal: boolean;
}

/**
 * What the operator of a cluster makes of `namespace/name`, step by step as cilium
 * pkg/clustermesh/mcsapi/serviceimport_controller.go Reconcile does it, on what the cluster itself knows.
 */
export function reconcile(world: World, cluster: MeshCluster, key: string): Reconciled {
  return world.once(`reconciled ${cluster.name} ${key}`, () => make(world, cluster, key));
}

function make(world: World, cluster: MeshCluster, key: string): Reconciled {
  const { facts } = world;
  const namespaceGlobal = isGlobalNamespace(cluster, key.slice(0, key.indexOf('/')));
  const none = { supported: [], namespaceGlobal: namespaceGlobal === true };
  if (!cluster.settings.mcs) return { ...none, absent: 'mcs is off' };
  if (namespaceGlobal === undefined) return { ...none, absent: 'no such namespace' };
  const own = facts.exported(cluster.name, key);
  const judged = own && judgeExport(facts, cluster, own, namespaceGlobal);
  const invalid = typeof judged === 'string' ? { invalid: judged } : {};
  if (judged === 'NoService') return { ...none, ...invalid, absent: 'own export without a Service' };
  if (judged === 'InvalidServiceType')
    return { ...none, ...invalid, absent: 'own export of an ExternalName' };
  const merged = mergeSeen(world, cluster, key, typeof judged === 'object' ? judged : undefined);
  if (merged === undefined) return { ...none, ...invalid, absent: 'no exports' };
  const supported = supportedFamilies(cluster, merged.families);
  const noDerived = whyNoDerived(merged, supported, namespaceGlobal);
  return { namespaceGlobal, ...invalid, merged, supported, ...(noDerived !== undefined && { noDerived }) };
}

/**
 * The derived Service is not made, or deleted, for the first two (pkg/clustermesh/mcsapi/service_controller.go
 * Reconcile); the API server refuses it for the third, which the union of ports of several exports may lead to.
 */
function whyNoDerived(
  { ports }: Merged,
  supported: readonly string[],
  namespaceGlobal: boolean,
): NoDerived | undefined {
  if (!namespaceGlobal) return 'namespace not global';
  if (supported.length === 0) return 'no IP family in common';
  return ports.length > 1 && ports.some(({ name }) => name === '')
    ? 'a port without a name beside others'
    : undefined;
}

/**
 * Merges what a cluster sees: its own export, and those of the clusters that it knows of. Clusters of one circle see
 * the same, but for one whose own export is kept from the others.
 */
function mergeSeen(
  world: World,
  { name, settings }: MeshCluster,
  key: string,
  own: ExportSpec | undefined,
): Merged | undefined {
  const operator = operatorOf(settings);
  const { id, members } = world.circleOf(name);
  const hidden = own !== undefined && exportOf(world, name, key) === undefined;
  return world.once(`merged ${key} ${operator.minor} ${id} ${hidden ? name : ''}`, () => {
    const seen = members.flatMap(({ cluster }) => exportOf(world, cluster.name, key) ?? []);
    return merge(hidden ? [...seen, own] : seen, operator);
  });
}

/** What a cluster exports to others under a name. */
export function exportOf(world: World, name: string, key: string): ExportSpec | undefined {
  return world.once(`export ${name} ${key}`, () => {
    const cluster = world.facts.cluster(name);
    const spec = cluster && makeExport(world.facts, cluster, key);
    return spec !== undefined && isReadable(spec) ? spec : undefined;
  });
}

function makeExport(facts: Facts, cluster: MeshCluster, key: string): ExportSpec | undefined {
  const exported = cluster.settings.mcs ? cluster.exports.get(key) : undefined;
  if (exported === undefined || !cluster.settings.publishes) return undefined;
  const isGlobal = isGlobalNamespace(cluster, exported.value.namespace) === true;
  const judged = judgeExport(facts, cluster, exported, isGlobal);
  return typeof judged === 'object' ? judged : undefined;
}

function supportedFamilies(
  { settings }: MeshCluster,
  families: readonly string[] | undefined,
): readonly string[] {
  const own: readonly string[] = settings.ipFamilies;
  if (!operatorOf(settings).families) return own.slice(0, 1);
  return families === undefined ? own : families.filter(family => own.includes(family));
}
