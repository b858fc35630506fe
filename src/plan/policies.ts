import { type Finding, found } from '../findings/index';
import {
  type Clusters,
  DefaultDeny,
  everyCluster,
  type FlowPort,
  type MeshPolicy,
  nameOf,
  pathOf,
  type PeerProps,
} from '../model/index';
import type { Chooser } from './choose';
import { mistakes } from './mistakes';
import type { NamespacePlan } from './plan';
import type { BaselinePolicy, FlowPolicy, Peer, PolicyPlan, PortRange } from './policy-plan';
import type { ServicePlan } from './service-plan';

/** What policies refer to. */
export interface PolicyContext {
  readonly namespaces: ReadonlyMap<string, NamespacePlan>;
  readonly services: ReadonlyMap<string, ServicePlan>;
  /** Paths of parts that were left out for mistakes of their own. */
  readonly broken: ReadonlySet<string>;
  readonly chooser: Chooser;
  report(this: void, finding: Finding): void;
}

/** A policy with its sides resolved; undefined when one of them cannot be, which is reported. */
export function resolvePolicy(
  policy: MeshPolicy | DefaultDeny,
  namespace: NamespacePlan,
  context: PolicyContext,
): PolicyPlan | undefined {
  return policy instanceof DefaultDeny
    ? baseline(policy, namespace, context)
    : flow(policy, namespace, context);
}

function baseline(policy: DefaultDeny, namespace: NamespacePlan, { chooser }: PolicyContext): BaselinePolicy {
  const { clusters = everyCluster, directions = ['ingress', 'egress'], allowDns = true } = policy.props;
  const path = pathOf(policy);
  return {
    kind: 'baseline',
    name: nameOf(policy),
    namespace: namespace.name,
    path,
    clusters: chooser.chooseWithin(path, 'clusters', clusters, namespace.name, namespace.clusters),
    directions: { ingress: directions.includes('ingress'), egress: directions.includes('egress') },
    allowDns,
  };
}

function flow(policy: MeshPolicy, namespace: NamespacePlan, context: PolicyContext): FlowPolicy | undefined {
  const { props } = policy;
  const [action, statement] =
    'allow' in props ? (['allow', props.allow] as const) : (['deny', props.deny] as const);
  const path = pathOf(policy);
  const from = peer(path, 'from', statement.from, namespace, context);
  const to = peer(path, 'to', statement.to, namespace, context);
  if (statement.ports?.length === 0) context.report(noPorts(path));
  if (from === undefined || to === undefined) return undefined;
  return {
    kind: 'flow',
    name: nameOf(policy),
    namespace: namespace.name,
    path,
    action,
    from,
    to,
    ports: (statement.ports ?? []).map(portRange),
    ends: { egress: true, ingress: true },
  };
}

/** Written out, an empty list would mean every port. */
function noPorts(at: string): Finding {
  return found(mistakes.emptySelection, {
    at,
    message: `the policy '${at}' lists no ports`,
    hint: 'Leave ports out for every port, or list the ones that are meant.',
  });
}

function portRange(port: FlowPort): PortRange {
  const { endPort } = port;
  if ('tcp' in port) return { protocol: 'TCP', port: port.tcp, endPort };
  if ('udp' in port) return { protocol: 'UDP', port: port.udp, endPort };
  return { protocol: 'SCTP', port: port.sctp, endPort };
}

function peer(
  at: string,
  side: 'from' | 'to',
  props: PeerProps,
  own: NamespacePlan,
  context: PolicyContext,
): Peer | undefined {
  if ('service' in props) return servicePeer(at, side, props.service, props.clusters, context);
  const name = props.namespace ?? own.name;
  const within = context.namespaces.get(name)?.clusters;
  const clusters = props.clusters ?? everyCluster;
  const what = `the clusters of '${side}'`;
  const members =
    within === undefined
      ? context.chooser.choose(at, what, clusters)
      : context.chooser.chooseWithin(at, what, clusters, name, within);
  return {
    kind: 'pods',
    namespace: name,
    labels: props.pods,
    clusters: { every: 'all' in clusters, members },
  };
}

/** The pods behind a service, in those of the chosen clusters that provide it. */
function servicePeer(
  at: string,
  side: 'from' | 'to',
  path: string,
  clusters: Clusters | undefined,
  { services, broken, chooser, report }: PolicyContext,
): Peer | undefined {
  const service = services.get(path);
  if (service === undefined) {
    if (![...broken].some(left => path === left || path.startsWith(`${left}/`)))
      report(
        found(mistakes.unknownService, {
          at,
          message: `'${side}' names the service '${path}', which the fleet does not have`,
          expected: `one of: ${[...services.keys()].join(', ')}`,
          hint: "Name a global or exported service as '<namespace>/<name>'.",
        }),
      );
    return undefined;
  }
  const providers = service.members
    .filter(member => member.role === 'provider')
    .map(member => member.cluster);
  const chosen =
    clusters === undefined ? providers : chooser.choose(at, `the clusters of '${side}'`, clusters);
  const members = chosen.filter(name => providers.includes(name));
  // An empty choice, and a service without providers, are reported already.
  if (members.length === 0 && chosen.length > 0 && providers.length > 0 && broken.size === 0)
    report(
      found(mistakes.emptySelection, {
        at,
        message: `'${side}' chooses no cluster that provides the service '${path}'`,
        expected: `clusters among ${providers.join(', ')}`,
        hint: 'Choose a provider, or leave the clusters out.',
      }),
    );
  const [labels = {}] = service.members.map(member => member.selector);
  return {
    kind: 'pods',
    service: path,
    namespace: service.namespace,
    labels,
    clusters: { every: false, members },
  };
}
