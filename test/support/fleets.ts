import { compareFindings, type Finding } from '../../src/findings/index';
import { Cluster, type ClusterProps, Fleet, type FleetProps, type MeshProps } from '../../src/model/index';
import { type Plan, resolve } from '../../src/plan/index';
import type { FleetRecord } from '../../src/registry/index';
import { planRules } from '../../src/rules/plan/index';
import { apply } from '../../src/rules/rule';

/** What a test says differently about the fleet itself. */
export type FleetChange = Partial<Omit<FleetProps, 'mesh'>> & { readonly mesh?: Partial<MeshProps> };

/** Valid properties of a fleet. */
export function fleetProps({ mesh, ...rest }: FleetChange = {}): FleetProps {
  return {
    cilium: { version: '1.20.3' },
    flux: { version: '2.9.4' },
    mesh: {
      domain: 'mesh.example.com',
      topology: { fullMesh: {} },
      trust: { certManager: { issuer: 'mesh-ca', provision: { assumes: { version: 'v1.19.1' } } } },
      ...mesh,
    },
    ...rest,
  };
}

/** Valid properties of a generic cluster; another `id` gives other addresses. */
export function clusterProps(id: number, change: Partial<ClusterProps> = {}): ClusterProps {
  return {
    id,
    kubernetes: '1.34',
    platform: { generic: { loadBalancerAnnotations: {} } },
    podCidrs: [`10.${id}.0.0/16`],
    nodeCidrs: [`192.168.${id}.0/24`],
    serviceCidrs: [`172.20.${id}.0/24`],
    repository: { url: `https://git.example.com/fleet/${id}.git` },
    // Most tests of exported services are not about DNS, and the default wants a CoreDNS that Kubernetes 1.34 has not.
    clustersetDns: { none: {} },
    ...change,
  };
}

/** What differs from {@link clusterProps}, by the name of the cluster. */
export type ClusterChanges = Readonly<Record<string, Partial<ClusterProps>>>;

/** A fleet of generic clusters that are valid but for the changes; ids count from 1 in the order given. */
export function fleetOf(clusters: ClusterChanges, change?: FleetChange): Fleet {
  const fleet = new Fleet('test', fleetProps(change));
  Object.entries(clusters).forEach(([name, own], i) => new Cluster(fleet, name, clusterProps(i + 1, own)));
  return fleet;
}

/** The fleet that most tests begin with: `alpha` and `beta`, linked. */
export function twoGenericClusters(clusters: ClusterChanges = {}, change?: FleetChange): Fleet {
  return fleetOf({ alpha: {}, beta: {}, ...clusters }, change);
}

/** The topology with these links only. */
export const linked = (...between: (readonly [string, string])[]): MeshProps['topology'] => ({
  links: { between },
});

/**
 * Everything that resolving a fleet and the rules on its plan find, in the order in which it is shown.
 *
 * @param recorded what was synthesised of it before
 */
export function findingsOf(fleet: Fleet, recorded?: FleetRecord): Finding[] {
  const fleets = new Map(recorded === undefined ? [] : [[fleet.name, recorded]]);
  const { plan, findings } = resolve(fleet, { registry: { fleets } });
  return [...findings, ...(plan === undefined ? [] : apply(planRules, plan, now))].sort(compareFindings);
}

/** The day of every test, so that certificates end when they should. */
export const now = new Date('2026-06-01T00:00:00Z');

/** The plan of a fleet that resolves without a finding. */
export function planOf(fleet: Fleet): Plan {
  const { plan, findings } = resolve(fleet);
  expect(findings).toEqual([]);
  if (plan === undefined) throw new Error('the fleet has no plan');
  return plan;
}

/** A cluster of a plan by its name. */
export function clusterOf(plan: Plan, name: string): Plan['clusters'][number] {
  const cluster = plan.clusters.find(candidate => candidate.name === name);
  if (cluster === undefined) throw new Error(`the plan has no cluster '${name}'`);
  return cluster;
}

/** Findings as `rule @ place`, for tests that need no more of them. */
export const brief = (findings: readonly Finding[]): string[] =>
  findings.map(({ rule, path }) => `${rule} @ ${path}`);
