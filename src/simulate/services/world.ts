import type { MeshCluster } from '../../mesh/index';
import type { Facts } from './facts';
import type { WhatIf } from './inputs';

/** A cluster that another one knows of. */
export interface Peer {
  readonly cluster: MeshCluster;
  /** True when it cannot be reached, and what is known of it is only remembered. */
  readonly gone: boolean;
}

/** A cluster and the clusters that it knows of. In a full mesh every cluster is in the same circle. */
export interface Circle {
  /** The same for clusters in the same circle. */
  readonly id: number;
  /** In the order of their names. */
  readonly members: readonly Peer[];
}

/** The mesh while something is broken, or nothing. */
export class World {
  /** The mesh as it was before: what is remembered of a cluster that is gone. */
  readonly before: World;
  private readonly down: ReadonlySet<string>;
  private readonly cut: ReadonlySet<string>;
  private readonly circles = new Map<string, Circle>();
  private readonly distinct = new Map<string, Circle>();
  private memory = new Map<string, unknown>();

  constructor(
    readonly facts: Facts,
    private readonly whatIf: WhatIf = {},
    before?: World,
  ) {
    this.down = new Set(whatIf.clustersDown);
    this.cut = new Set((whatIf.linksDown ?? []).flatMap(([a, b]) => [`${a}\n${b}`, `${b}\n${a}`]));
    this.before = this.down.size + this.cut.size === 0 ? this : (before ?? new World(facts));
  }

  /** Works something out once; the same id is always for the same question. */
  once<T>(id: string, make: () => T): T {
    if (!this.memory.has(id)) this.memory.set(id, make());
    return this.memory.get(id) as T;
  }

  /** Drops what was worked out, when it is of no use to what comes next. */
  forget(): void {
    this.memory = new Map();
  }

  isDown(cluster: string): boolean {
    return this.down.has(cluster);
  }

  /** Whether `to` cannot be reached from `from`. */
  isGone(from: string, to: string): boolean {
    return this.down.has(to) || this.cut.has(`${from}\n${to}`);
  }

  /** The linked clusters that a cluster knows of, now or still. */
  peersOf(name: string): readonly Peer[] {
    return this.circleOf(name).members.filter(peer => peer.cluster.name !== name);
  }

  /** A cluster among the clusters that it knows of, now or still. */
  circleOf(name: string): Circle {
    const known = this.circles.get(name);
    if (known !== undefined) return known;
    const found = (this.facts.state.links.get(name) ?? []).flatMap(peer => this.peer(name, peer));
    const own = this.facts.cluster(name);
    if (own !== undefined) found.push({ cluster: own, gone: this.isDown(name) });
    found.sort((a, b) => (a.cluster.name < b.cluster.name ? -1 : 1));
    const text = found.map(({ cluster, gone }) => `${cluster.name}${gone ? '!' : ''}`).join(' ');
    const circle = this.distinct.get(text) ?? { id: this.distinct.size, members: found };
    this.distinct.set(text, circle);
    this.circles.set(name, circle);
    return circle;
  }

  private peer(from: string, to: string): Peer[] {
    const cluster = this.facts.cluster(to);
    if (cluster?.settings.publishes !== true) return [];
    const gone = this.isGone(from, to);
    return gone && this.forgets(from) ? [] : [{ cluster, gone }];
  }

  /** Whether a cluster has by now forgotten what it cannot reach. */
  forgets(name: string): boolean {
    return this.whatIf.cache !== 'before' && this.facts.cluster(name)?.settings.cacheTtl !== undefined;
  }

  /** What a cluster tells another one: what it does now, or what it did before it was gone. */
  as(peer: Peer): World {
    return peer.gone ? this.before : this;
  }
}
