import type { MeshCluster } from '../../mesh/index';
import type { Facts } from './facts';
import type { WhatIf } from './inputs';

/** A cluster that another one knows of. */
export interface Peer {
  readonly cluster: MeshCluster;
  /** True when it cannot be reached, and what is known of it is only remembered. */
  readonly gone: boolean;
}

/** The mesh while something is broken, or nothing. */
export class World {
  /** The mesh as it was before: what is remembered of a cluster that is gone. */
  readonly before: World;
  private readonly down: ReadonlySet<string>;
  private readonly cut: ReadonlySet<string>;
  private readonly memory = new Map<string, unknown>();

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

  isDown(cluster: string): boolean {
    return this.down.has(cluster);
  }

  /** Whether `to` cannot be reached from `from`. */
  isGone(from: string, to: string): boolean {
    return this.down.has(to) || this.cut.has(`${from}\n${to}`);
  }

  /** The linked clusters that a cluster knows of, now or still. */
  peersOf(name: string): readonly Peer[] {
    return this.once(`peers ${name}`, () =>
      (this.facts.state.links.get(name) ?? []).flatMap(peer => this.peer(name, peer)),
    );
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
