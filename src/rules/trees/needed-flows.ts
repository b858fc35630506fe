import { parseAddress } from '../../net/index';
import { type ClusterPlan, valueAt } from '../../plan/index';
import type { Endpoint, Flow } from '../../simulate/index';
import { meshPod, type SystemPods, systemPods } from './system-pods';

/** Traffic that a cluster lives by. */
export interface NeededFlow {
  /** A clause: "source-controller in flux-system reaches git". */
  readonly what: string;
  /** Ways in which it may go, of which one has to be open: no tree knows which one it takes. */
  readonly ways: readonly Flow[];
  /** The end whose policies count, where the other one's are the need of another cluster. Default: both. */
  readonly end?: 'egress' | 'ingress';
  /** What would let it pass. */
  readonly mend: string;
}

/** What the fleet cannot do without in a cluster. */
export function* neededFlows(
  plan: ClusterPlan,
  clusters: ReadonlyMap<string, ClusterPlan>,
): Generator<NeededFlow> {
  const known = systemPods(plan.name);
  yield* ofApiServer(plan, known);
  yield* ofFlux(plan, known);
  yield* ofDns(known);
  const peers = plan.peers.flatMap(name => clusters.get(name) ?? []);
  if (peers.length > 0) yield* ofMesh(plan, peers, known);
  if (plan.trust.kind === 'cert-manager')
    yield {
      what: 'the webhook of cert-manager is called by the API server',
      ways: [{ from: apiServer, to: known.webhook, port: 10250 }],
      mend: 'Allow it with AllowFromApiServer in cert-manager.',
    };
  if (valueAt(plan.values, 'hubble', 'relay', 'enabled') === true)
    yield {
      what: 'hubble-relay in kube-system reaches Hubble on the nodes',
      ways: to(known.relay, [{ host: {} }, { remoteNode: { cluster: plan.name } }], 4244),
      mend: 'Allow from its pods to the entities host and remote-node, TCP 4244.',
    };
}

const to = (from: Endpoint, ends: readonly Endpoint[], port: number, protocol?: 'UDP'): Flow[] =>
  ends.map(end => ({ from, to: end, port, ...(protocol !== undefined && { protocol }) }));

const apiServer: Endpoint = { kubeApiServer: {} };

function* ofApiServer(plan: ClusterPlan, known: SystemPods): Generator<NeededFlow> {
  const clients: readonly (readonly [string, Endpoint])[] = [
    ['source-controller in flux-system', known.source],
    ['kustomize-controller in flux-system', known.kustomize],
    ['helm-controller in flux-system', known.helm],
    ['CoreDNS in kube-system', known.dns],
    ...(plan.peers.length > 0 ? [['clustermesh-apiserver in kube-system', known.mesh] as const] : []),
    ...(plan.trust.kind === 'cert-manager' ? [['cert-manager in cert-manager', known.issuer] as const] : []),
  ];
  // Which port it has behind its Service, only its own settings say.
  const ports = plan.apiServer === undefined ? [6443, 443] : [plan.apiServer.port, 6443, 443];
  for (const [client, end] of clients)
    yield {
      what: `${client} reaches the API server`,
      ways: ports.flatMap(port => to(end, [apiServer], port)),
      mend: 'Allow it with AllowToApiServer in its namespace.',
    };
}

function* ofFlux(
  { name, repository }: ClusterPlan,
  { source, kustomize, helm, dns }: SystemPods,
): Generator<NeededFlow> {
  const git = addressOf(repository.url);
  const cache: Endpoint = { world: { ip: '169.254.20.10' } };
  yield {
    what: 'source-controller in flux-system asks DNS',
    ways: to(source, [dns, { host: { cluster: name } }, cache], 53, 'UDP'),
    mend: 'Allow it with AllowDns in flux-system.',
  };
  if (git !== undefined)
    yield {
      what: `source-controller in flux-system reaches git at ${git.host}`,
      ways: to(source, [git.end], git.port),
      mend: `Allow from its pods to the name ${git.host} or its addresses, TCP ${git.port}.`,
    };
  for (const [controller, end] of Object.entries({
    'kustomize-controller': kustomize,
    'helm-controller': helm,
  }))
    yield {
      what: `${controller} in flux-system fetches from source-controller`,
      ways: to(end, [source], 9090),
      mend: 'Allow it with AllowWithinNamespace in flux-system.',
    };
}

function* ofDns({ dns, source }: SystemPods): Generator<NeededFlow> {
  yield {
    what: 'CoreDNS in kube-system is asked by pods',
    end: 'ingress',
    ways: to(source, [dns], 53, 'UDP'),
    mend: 'Allow from wholeClusters: { all: {} } to its pods, UDP and TCP 53.',
  };
  yield {
    what: 'CoreDNS in kube-system asks the DNS outside',
    ways: to(dns, [world, { host: {} }, { remoteNode: {} }], 53, 'UDP'),
    mend: 'Allow from its pods to the entities world, host and remote-node, UDP and TCP 53.',
  };
}

function* ofMesh(
  { name }: ClusterPlan,
  peers: readonly ClusterPlan[],
  { mesh }: SystemPods,
): Generator<NeededFlow> {
  yield {
    what: 'clustermesh-apiserver in kube-system is read by the agents of its cluster',
    ways: [{ from: { remoteNode: { cluster: name } }, to: mesh, port: 2379 }],
    mend: 'Allow from the entities host and remote-node to its pods, TCP 2379.',
  };
  // Behind a load balancer a peer may arrive as itself, as a node or as an address, and so is it reached. Two peers stand
  // for all: asking for each would take hours in a large mesh.
  const inMesh = [peers[0], peers.at(-1)].flatMap((peer): Endpoint[] =>
    peer === undefined ? [] : [meshPod(peer.name), { remoteNode: { cluster: peer.name } }],
  );
  yield {
    what: 'clustermesh-apiserver in kube-system is read by its peers',
    end: 'ingress',
    ways: [...inMesh, world].map(from => ({ from, to: mesh, port: 2379 })),
    mend: 'Allow from the entities world and remote-node to its pods, TCP 2379.',
  };
  for (const port of new Set(peers.map(({ endpoint }) => endpoint.port)))
    yield {
      what: 'KVStoreMesh in kube-system reaches its peers',
      end: 'egress',
      ways: [...to(mesh, inMesh, 2379), ...to(mesh, [world], port)],
      mend: `Allow from the pods of clustermesh-apiserver to the entities world and remote-node, TCP ${port}.`,
    };
}

const world: Endpoint = { world: {} };

/** Where git is; undefined where it runs in the cluster itself, in pods that nobody here knows. */
function addressOf(url: string): { host: string; end: Endpoint; port: number } | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const host = parsed?.hostname.replace(/^\[|\]$/g, '');
  if (parsed === undefined || host === undefined || /\.(svc|local)$/.test(host)) return undefined;
  const end: Endpoint = { world: parseAddress(host) === undefined ? { name: host } : { ip: host } };
  const usual = parsed.protocol === 'ssh:' ? 22 : 443;
  return { host, end, port: parsed.port === '' ? usual : Number(parsed.port) };
}
