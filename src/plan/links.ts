import { type Finding, found } from '../findings/index';
import {
  type Clusters,
  type GroupsProps,
  type HubAndSpokeProps,
  type LinksProps,
  type TopologyProps,
} from '../model/index';
import type { Candidate, Chooser } from './choose';
import { mistakes } from './mistakes';
import { oneOf } from './one-of';
import type { Link } from './plan';

/** What topologies choose from, and where they report. */
export interface TopologyContext {
  readonly candidates: readonly Candidate[];
  /** Clusters that exist but were left out for mistakes of their own. */
  readonly broken: ReadonlySet<string>;
  readonly chooser: Chooser;
  report(this: void, finding: Finding): void;
}

/**
 * The peerings that a topology makes, each once with the smaller name first, in order. What names no cluster, or one
 * cluster twice, is reported.
 */
export function links(topology: TopologyProps, context: TopologyContext): Link[] {
  const pairs = new Pairs(context.candidates.map(candidate => candidate.name));
  const keys = new Set(linksOf(topology, context).map(link => pairs.keyOf(link)));
  return Array.from(new Float64Array(keys).sort(), key => pairs.linkOf(key));
}

/** Pairs of names as numbers that are in the order of the pairs, since 511 clusters have 130,305 of them. */
class Pairs {
  private readonly names: readonly string[];
  private readonly places: ReadonlyMap<string, number>;

  constructor(names: readonly string[]) {
    this.names = [...names].sort();
    this.places = new Map(this.names.map((name, i) => [name, i]));
  }

  keyOf([a, b]: Link): number {
    const [i, j] = [this.places.get(a) ?? 0, this.places.get(b) ?? 0];
    return Math.min(i, j) * this.names.length + Math.max(i, j);
  }

  linkOf(key: number): Link {
    const { length } = this.names;
    return [this.names[Math.floor(key / length)] ?? '', this.names[key % length] ?? ''];
  }
}

function linksOf(topology: TopologyProps, context: TopologyContext): Link[] {
  if ('fullMesh' in topology) return mesh(chosen('fullMesh.among', topology.fullMesh.among, context));
  if ('hubAndSpoke' in topology) return hubAndSpoke(topology.hubAndSpoke, context);
  if ('groups' in topology) return groups(topology.groups, context);
  if ('links' in topology) return listed(topology.links, context);
  if ('sum' in topology) return topology.sum.flatMap(part => linksOf(part, context));
  const pairs = new Pairs(context.candidates.map(candidate => candidate.name));
  const without = new Set(linksOf(topology.difference.without, context).map(link => pairs.keyOf(link)));
  return linksOf(topology.difference.of, context).filter(link => !without.has(pairs.keyOf(link)));
}

/** Names of the clusters that are meant; all of them where nothing is said. */
export function chosen(
  what: string,
  clusters: Clusters | undefined,
  { candidates, chooser }: TopologyContext,
): readonly string[] {
  return clusters === undefined
    ? candidates.map(candidate => candidate.name)
    : chooser.choose('', what, clusters);
}

function mesh(unordered: readonly string[]): Link[] {
  const names = [...unordered].sort();
  return names.flatMap((a, i) => names.slice(i + 1).map((b): Link => [a, b]));
}

function hubAndSpoke(props: HubAndSpokeProps, context: TopologyContext): Link[] {
  const hubs = context.chooser.choose('', 'hubAndSpoke.hubs', props.hubs);
  const isHub = new Set(hubs);
  const spokes = chosen('hubAndSpoke.spokes', props.spokes, context).filter(name => !isHub.has(name));
  return [...mesh(hubs), ...hubs.flatMap(hub => spokes.map((spoke): Link => [hub, spoke]))];
}

function groups({ by, bridges }: GroupsProps, { candidates, chooser, report }: TopologyContext): Link[] {
  const members = new Map<string, string[]>();
  const groupOf = new Map<string, string>();
  for (const { name, labels } of candidates) {
    const group = labels[by];
    if (group === undefined) report(withoutGroup(name, by));
    else {
      groupOf.set(name, group);
      members.set(group, [...(members.get(group) ?? []), name]);
    }
  }
  const joined = bridges === undefined ? [] : chooser.choose('', 'groups.bridges', bridges);
  return [
    ...[...members.values()].flatMap(mesh),
    ...mesh(joined).filter(([a, b]) => groupOf.get(a) !== groupOf.get(b)),
  ];
}

function withoutGroup(name: string, by: string): Finding {
  return found(mistakes.noGroup, {
    at: name,
    clusters: [name],
    message: `'${name}' has no label '${by}', by which the topology makes groups`,
    hint: `Give '${name}' the label '${by}'; a group may have one cluster.`,
  });
}

function listed({ between }: LinksProps, { candidates, broken, report }: TopologyContext): Link[] {
  const known = new Set(candidates.map(candidate => candidate.name));
  for (const name of between.flat()) if (!known.has(name) && !broken.has(name)) report(unknown(name, known));
  for (const [a, b] of between) if (a === b) report(selfLink(a));
  return between.filter(([a, b]) => a !== b && known.has(a) && known.has(b)).map(([a, b]): Link => [a, b]);
}

function unknown(name: string, known: ReadonlySet<string>): Finding {
  return found(mistakes.unknownCluster, {
    at: '',
    message: `the topology links the cluster '${name}', which the fleet does not have`,
    ...oneOf(known),
    hint: 'Correct the name in mesh.topology.links.between, or add the cluster.',
  });
}

function selfLink(name: string): Finding {
  return found(mistakes.selfLink, {
    at: '',
    clusters: [name],
    message: `the topology links '${name}' with itself`,
    hint: 'Name two different clusters in each pair of mesh.topology.links.between.',
  });
}
