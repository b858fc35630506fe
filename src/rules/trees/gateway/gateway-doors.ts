import type { Tree } from '../../../kinds/index';
import type { MeshCluster, MeshState, PortFacts, ServiceFacts } from '../../../mesh/index';
import type { Plan } from '../../../plan/index';
import {
  type Answering,
  type Evaluator,
  evaluatorOf,
  type Flow,
  kubernetesKey,
  type PodRef,
  type Protocol,
  readSelector,
} from '../../../simulate/index';
import { meshOf } from '../mesh';
import { podsThatMay } from '../policy/candidates';
import { type RulesAt, rulesAt } from '../policy/rules-at';
import { ProxyExits } from './proxy-exits';

/** What keeps the proxy of a cluster from the pods behind a name: their own policies, or those of the proxy. */
export type Closed = 'at the pods' | 'at the proxy';

/** Flows that the pods of a cluster let in from the proxy, none where they are shut; `open` where nobody can tell. */
type Way = readonly Flow[] | 'open';

/** Asks policies whether Cilium's proxy for Ingress and Gateway API reaches pods. It has one identity in all clusters. */
export class GatewayDoors {
  private readonly state: MeshState;
  private readonly evaluator: Evaluator;
  private readonly rules: RulesAt;
  private readonly exits: ProxyExits;
  private ways = new Map<string, Way>();
  private first = new WeakMap<ReadonlySet<string>, Map<string, readonly string[]>>();

  constructor(trees: readonly Tree[], plan: Plan) {
    this.state = meshOf(trees);
    this.evaluator = evaluatorOf(this.state);
    this.rules = rulesAt(trees, plan);
    this.exits = new ProxyExits(trees, plan, this.state);
  }

  /** Drops what was worked out about one name, and one port of it. */
  forget(): void {
    this.ways = new Map();
    this.first = new WeakMap();
    this.exits.forget();
  }

  /** Undefined where the proxy of a cluster reaches pods in one of the clusters that answer, or may. */
  closed(proxy: string, key: string, answering: Answering): Closed | undefined {
    const { own, others, frontend } = answering;
    const wayTo = (name: string): Way => this.wayTo(name, key, frontend);
    const isLetOut = (name: string): boolean => {
      const way = wayTo(name);
      return way === 'open' || this.exits.letOut(this.evaluator, proxy, name, way);
    };
    const reaches = (test: (name: string) => boolean, about: string): boolean =>
      (own && test(proxy)) || this.firstOf(others, about, test).some(name => name !== proxy);
    if (!reaches(name => wayTo(name).length > 0, 'in')) return 'at the pods';
    return reaches(isLetOut, this.exits.classOf(proxy)) ? undefined : 'at the proxy';
  }

  /** Two of the clusters that pass a test; one of them may be the one that asks. Sets are shared, and so are answers. */
  private firstOf(
    clusters: ReadonlySet<string>,
    about: string,
    test: (name: string) => boolean,
  ): readonly string[] {
    const known = this.first.get(clusters) ?? new Map<string, readonly string[]>();
    this.first.set(clusters, known);
    const present = known.get(about);
    if (present !== undefined) return present;
    const found: string[] = [];
    for (const name of clusters) if (found.length < 2 && test(name)) found.push(name);
    known.set(about, found);
    return found;
  }

  private wayTo(name: string, key: string, frontend: Answering['frontend']): Way {
    const way = this.ways.get(name) ?? this.find(name, key, frontend);
    this.ways.set(name, way);
    return way;
  }

  private find(name: string, key: string, frontend: Answering['frontend']): Way {
    const cluster = this.state.clusters.get(name);
    const service = cluster?.services.get(key)?.value;
    if (cluster === undefined || service === undefined || !hasKnownPods(cluster, service)) return 'open';
    const ports = targetsOf(service, frontend);
    const flows = this.podsBehind(cluster, service).flatMap(pod =>
      ports.map(port => flowTo(name, pod, port)),
    );
    const known = flows.filter(flow => flow !== undefined);
    if (known.length === 0 || known.length < flows.length) return 'open';
    return known.filter(flow => this.evaluator.side(flow, true).verdict !== 'deny');
  }

  private podsBehind(cluster: MeshCluster, { namespace, selector }: ServiceFacts): readonly PodRef[] {
    const behind = readSelector({ matchLabels: selector }, kubernetesKey);
    const allows = this.rules.of(cluster.name, namespace, true).filter(({ rule }) => !rule.deny);
    return podsThatMay(
      cluster,
      namespace,
      behind,
      allows.map(({ rule }) => rule.subject.selector),
    );
  }
}

/** Endpoints that somebody else writes, and pods in the network of their node, are nothing that rules can be asked about. */
function hasKnownPods({ workloads }: MeshCluster, { namespace, selector }: ServiceFacts): boolean {
  const wanted = Object.entries(selector);
  const isOnNode = (workloads.get(namespace) ?? []).some(
    ({ value }) => value.hostNetwork && wanted.every(([label, text]) => value.labels[label] === text),
  );
  return wanted.length > 0 && !isOnNode;
}

/** The ports of a cluster's own Service that serve a port of callers elsewhere. */
const targetsOf = (
  { ports }: ServiceFacts,
  { name, protocol }: Answering['frontend'],
): readonly PortFacts[] =>
  ports.filter(port => port.protocol === protocol && (port.name === name || port.name === '' || name === ''));

/** Undefined where the number of a named port is not known. */
function flowTo(cluster: string, pod: PodRef, { targetPort, protocol }: PortFacts): Flow | undefined {
  const port =
    typeof targetPort === 'number'
      ? targetPort
      : pod.ports?.find(one => one.name === targetPort && one.protocol === protocol)?.port;
  if (port === undefined) return undefined;
  return { from: { ingress: { cluster } }, to: { pod }, port, protocol: protocol as Protocol };
}
