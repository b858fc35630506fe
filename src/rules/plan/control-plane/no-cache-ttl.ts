import { fewOf } from '../../../findings/index';
import type { ClusterPlan, Plan } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { secondsOf } from '../../../plan/index';

export const noCacheTtl: PlanRule = {
  id: 'control-plane/no-cache-ttl',
  severity: 'warning',
  breaks:
    'When a peer is gone, its backends stay in the services of the cluster for ever, and callers there get no answer from them.',
  docs: 'cilium/cilium#19217; cilium/cilium#41643: clustermesh.cacheTTL, from 1.19 on',
  *check(plan) {
    const keeping = plan.clusters.filter(keepsForEver);
    if (keeping.length === 0) return;
    const remote = remoteServices(plan, new Set(keeping.map(({ name }) => name)));
    for (const { name, path, cilium, controlPlane } of keeping) {
      const services = remote.get(name) ?? [];
      if (services.length === 0) continue;
      const has = controlPlane.cacheTtl === undefined;
      yield {
        at: path,
        clusters: [name],
        message: `'${name}' shares ${fewOf(services, 3)} with its peers and ${
          has
            ? `runs Cilium ${cilium.version}, which has no cacheTtl`
            : `has the cacheTtl ${controlPlane.cacheTtl}`
        }`,
        hint: has
          ? 'Upgrade to 1.19; until then take a peer that is gone out of mesh.topology.'
          : 'Leave controlPlane.cacheTtl out: the default is 15m.',
      };
    }
  },
};

const keepsForEver = ({ controlPlane: { cacheTtl } }: ClusterPlan): boolean =>
  cacheTtl === undefined || secondsOf(cacheTtl) === 0;

/** By cluster, the services that may have backends in a peer of it. */
function remoteServices(plan: Plan, wanted: ReadonlySet<string>): Map<string, string[]> {
  const peers = new Map(plan.clusters.map(({ name, peers }) => [name, new Set(peers)]));
  const namespaces = new Map(plan.namespaces.map(({ name, clusters }) => [name, clusters]));
  const services = new Map<string, string[]>([...wanted].map(name => [name, []]));
  for (const { path, namespace, exported, members } of plan.services) {
    const providers = members.filter(({ role }) => role === 'provider').map(({ cluster }) => cluster);
    // Every linked cluster with the namespace imports an exported service.
    const callers =
      exported === undefined ? members.map(({ cluster }) => cluster) : (namespaces.get(namespace) ?? []);
    for (const caller of callers)
      if (wanted.has(caller) && providers.some(provider => peers.get(caller)?.has(provider)))
        services.get(caller)?.push(path);
  }
  return services;
}
