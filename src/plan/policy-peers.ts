import { found } from '../findings/index';
import {
  type AddressesPeer,
  type Clusters,
  everyCluster,
  type LabelCondition,
  type Namespaces,
  type PeerProps,
  type PodsPeer,
} from '../model/index';
import { contains } from '../net/index';
import { mistakes } from './mistakes';
import type { PolicyContext, SideOf } from './policy-context';
import { servicePeer } from './service-peer';
import type { AddressesOfPeer, LabelRequirement, Peer, PeerNamespaces, PodsOfPeer } from './policy-plan';
import { written, type WrittenCidr } from './written-cidr';

/** A side of a policy resolved; undefined when it cannot be, which is reported. */
export function resolvePeer(of: SideOf, props: PeerProps, context: PolicyContext): Peer | undefined {
  const { at, side } = of;
  if ('service' in props) return servicePeer(of, props, context);
  if ('pods' in props) return podsPeer(of, props, context);
  if ('wholeClusters' in props)
    return podsPeer(of, { pods: {}, namespaces: { all: {} }, clusters: props.wholeClusters }, context);
  if ('entities' in props) {
    expectFilled(at, `the entities of '${side}'`, props.entities, context);
    return { kind: 'entities', entities: [...new Set(props.entities)].sort() };
  }
  if ('cidrs' in props) {
    expectFilled(at, `the CIDRs of '${side}'`, props.cidrs, context);
    return addresses(props);
  }
  expectFilled(at, `the names of '${side}'`, props.fqdns, context);
  return { kind: 'fqdns', fqdns: props.fqdns };
}

function addresses({ cidrs, except = [] }: AddressesPeer): AddressesOfPeer {
  const isIn = (one: WrittenCidr, block: WrittenCidr): boolean =>
    one.cidr !== undefined && block.cidr !== undefined && contains(block.cidr, one.cidr);
  const [blocks, holes] = [cidrs.map(written), except.map(written)];
  return {
    kind: 'cidrs',
    blocks: blocks.map(block => ({ block, except: holes.filter(hole => isIn(hole, block)) })),
    stray: holes.filter(hole => !blocks.some(block => isIn(hole, block))),
  };
}

/** Left out of an object, a list means everything; nobody who writes an empty one means that. */
export function expectFilled(
  at: string,
  what: string,
  list: readonly unknown[] | undefined,
  { report }: Pick<PolicyContext, 'report'>,
): void {
  if (list?.length === 0)
    report(
      found(mistakes.emptySelection, {
        at,
        message: `${what}: the list is empty`,
        hint: 'List what is meant, or leave the policy out.',
      }),
    );
}

function podsPeer(of: SideOf, props: PodsPeer, context: PolicyContext): PodsOfPeer {
  const { at, side } = of;
  const namespaces = namespacesOf(of, props, context);
  for (const [key, condition] of Object.entries(props.where ?? {}))
    expectFilled(at, `the values of '${key}' in '${side}'`, valuesOf(condition), context);
  const clusters = props.clusters ?? everyCluster;
  return {
    kind: 'pods',
    namespaces,
    labels: props.pods,
    where: Object.entries(props.where ?? {}).map(([key, condition]) => requirement(key, condition)),
    clusters: { every: 'all' in clusters, members: membersOf(of, clusters, namespaces, context) },
  };
}

function namespacesOf(
  { at, side, own }: SideOf,
  { namespace, namespaces }: PodsPeer,
  context: PolicyContext,
): PeerNamespaces {
  if (namespace !== undefined && namespaces !== undefined)
    context.report(
      found(mistakes.contradiction, {
        at,
        message: `'${side}' has both 'namespace' and 'namespaces'`,
        hint: 'Keep one of the two.',
      }),
    );
  if (namespaces !== undefined) return several(at, side, namespaces, context);
  const name = namespace ?? own;
  return name === undefined ? { every: true } : { names: [name] };
}

function several(at: string, side: string, namespaces: Namespaces, context: PolicyContext): PeerNamespaces {
  if ('all' in namespaces) return { every: true };
  if ('names' in namespaces) {
    expectFilled(at, `the namespaces of '${side}'`, namespaces.names, context);
    return { names: [...new Set(namespaces.names)].sort() };
  }
  // Without any label it would mean every namespace.
  expectFilled(at, `the labels of the namespaces of '${side}'`, Object.keys(namespaces.labels), context);
  return { labels: namespaces.labels };
}

const valuesOf = (condition: LabelCondition): readonly string[] | undefined =>
  'in' in condition ? condition.in : 'notIn' in condition ? condition.notIn : undefined;

function requirement(key: string, condition: LabelCondition): LabelRequirement {
  if ('in' in condition) return { key, operator: 'In', values: condition.in };
  if ('notIn' in condition) return { key, operator: 'NotIn', values: condition.notIn };
  return { key, operator: condition.exists ? 'Exists' : 'DoesNotExist' };
}

/** Of the chosen clusters those that have one of the namespaces, as far as the blueprint makes them. */
function membersOf(
  { at, side }: SideOf,
  clusters: Clusters,
  namespaces: PeerNamespaces,
  { chooser, namespaces: known }: PolicyContext,
): readonly string[] {
  const what = `the clusters of '${side}'`;
  const names = 'names' in namespaces ? namespaces.names : [];
  const having = names.map(name => known.get(name)?.clusters);
  if (names.length === 0 || having.includes(undefined)) return chooser.choose(at, what, clusters);
  const [first = [], ...others] = having;
  const within =
    others.length === 0 ? first : [...new Set([first, ...others].flatMap(of => of ?? []))].sort();
  return chooser.chooseWithin(at, what, clusters, names.join("', '"), within);
}
