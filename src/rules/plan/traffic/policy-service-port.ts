import type { PodsOfPeer, PortRange, ServicePlan, ServicePort } from '../../../plan/index';
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
        const targets = targetsBeside(range, service, policy.to);
        if (targets !== undefined)
          yield {
            at: policy.path,
            message: `the policy '${policy.path}' has ${written(range)}, the port of the service '${service.path}'; its pods listen on ${targets.join(', ')}`,
            hint: `Give the port of the pods: ${targets.join(', ')}.`,
          };
      }
    }
  },
};

const written = ({ protocol, port, endPort }: PortRange): string =>
  `${protocol} ${port}${endPort === undefined ? '' : ` to ${endPort}`}`;

/** Where the service's ports in a range lead, when no port of the pods is in it; undefined where that cannot be told. */
function targetsBeside(
  range: PortRange,
  { ports, members }: ServicePlan,
  { clusters }: PodsOfPeer,
): number[] | undefined {
  const isIn = (port: number): boolean => port >= range.port && port <= (range.endPort ?? range.port);
  const spoken = ports.filter(({ protocol }) => protocol === range.protocol || range.protocol === 'ANY');
  const providers = members.filter(
    ({ cluster, role }) => role === 'provider' && clusters.members.includes(cluster),
  );
  const targetsOf = (of: readonly ServicePort[]): (number | string)[] =>
    providers.flatMap(({ targetPorts }) => of.map(({ name, port }) => targetPorts[name] ?? port));
  const targets = targetsOf(spoken.filter(({ port }) => isIn(port)));
  const numbers = targets.filter(target => typeof target === 'number');
  const isReached = targetsOf(spoken).some(target => typeof target === 'number' && isIn(target));
  // The number behind a name stands in the pods.
  if (targets.length === 0 || numbers.length < targets.length || isReached) return undefined;
  return [...new Set(numbers)].sort((a, b) => a - b);
}
