import { onceFor } from '../../kinds/once';
import type { MeshCluster, MeshState } from '../../mesh/index';
import { firstAlikeIn } from './alike';
import { Facts } from './facts';
import type { WhatIf } from './inputs';

/** A cluster that another one knows of. */
export interface Peer {
  readonly cluster: MeshCluster;
  /** True when it cannot be reached, and what is known of it is only remembered. */
  readonly gone: boolean;
}

/** A cluster and the clusters that it knows of. In a full mesh every cluster is in the same circle. */
interface Circle {
  /** The same for clusters in the same circle. */
  readonly id: number;
  /** In the order of their names. */
  readonly members: readonly Peer[];
}

/** The mesh while something is broken, or nothing. */
export class World {
  /** The mesh as it was before: what is remembered of a cluster that is gone. */
  readonly before: World;
  /** The first cluster that is like a cluster in all but its name. */
  readonly firstAlike = firstAlikeIn(this);
  private readonly down: ReadonlySet<string>;
  private readonly cut: ReadonlySet<string>;
  private readonly circles = new Map<string, Circle>();
  private readonly distinct: Circle[] = [];
  private readonly known = new Map<string, Record<'there' | 'gone', Peer>>();
  private memory = new Map<string, unknown>();

  constructor(
    readonly facts: Facts,
    private readonly whatIf: WhatIf = {},
    before?: World,
  ) {
    this.down = new Set(whatIf.clustersDown);
    this.cut = new Set((whatIf.linksDown ?? []).flatMap(([a, b]) => [`${a}\n${b}`, `${b}\n${a}`]));
    for (const [name, cluster] of facts.state.clusters)
      this.known.set(name, { there: { cluster, gone: false }, gone: { cluster, gone: true } });
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

  /** Whether nothing is broken, and nobody said of one cluster what the trees do not say. */
  get isAsIs(): boolean {
    return this.before === this && !this.facts.isMoreSaid;
  }

  isDown(cluster: string): boolean {
    return this.down.has(cluster);
  }

  /** Whether `to` cannot be reached from `from`. */
  isGone(from: string, to: string): boolean {
    return this.down.has(to) || (this.cut.size > 0 && this.cut.has(`${from}\n${to}`));
  }

  /** The linked clusters that a cluster knows of, now or still. */
  peersOf(name: string): readonly Peer[] {
    return this.circleOf(name).members.filter(peer => peer.cluster.name !== name);
  }

  /** A cluster among the clusters that it knows of, now or still. */
  circleOf(name: string): Circle {
    const known = this.circles.get(name);
    if (known !== undefined) return known;
    const members = this.membersOf(name);
    let circle = this.distinct.find(one => isSame(one.members, members));
    if (circle === undefined) {
      circle = { id: this.distinct.length, members };
      this.distinct.push(circle);
    }
    this.circles.set(name, circle);
    return circle;
  }

  /** Links are in the order of their names, and the own cluster has its place among them. */
  private membersOf(name: string): Peer[] {
    const forgets = this.forgets(name);
    const members: Peer[] = [];
    for (const to of this.facts.state.links.get(name) ?? []) {
      const peer = this.known.get(to);
      if (peer?.there.cluster.settings.publishes !== true) continue;
      if (!this.isGone(name, to)) members.push(peer.there);
      else if (!forgets) members.push(peer.gone);
    }
    const own = this.known.get(name);
    if (own === undefined) return members;
    const next = members.findIndex(({ cluster }) => cluster.name > name);
    members.splice(next < 0 ? members.length : next, 0, this.isDown(name) ? own.gone : own.there);
    return members;
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

const isSame = (some: readonly Peer[], others: readonly Peer[]): boolean =>
  some.length === others.length && some.every((peer, i) => peer === others[i]);

/** The mesh while nothing is broken and nobody said more than its trees. Whoever asks shares what was worked out. */
export const worldAsIs = onceFor((state: MeshState) => new World(new Facts(state)));
