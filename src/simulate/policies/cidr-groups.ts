import { describe, versionInstead } from '../../kinds/index';
import { onceFor } from '../../kinds/once';
import type { MeshCluster } from '../../mesh/index';
import { type Cidr, contains, parseCidr } from '../../net/index';
import { listOf, mapOf } from './json';
import type { Match } from './match';
import { requirement, type Requirement, type Selector } from './selector';

/** What a selector of CiliumCIDRGroups means. */
export interface InGroups {
  /** Whether it means an address. */
  readonly around: (ip: Cidr) => Match;
  /** Whether it means an address of these families that is not known. */
  readonly somewhere: (families: readonly (4 | 6)[]) => Match;
  /** Whether it means what lies in no block, such as pods. */
  readonly anybody: Match;
}

/** A group's name is a label too (cilium pkg/policy/api/cidr.go, LabelForCIDRGroupRef). */
const nameKey = (name: string): string => `io.cilium.policy.cidrgroupname/${name}`;

export const ofGroup = (name: string): Selector => [
  requirement({ source: 'cidrgroup', key: nameKey(name) }, 'Exists'),
];

interface Group {
  readonly labels: ReadonlyMap<string, string>;
  readonly cidrs: readonly Cidr[];
}

/** Labels that Cilium keeps for itself are left out, as are addresses without a length. */
const groupsOf = onceFor(({ policies }: MeshCluster): readonly Group[] =>
  (policies.get('CiliumCIDRGroup') ?? []).map(({ value: { metadata, spec } }) => ({
    labels: new Map([
      ...Object.entries(mapOf(metadata.labels)).flatMap(([key, value]) =>
        key.startsWith('io.cilium.k8s') ? [] : [[key, String(value)] as const],
      ),
      [nameKey(metadata.name), ''],
    ]),
    cidrs: (listOf(mapOf(spec).externalCIDRs) ?? []).flatMap(cidr => parseCidr(String(cidr)) ?? []),
  })),
);

/** Whether some group gives addresses a label. */
export const isLabelOfGroups = (cluster: MeshCluster, key: string): boolean =>
  groupsOf(cluster).some(({ labels }) => labels.has(key));

/**
 * An address has the labels of every group that it lies in, and those are what a selector asks: two groups may fit
 * together, and a selector that only excludes means all of the world that it does not exclude (cilium
 * pkg/policy/types/selector.go, CIDRSelector; pkg/policy/k8s/cilium_cidr_group.go).
 */
export function inGroups(selector: Selector, cluster: MeshCluster): InGroups {
  const unserved = (cluster.policies.get('CiliumCIDRGroup') ?? [])
    .map(({ value }) => value)
    .find(group => versionInstead(group) !== undefined);
  if (unserved !== undefined) {
    const unsure = `the API server does not serve ${unserved.apiVersion}, and what ${describe(unserved)} was before is not known`;
    return { around: () => unsure, somewhere: () => unsure, anybody: unsure };
  }
  const groups = groupsOf(cluster);
  const { minor } = cluster.settings;
  return {
    around: ip => {
      const holds = (fits: (cidr: Cidr) => boolean): Match =>
        allHold(
          selector,
          groups.filter(({ cidrs }) => cidrs.some(cidr => fits(cidr) && contains(cidr, ip))),
          minor,
        );
      const narrow = holds(({ prefix }) => prefix > 0);
      return narrow === holds(() => true)
        ? narrow
        : 'whether a CIDR group with a block of every address selects any is not known';
    },
    somewhere: families => {
      const near = groups.filter(({ cidrs }) => cidrs.some(({ family }) => families.includes(family)));
      const isPossible = selector.every(one => isNegative(one) || holdsIn(one, near));
      return isPossible && 'in which CIDR groups its address lies is not known';
    },
    anybody:
      selector.every(isNegative) &&
      'whether a selector of CIDR groups that asks for no label selects pods and nodes is not known',
  };
}

const isNegative = ({ operator }: Requirement): boolean =>
  operator === 'NotIn' || operator === 'DoesNotExist';

const valuesOf = (groups: readonly Group[], key: string): Set<string> =>
  new Set(groups.flatMap(({ labels }) => labels.get(key) ?? []));

function allHold(selector: Selector, around: readonly Group[], minor: number): Match {
  // Before 1.20 a key had one value, the groups' names deciding which.
  if (minor < 1020 && selector.some(({ key }) => valuesOf(around, key).size > 1))
    return 'which of several values a label of CIDR groups has is not known';
  return selector.every(condition => holdsIn(condition, around));
}

function holdsIn({ key, operator, values }: Requirement, around: readonly Group[]): boolean {
  const found = valuesOf(around, key);
  const isListed = [...found].some(value => values.has(value));
  if (operator === 'Exists') return found.size > 0;
  if (operator === 'DoesNotExist') return found.size === 0;
  return operator === 'NotIn' ? !isListed : isListed;
}
