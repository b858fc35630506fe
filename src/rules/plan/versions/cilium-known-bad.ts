import { isMap } from '../../../kinds/index';
import type { ClusterPlan, Plan, ServicePlan } from '../../../plan/index';
import { type Defect, isInRange } from '../../../releases/index';
import type { PlanRule } from '../../rule';

export const ciliumKnownBad: PlanRule = {
  id: 'cluster/cilium-known-bad',
  severity: 'warning',
  breaks: 'The version has a defect that is known to hurt a mesh.',
  docs: 'docs/architecture.md, releases',
  *check(plan) {
    const sharing = clustersWithSharedTargetPorts(plan);
    for (const cluster of plan.clusters) {
      const { name, path, cilium } = cluster;
      const matters: Record<NonNullable<Defect['when']>, boolean> = {
        mcs: hasMcs(cluster),
        'shared target port': sharing.has(name),
      };
      for (const { in: range, what, when } of cilium.release.defects)
        if (isInRange(cilium.version, range) && (when === undefined || matters[when]))
          yield {
            at: path,
            clusters: [name],
            message: `Cilium ${cilium.version} of '${name}': ${what}`,
            hint: 'Take a later patch of the same minor.',
          };
    }
  },
};

/** Whether the Multi-Cluster Services API is on, under whichever path its minor has for it. */
function hasMcs({ values: { clustermesh } }: ClusterPlan): boolean {
  if (!isMap(clustermesh)) return false;
  const { enableMCSAPISupport, mcsapi } = clustermesh;
  return enableMCSAPISupport === true || (isMap(mcsapi) && mcsapi.enabled === true);
}

function clustersWithSharedTargetPorts({ services }: Plan): ReadonlySet<string> {
  return new Set(services.flatMap(service => membersWithSharedTargetPorts(service)));
}

function membersWithSharedTargetPorts({ ports, members }: ServicePlan): string[] {
  if (ports.length < 2) return [];
  return members
    .filter(({ targetPorts }) => {
      const targets = ports.map(({ name, port, protocol }) => `${targetPorts[name] ?? port}/${protocol}`);
      return new Set(targets).size < targets.length;
    })
    .map(({ cluster }) => cluster);
}
