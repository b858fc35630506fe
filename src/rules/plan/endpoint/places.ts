import { type Cidr, contains, type Owned, overlappingPairs, parseAddress } from '../../../net/index';
import type { ClusterPlan, Plan } from '../../../plan/index';
import { meshes } from '../components';

type Property = 'nodeCidrs' | 'serviceCidrs';

/** An address of an endpoint that lies in a range, with the clusters of the component that have this range. */
interface Inside {
  readonly cluster: ClusterPlan;
  readonly text: string;
  readonly range: string;
  readonly holders: readonly ClusterPlan[];
}

type Place = { readonly cluster: ClusterPlan; readonly text: string } | Range;

interface Range {
  readonly range: string;
  readonly holders: ClusterPlan[];
}

/** The addresses of endpoints, as far as they are any. */
export const addressesOf = ({ endpoint: { ips } }: ClusterPlan): { text: string; cidr: Cidr }[] =>
  ips.flatMap(text => {
    const cidr = parseAddress(text);
    return cidr === undefined ? [] : [{ text, cidr }];
  });

/** Every address of an endpoint with the ranges of connected clusters that it lies in. */
export function* insides(plan: Plan, property: Property): Generator<Inside> {
  for (const component of meshes(plan)) {
    const addresses = component.flatMap(cluster =>
      addressesOf(cluster).map(({ text, cidr }): Owned<Place> => ({ cidr, owner: { cluster, text } })),
    );
    for (const [{ owner: a }, { owner: b }] of overlappingPairs([
      ...addresses,
      ...ranges(component, property),
    ])) {
      const [address, range] = 'range' in a ? [b, a] : [a, b];
      if ('range' in range && !('range' in address)) yield { ...address, ...range };
    }
  }
}

/** Each range once: clusters often have the same, and then pairs of them would be as many as links. */
function ranges(component: readonly ClusterPlan[], property: Property): Owned<Place>[] {
  const byRange = new Map<string, Owned<Range>>();
  for (const cluster of component)
    for (const { text, cidr } of cluster[property]) {
      if (cidr === undefined) continue;
      const range = byRange.get(cidr.text) ?? { cidr, owner: { range: text, holders: [] } };
      range.owner.holders.push(cluster);
      byRange.set(cidr.text, range);
    }
  return [...byRange.values()];
}

/** Whether an address lies in the ranges of its own nodes. */
export const amongOwnNodes = ({ nodeCidrs }: ClusterPlan, address: Cidr): boolean =>
  nodeCidrs.some(({ cidr }) => cidr !== undefined && contains(cidr, address));
