import { sortedEntries } from '../../kinds/entries';
import { fewOf } from '../../findings/few';
import type { MeshCluster } from '../../mesh/index';
import type { Facts } from './facts';
import type { Assumption } from './inputs';
import type { ExportedPort, ExportSpec } from './mcs/export';
import type { Merged } from './mcs/merge';
import { operatorOf } from './mcs/operator';
import { reconcile } from './mcs/reconcile';
import type { Offer } from './offer';
import type { World } from './world';

/** What an answer takes for granted about the pods of some offers. */
export function aboutPods(offers: readonly Offer[]): Assumption[] {
  const guesses = offers.flatMap(({ cluster, pods: { assumed } }) =>
    assumed === undefined
      ? []
      : [{ about: 'ready endpoints' as const, cluster: cluster.name, what: assumed }],
  );
  return [...guesses, ...aboutDeclaredWorkloads(offers)];
}

/** What an answer takes for granted about pods that other manifests bring. */
function aboutDeclaredWorkloads(offers: readonly Offer[]): Assumption[] {
  const places = new Map<string, string[]>();
  for (const { cluster, pods } of offers)
    for (const name of pods.declared ?? []) places.set(name, [...(places.get(name) ?? []), cluster.name]);
  return [...places].map(([name, clusters]) => ({
    about: 'declared workloads',
    what: `other manifests bring the pods of Workload ${name} in ${fewOf(clusters, 3)}, so they are declared by the blueprint, not seen`,
  }));
}

/** What an answer takes for granted about Services that other manifests bring, in some clusters. */
export function aboutDeclared(clusters: readonly MeshCluster[], key: string): Assumption[] {
  const names = clusters.filter(({ services }) => services.get(key)?.value.declared === true);
  if (names.length === 0) return [];
  const places = fewOf(
    names.map(({ name }) => name),
    3,
  );
  const what = `other manifests bring Service ${key} in ${places}, so its ports and selector are declared by the blueprint, not seen`;
  return [{ about: 'declared services', what }];
}

/** Why names of imports are none in a cluster: its blueprint has DNS leave their zone alone. */
export const unservedZone = ({ name, clustersetDns }: MeshCluster): string | undefined =>
  clustersetDns === 'none'
    ? `DNS in ${name} does not serve clusterset.local, as the blueprint has it (clustersetDns)`
    : undefined;

/** What an answer takes for granted about the zone of imports, where somebody else sees to it. */
export function aboutClusterset({ name, clustersetDns }: MeshCluster): Assumption[] {
  if (clustersetDns !== 'elsewhere') return [];
  const what = `DNS in ${name} serves clusterset.local: the blueprint says that it is seen to elsewhere`;
  return [{ about: 'clusterset dns', cluster: name, what }];
}

/** What an answer takes for granted about zones and nodes, which decide first where a cluster heeds them. */
export function aboutTopology({ name, settings }: MeshCluster, wanted: string | undefined): Assumption[] {
  if (wanted === undefined || !settings.serviceTopology) return [];
  const what = `trafficDistribution ${wanted} is heeded in ${name}: callers get the backends of their own zone or node first, and the parts are those of a caller that finds none there`;
  return [{ about: 'topology', cluster: name, what }];
}

/** What an answer takes for granted about the endpoints that 1.18 puts behind an import when ports contradict. */
export function aboutLostPorts(world: World, offers: readonly Offer[], key: string): Assumption[] {
  return offers
    .filter(({ cluster, ports }) => {
      const { merged } = reconcile(world, cluster, key);
      const filters = operatorOf(cluster.settings).filtersPorts;
      return !filters && ports.some(own => merged?.ports.some(port => contradict(own, port)));
    })
    .map(({ cluster: { name, settings } }) => ({
      about: 'ports',
      cluster: name,
      what: `Cilium ${settings.version ?? ''} in ${name} is taken to serve a port whose number lost a conflict by its name alone (cilium/cilium#43251); whether this patch does so is not known`,
    }));
}

const contradict = (one: ExportedPort, other: ExportedPort): boolean =>
  one.name === other.name && one.protocol === other.protocol && one.port !== other.port;

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
  const same = { ...spec, cluster: undefined, createdAt: undefined };
  return JSON.stringify([same, sortedEntries(annotations), sortedEntries(labels)]);
}
