import { fewOf } from '../../../findings/index';
import type { PodsOfPeer, PortRange, ServiceMember, ServicePlan, ServicePort } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const policyServicePort: PlanRule = {
  id: 'policy/service-port',
  severity: 'warning',
  breaks:
    'The policy matches nothing: Cilium compares with the port of the pod, since the service’s is translated before.',
  docs: 'Documentation/security/policy/language.rst, layer 4',
  *check({ policies, services }) {
    const byPath = new Map(services.map(service => [service.path, service]));
    for (const policy of policies) {
      if (policy.kind !== 'flow' || policy.to.kind !== 'pods') continue;
      const service = byPath.get(policy.to.service ?? '');
      // Callers of a headless service reach the pods without translation.
      if (service === undefined || service.headless) continue;
      for (const range of policy.ports) {
        const missed = missedBy(range, policy.ports, service, policy.to);
        if (missed === undefined) continue;
        const targets = missed.targets.join(', ');
        const has = `the policy '${policy.path}' has ${written(range)}`;
        if (missed.clusters === undefined)
          yield {
            at: policy.path,
            message: `${has}, the port of the service '${service.path}'; its pods listen on ${targets}`,
            hint: `Give the port of the pods: ${targets}.`,
          };
        else
          yield {
            at: policy.path,
            clusters: missed.clusters,
            message: `${has}, on which the pods of the service '${service.path}' do not listen in ${fewOf(missed.clusters)}, where it is ${targets}`,
            hint: `Give the port that the pods have there as well: ${targets}.`,
          };
      }
    }
  },
};

const written = ({ protocol, port, endPort }: PortRange): string =>
  `${protocol} ${port}${endPort === undefined ? '' : ` to ${endPort}`}`;

interface Missed {
  /** Where the pods listen instead. */
  readonly targets: readonly number[];
  /** The providers that are missed; undefined when it is all of them. */
  readonly clusters: readonly string[] | undefined;
}

/** The pods behind the service's ports that a range misses; undefined where it misses none, or that cannot be told. */
function missedBy(
  range: PortRange,
  all: readonly PortRange[],
  { ports, members }: ServicePlan,
  to: PodsOfPeer,
): Missed | undefined {
  const spoken = ports.filter(port => speaks(range, port));
  const providers = members.filter(
    ({ cluster, role }) => role === 'provider' && to.clusters.members.includes(cluster),
  );
  const reached = providers.filter(provider => spoken.some(port => isIn(range, targetOf(provider, port))));
  // Where the port is the service's alone, that is what was meant; where some pods have it, theirs was.
  const meant = spoken.filter(port =>
    reached.length === 0
      ? isIn(range, port.port)
      : reached.some(provider => isIn(range, targetOf(provider, port))),
  );
  const isNamed = (provider: ServiceMember, port: ServicePort): boolean =>
    all.some(other => speaks(other, port) && isIn(other, targetOf(provider, port)));
  // Where the ports differ between clusters, a policy names all of them.
  const beside = providers.filter(
    provider => reached.length === 0 || !meant.some(port => isNamed(provider, port)),
  );
  const targets = beside.flatMap(provider => meant.map(port => targetOf(provider, port)));
  const numbers = targets.filter(target => typeof target === 'number');
  // The number behind a name stands in the pods.
  if (targets.length === 0 || numbers.length < targets.length) return undefined;
  return {
    targets: [...new Set(numbers)].sort((a, b) => a - b),
    clusters: reached.length === 0 ? undefined : beside.map(({ cluster }) => cluster),
  };
}

const speaks = (range: PortRange, { protocol }: ServicePort): boolean =>
  range.protocol === protocol || range.protocol === 'ANY';

const targetOf = ({ targetPorts }: ServiceMember, { name, port }: ServicePort): number | string =>
  targetPorts[name] ?? port;

const isIn = ({ port, endPort = port }: PortRange, target: number | string): boolean =>
  typeof target === 'number' && target >= port && target <= endPort;
