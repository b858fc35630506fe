import { keyOf, type MeshCluster, type MeshState } from '../../mesh/index';
import { Facts } from './facts';
import { reconcile } from './mcs/reconcile';
import { type Reach, reachOf, type Via } from './reach';
import type { Frontend } from './select';
import { World } from './world';

/** A port of a name, as one of a cluster's callers asks for it. */
export interface AskedName {
  readonly namespace: string;
  readonly name: string;
  readonly via: Via;
  /** Its number, or its name. */
  readonly port: number | string;
}

/** The clusters whose pods callers get on a port of a name. */
export interface Answering {
  readonly frontend: Frontend;
  /** Whether the caller's own cluster is one of them. */
  readonly own: boolean;
  /** The others, and perhaps the caller's own. Callers that get the same share one set. */
  readonly others: ReadonlySet<string>;
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

  /** Drops what was worked out, when it is of no use to what is asked next. */
  forget(): void {
    this.world.forget();
  }

  private portsOf(cluster: MeshCluster, key: string, via: Via): readonly Frontend[] | undefined {
    if (via === 'import') return reconcile(this.world, cluster, key).merged?.ports;
    return cluster.services.get(key)?.value.ports;
  }

  /** A Service that is not global has the pods of its own cluster. */
  private alone(cluster: MeshCluster, key: string): Omit<Answering, 'frontend'> {
    const service = cluster.services.get(key)?.value;
    return {
      own: service !== undefined && this.world.facts.pods(cluster, service).ready > 0,
      others: nobody,
    };
  }
}

const nobody: ReadonlySet<string> = new Set();

/** By affinity: what is preferred gets everything, if there is any. A headless name has all in one. */
function chosen({ affinity, ports }: Reach, index: number, caller: string): Omit<Answering, 'frontend'> {
  const { given = nobody, own = false } = ports[index] ?? ports[0] ?? {};
  const others = given.size > (given.has(caller) ? 1 : 0) ? given : nobody;
  if (affinity === 'local' && own) return { own, others: nobody };
  return { own: own && !(affinity === 'remote' && others.size > 0), others };
}
