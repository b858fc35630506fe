import type { MeshCluster, MeshState } from '../../mesh/index';
import type { Edit } from '../change';
import { isPolicy } from '../risk/subject';

/** Namespaces that a change may matter to; undefined for all. */
interface Concern {
  readonly services: ReadonlySet<string> | undefined;
  readonly policies: ReadonlySet<string> | undefined;
}

type States = readonly [before: MeshState, after: MeshState];

/** What a difference may matter to: the namespaces of its objects, and all where clusters are set up otherwise. */
export function concernOf(states: States, found: ReadonlyMap<string, readonly Edit[]>): Concern {
  const edits = [...new Set([...found.values()].flat())];
  const namespaces = new Set(edits.flatMap(({ object }) => object?.namespace ?? object?.name ?? []));
  const isClusterwide = edits.some(edit => isPolicy(edit) && edit.object?.namespace === undefined);
  return {
    services: isSame(states, forServices) ? namespaces : undefined,
    policies: !isClusterwide && isSame(states, forPolicies) && arePortsSame(states) ? namespaces : undefined,
  };
}

const forServices = ({ settings, peers }: MeshCluster): unknown => [settings, peers];

const forPolicies = ({ settings }: MeshCluster): unknown => {
  const { minor, policy, policyDefaultLocalCluster, ipFamilies, publishes, defaultGlobalNamespace } =
    settings;
  return [minor, policy, policyDefaultLocalCluster, ipFamilies, publishes, defaultGlobalNamespace];
};

/** Whether clusters that are there before and after say the same. */
const isSame = ([before, after]: States, of: (cluster: MeshCluster) => unknown): boolean =>
  [...before.clusters].every(([name, was]) => {
    const is = after.clusters.get(name);
    return is === undefined || JSON.stringify(of(was)) === JSON.stringify(of(is));
  });

/** A policy that names a port means whatever pods anywhere have by that name, in clusters that join or leave too. */
function arePortsSame([before, after]: States): boolean {
  const names = [...new Set([...before.clusters.keys(), ...after.clusters.keys()])];
  return names.every(name => namedPorts(before.clusters.get(name)) === namedPorts(after.clusters.get(name)));
}

const namedPorts = (cluster: MeshCluster | undefined): string =>
  JSON.stringify(
    [...(cluster?.workloads.values() ?? [])]
      .flat()
      .flatMap(({ value }) => value.ports.filter(({ name }) => name !== undefined)),
  );
