import type { MeshCluster } from '../../mesh/index';
import type { Facts } from './facts';
import type { Assumption } from './inputs';
import type { ExportSpec } from './mcs/export';
import type { Merged } from './mcs/merge';
import type { Offer } from './offer';

/** What an answer takes for granted about the pods of some offers. */
export function aboutPods(offers: readonly Offer[]): Assumption[] {
  return offers.flatMap(({ cluster, pods: { assumed } }) =>
    assumed === undefined
      ? []
      : [{ about: 'ready endpoints' as const, cluster: cluster.name, what: assumed }],
  );
}

/** What an answer takes for granted when nothing says which Cilium a cluster runs. */
export function aboutVersion({ name, settings }: MeshCluster): Assumption[] {
  if (settings.minor !== Infinity) return [];
  const what = `the version of Cilium in ${name} is not known, so the newest is taken`;
  return [{ about: 'cilium version', cluster: name, what }];
}

/** What an answer takes for granted about the order of exports; nothing where every order gives the same. */
export function aboutOrder(facts: Facts, merged: Merged | undefined, key: string): Assumption[] {
  const exports = merged?.exports ?? [];
  const unknown = exports.filter(({ cluster }) => facts.exportedAt(cluster, key) === undefined);
  if (unknown.length === 0 || new Set(exports.map(content)).size <= 1) return [];
  const names = unknown.map(({ cluster }) => cluster).join(', ');
  const what = `when the ServiceExport was created is not known for ${names}, so the name of the cluster decides among them which export wins`;
  return [{ about: 'creation times', what }];
}

/** An export without what tells it from an equal one of another cluster. */
function content({ annotations, labels, ...spec }: ExportSpec): string {
  const sorted = (map: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
  const same = { ...spec, cluster: undefined, createdAt: undefined };
  return JSON.stringify([same, sorted(annotations), sorted(labels)]);
}
