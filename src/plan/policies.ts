import { type Finding, found } from '../findings/index';
import {
  type Baseline,
  type FlowPort,
  type FlowProps,
  MeshNamespace,
  MeshPolicy,
  nameOf,
  pathOf,
} from '../model/index';
import { resolveBaseline } from './baselines';
import type { Chooser } from './choose';
import { mistakes } from './mistakes';
import type { NamespacePlan } from './plan';
import { expectFilled, resolvePeer } from './policy-peers';
import type { FlowPolicy, Layer7, PolicyPlan, PortRange } from './policy-plan';
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

/**
 * A policy with its sides resolved; undefined when one of them cannot be, which is reported, or when the namespace that
 * it is written in was left out.
 */
export function resolvePolicy(
  policy: MeshPolicy | Baseline,
  context: PolicyContext,
): PolicyPlan | undefined {
  const scope = policy.node.scope;
  const namespace = scope instanceof MeshNamespace ? context.namespaces.get(nameOf(scope)) : undefined;
  if (scope instanceof MeshNamespace && namespace === undefined) return undefined;
  const written = { name: nameOf(policy), namespace: namespace?.name, path: pathOf(policy) };
  if (!(policy instanceof MeshPolicy)) return resolveBaseline(policy, namespace, written, context);
  const { props } = policy;
  return 'allow' in props
    ? resolveFlow(written, 'allow', props.allow, context)
    : resolveFlow(written, 'deny', props.deny, context);
}

/** A statement about a flow, which may be a baseline's. */
export function resolveFlow(
  written: Pick<FlowPolicy, 'name' | 'namespace' | 'path'>,
  action: FlowPolicy['action'],
  statement: FlowProps,
  context: PolicyContext,
): FlowPolicy | undefined {
  const { path: at, namespace: own } = written;
  const from = resolvePeer({ at, side: 'from', own }, statement.from, context);
  const to = resolvePeer({ at, side: 'to', own }, statement.to, context);
  if (statement.ports?.length === 0) context.report(noPorts(at));
  expectFilled(at, "'icmp'", statement.icmp, context);
  expectFilled(at, "'http'", statement.http, context);
  expectFilled(at, "'dns'", statement.dns, context);
  if (from === undefined || to === undefined) return undefined;
  const { only, sameCluster = false } = statement;
  return {
    kind: 'flow',
    ...written,
    action,
    from,
    to,
    ports: (statement.ports ?? []).map(portRange),
    icmp: (statement.icmp ?? []).map(({ family = 'IPv4', type }) => ({ family, type })),
    layer7: layer7(statement),
    sameCluster,
    ends: {
      egress: from.kind === 'pods' && only !== 'ingress',
      ingress: to.kind === 'pods' && only !== 'egress',
    },
  };
}

const layer7 = ({ http = [], dns = [] }: FlowProps): Layer7 | undefined =>
  http.length + dns.length === 0 ? undefined : { http, dns };

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
  if ('sctp' in port) return { protocol: 'SCTP', port: port.sctp, endPort };
  return { protocol: 'ANY', port: port.any, endPort };
}
