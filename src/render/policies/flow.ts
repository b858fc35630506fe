import {
  ciliumNetworkPolicy,
  type CiliumRule,
  type PlacedObject,
  type PortDenyRule,
} from '../../kinds/index';
import type { FlowPolicy, PortRange } from '../../plan/index';
import { peerSelector, subjectSelector } from './selector';

/** A statement's two ends; each is the same object in every cluster that gets it. */
export interface CompiledFlow {
  readonly egress: PlacedObject | undefined;
  readonly ingress: PlacedObject | undefined;
}

/** Compiles a statement. An end whose other side came out empty is not written: as a rule it would match everything. */
export function compileFlow(policy: FlowPolicy): CompiledFlow {
  const { from, to, ends } = policy;
  const complete = from.clusters.members.length > 0 && to.clusters.members.length > 0;
  return {
    egress: complete && ends.egress ? egress(policy) : undefined,
    ingress: complete && ends.ingress ? ingress(policy) : undefined,
  };
}

/** An allowance only adds: it must not put pods into default deny that no baseline has put there. */
const enableDefaultDeny = { ingress: false, egress: false } as const;

function egress(policy: FlowPolicy): PlacedObject {
  const rule = { toEndpoints: [peerSelector(policy.to)], ...toPorts(policy.ports) };
  return end(
    policy,
    'egress',
    policy.from,
    policy.action === 'allow' ? { egress: [rule] } : { egressDeny: [rule] },
  );
}

function ingress(policy: FlowPolicy): PlacedObject {
  const rule = { fromEndpoints: [peerSelector(policy.from)], ...toPorts(policy.ports) };
  return end(
    policy,
    'ingress',
    policy.to,
    policy.action === 'allow' ? { ingress: [rule] } : { ingressDeny: [rule] },
  );
}

function end(
  { name, path }: FlowPolicy,
  direction: 'egress' | 'ingress',
  subject: FlowPolicy['from'],
  rules: Pick<CiliumRule, 'egress' | 'egressDeny' | 'ingress' | 'ingressDeny'>,
): PlacedObject {
  return {
    path,
    object: ciliumNetworkPolicy({
      metadata: { name: `${name}-${direction}`, namespace: subject.namespace },
      spec: { endpointSelector: subjectSelector(subject.labels), enableDefaultDeny, ...rules },
    }),
  };
}

function toPorts(ports: readonly PortRange[]): { toPorts?: PortDenyRule[] } {
  if (ports.length === 0) return {};
  return {
    toPorts: [
      {
        ports: ports.map(({ port, endPort, protocol }) => ({
          port: String(port),
          ...(endPort !== undefined && { endPort }),
          protocol,
        })),
      },
    ],
  };
}
