import { keyOf, type MeshCluster, type MeshState } from '../../mesh/index';
import { Facts } from './facts';
import { reconcile } from './mcs/reconcile';
import { type Reach, reachOf, type Via } from './reach';
import type { Frontend } from './select';
import { World } from './world';

/** The clusters whose pods callers get by a name. Callers in clusters alike share one answer. */
export interface Providers {
  /** Whether the caller's own cluster is one of them. */
  readonly own: boolean;
  /** The others, and perhaps the caller's own. Callers that get the same share one set. */
  readonly others: ReadonlySet<string>;
}

/** A port of a name, as one of a cluster's callers asks for it. */
export interface AskedName {
  readonly namespace: string;
  readonly name: string;
  readonly via: Via;
  /** Its number, or its name. */
  readonly port: number | string;
}

/** The clusters whose pods callers get on a port of a name. */
export interface Answering extends Providers {
  readonly frontend: Frontend;
}

/** Asks who answers for many names of one mesh, of which each is asked for all callers before the next. */
export class Answerers {
  private readonly world: World;

  constructor(private readonly state: MeshState) {
    this.world = new World(new Facts(state));
  }

  /** Undefined where there is no such name, or no such port of it. */
  of(caller: string, { port, ...asked }: AskedName): Answering | undefined {
    const cluster = this.state.clusters.get(caller);
    const key = keyOf(asked.namespace, asked.name);
    const ports = cluster && this.portsOf(cluster, key, asked.via);
    const index = ports?.findIndex(one => (typeof port === 'number' ? one.port : one.name) === port) ?? -1;
    const frontend = ports?.[index];
    if (cluster === undefined || frontend === undefined) return undefined;
    const reach = reachOf(this.world, cluster, key).find(({ via }) => via === asked.via);
    return { frontend, ...(reach === undefined ? this.alone(cluster, key) : chosen(reach, index, caller)) };
  }

  /** Who answers on any port of a service, such as `shop/catalog`, by each of its names. */
  onAnyPort(caller: string, key: string): Readonly<Record<Via, Providers>> {
    const cluster = this.state.clusters.get(caller);
    if (cluster === undefined) return { service: noProviders, import: noProviders };
    const alike = this.world.firstAlike(cluster);
    return this.world.once(`any port ${alike.name} ${key}`, () => this.ofAnyPort(alike, key));
  }

  private ofAnyPort(cluster: MeshCluster, key: string): Readonly<Record<Via, Providers>> {
    const reaches = reachOf(this.world, cluster, key);
    const by = (via: Via): Providers | undefined => {
      const reach = reaches.find(one => one.via === via);
      if (reach === undefined) return undefined;
      const ports = reach.ports.map((_, index) => chosen(reach, index, cluster.name));
      return { own: ports.some(({ own }) => own), others: this.union(ports.map(({ others }) => others)) };
    };
    return { service: by('service') ?? this.alone(cluster, key), import: by('import') ?? noProviders };
  }

  /** Ports that the same clusters serve share one set. */
  private union(all: readonly ReadonlySet<string>[]): ReadonlySet<string> {
    const [first = nobody, ...more] = new Set(all);
    if (more.length === 0) return first;
    const names = [...new Set([first, ...more].flatMap(set => [...set]))].sort();
    return this.world.once(`set ${names.join(' ')}`, () => new Set(names));
  }

  /** Drops what was worked out, when it is of no use to what is asked next. */
  forget(): void {
    this.world.forget();
  }

  private portsOf(cluster: MeshCluster, key: string, via: Via): readonly Frontend[] | undefined {
    if (via === 'import') return reconcile(this.world, cluster, key).merged?.ports;
    return cluster.services.get(key)?.value.ports;
  }

  /** A Service that is not global has the pods of its own cluster. */
  private alone(cluster: MeshCluster, key: string): Providers {
    const service = cluster.services.get(key)?.value;
    return {
      own: service !== undefined && this.world.facts.pods(cluster, service).ready > 0,
      others: nobody,
    };
  }
}

const nobody: ReadonlySet<string> = new Set();
const noProviders: Providers = { own: false, others: nobody };

/** By affinity: what is preferred gets everything, if there is any. A headless name has all in one. */
function chosen({ affinity, ports }: Reach, index: number, caller: string): Providers {
  const { given = nobody, own = false } = ports[index] ?? ports[0] ?? {};
  const others = given.size > (given.has(caller) ? 1 : 0) ? given : nobody;
  if (affinity === 'local' && own) return { own, others: nobody };
  return { own: own && !(affinity === 'remote' && others.size > 0), others };
}
