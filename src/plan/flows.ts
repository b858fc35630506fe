import { type Finding, found } from '../findings/index';
import type { FlowPort, FlowProps } from '../model/index';
import { mistakes } from './mistakes';
import type { PolicyContext } from './policy-context';
import { expectFilled, resolvePeer } from './policy-peers';
import type { FlowPolicy, Layer7, PortRange } from './policy-plan';

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
  if (statement.sameCluster === true && (from.kind !== 'pods' || to.kind !== 'pods'))
    context.report(notPods(at));
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

/** Nodes, gateways and API servers have the same identity in the whole mesh. */
function notPods(at: string): Finding {
  return found(mistakes.contradiction, {
    at,
    message: `the policy '${at}' has sameCluster, and a side that is no pods`,
    hint: 'Leave sameCluster out: only pods can be told apart by their cluster.',
  });
}

function portRange(port: FlowPort): PortRange {
  const { endPort } = port;
  if ('tcp' in port) return { protocol: 'TCP', port: port.tcp, endPort };
  if ('udp' in port) return { protocol: 'UDP', port: port.udp, endPort };
  if ('sctp' in port) return { protocol: 'SCTP', port: port.sctp, endPort };
  return { protocol: 'ANY', port: port.any, endPort };
}
