import { problemWithLabel } from '../../../kinds/index';
import type { Detail } from '../../../findings/index';
import type { ServicePlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const servicePorts: PlanRule = {
  id: 'service/ports',
  severity: 'error',
  breaks:
    'The API server refuses the Service, or peers, which match ports by name and protocol, find no backends for it.',
  docs: 'Documentation/network/clustermesh/global-services.rst; cilium/cilium#41104',
  *check({ services }) {
    for (const service of services) {
      for (const problem of problems(service)) yield problem;
    }
  },
};

function* problems({ path, ports }: ServicePlan): Generator<Detail> {
  const hint =
    'Give each port a name of its own, and a number from 1 to 65535 that no other port of its protocol has.';
  if (ports.length === 0) yield { at: path, message: `the service '${path}' has no ports`, hint };
  const seen = new Set<string>();
  for (const { name, port, protocol } of ports) {
    const problem = problemWithLabel(name);
    if (problem !== undefined)
      yield { at: path, message: `the port name '${name}' of '${path}' ${problem}`, hint };
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      yield { at: path, message: `the port '${name}' of '${path}' is ${port}`, expected: '1 to 65535', hint };
    for (const key of [`name '${name}'`, `port ${port}/${protocol}`]) {
      if (seen.has(key)) yield { at: path, message: `two ports of '${path}' have the ${key}`, hint };
      seen.add(key);
    }
  }
}
