import type { Detail } from '../../findings/index';
import { onceFor } from '../../kinds/once';
import { pointerOf } from '../../kinds/problem';
import { type ClusterPlan, leafPath, peoplesOwners, type Plan } from '../../plan/index';
import type { Values } from '../../releases/index';

/** Cilium values that people wrote in one place, for clusters of one minor. */
export interface PeoplesTree {
  /** Place in the model. */
  readonly at: string;
  /** Whose values, for a message: `the fleet’s values`. */
  readonly whose: string;
  readonly clusters: readonly string[];
  readonly minor: string;
  readonly values: Values;
}

/** What people wrote: for the fleet once for each minor in it, then for clusters. */
export const peoplesTrees = onceFor(({ clusters, ciliumValues }: Plan): readonly PeoplesTree[] => {
  const minors = new Map<string, string[]>();
  for (const { name, cilium } of clusters) {
    const same = minors.get(cilium.release.minor);
    if (same === undefined) minors.set(cilium.release.minor, [name]);
    else same.push(name);
  }
  const shared = [...minors].map(([minor, names]) => ({
    ...fleetPlace,
    clusters: names,
    minor,
    values: ciliumValues,
  }));
  const own = clusters.map(cluster => ({
    ...clusterPlace(cluster),
    clusters: [cluster.name],
    minor: cluster.cilium.release.minor,
    values: cluster.cilium.values,
  }));
  return [...shared, ...own].filter(({ values }) => Object.keys(values).length > 0);
});

interface Place {
  readonly at: string;
  readonly whose: string;
}

const fleetPlace: Place = { at: '', whose: 'the fleet’s values' };
const clusterPlace = ({ name, path }: ClusterPlan): Place => ({ at: path, whose: `the values of '${name}'` });

/** What a finding about the effective value at a path starts with; `is` ends its message: `'MTU' in … is 5`. */
export function aboutValue(
  cluster: ClusterPlan,
  keys: readonly string[],
  is: string,
): Pick<Detail, 'at' | 'property' | 'clusters' | 'message'> {
  const ofFleet = cluster.owners.get(leafPath(keys)) === peoplesOwners.fleet;
  const { at, whose } = ofFleet ? fleetPlace : clusterPlace(cluster);
  return {
    at,
    property: propertyOf(keys),
    clusters: [cluster.name],
    message: `'${keys.join('.')}' in ${whose} ${is}`,
  };
}

/** Whether people wrote the effective value at a path. */
export function isPeoples({ owners }: ClusterPlan, keys: readonly string[]): boolean {
  const owner = owners.get(pathOf(keys));
  return owner === peoplesOwners.fleet || owner === peoplesOwners.cluster;
}

/** Rules ask for the same keys of each cluster. */
const pathOf = onceFor(leafPath);

/** Place of a value among the properties of a fleet or cluster. */
export const propertyOf = (keys: readonly string[]): string[] => ['cilium', 'values', ...keys];

/** A path as people read it. */
export const show = (keys: readonly string[]): string =>
  pointerOf(keys.map(key => (/^\d+$/.test(key) ? Number(key) : key)));
