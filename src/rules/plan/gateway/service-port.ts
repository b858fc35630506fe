import type { Detail } from '../../../findings/index';
import type { ServicePlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { type Use, usesOf } from './uses';

/** Of the ports that the blueprint declares; what objects say besides is for the rules on the trees. */
export const servicePort: PlanRule = {
  id: 'route/service-port',
  severity: 'error',
  breaks: 'The backend is dropped without a word, and requests are answered with an error.',
  docs: 'Gateway API: BackendObjectReference; Documentation/network/servicemesh/gateway-api/gateway-api.rst',
  *check(plan) {
    const services = new Map(plan.services.map(service => [service.path, service]));
    for (const use of usesOf(plan)) {
      const service = services.get(use.backend.service ?? '');
      const detail = service && problem(use, service);
      if (detail !== undefined) yield detail;
    }
  },
};

function problem(
  { at, backend: { port } }: Use,
  { path, ports, cutFrom = path }: ServicePlan,
): Detail | undefined {
  const expected = ports.map(({ name, port: number }) => `${number} (${name})`).join(', ');
  const say = (message: string): Detail => ({
    at,
    message,
    expected,
    hint: 'Set port of the backend to a TCP port of the service.',
  });
  if (port === undefined)
    return say(`a backend of '${at}' is '${cutFrom}', and which of its ports is not said`);
  const named = ports.filter(({ port: number }) => number === port);
  if (named.length === 0)
    return say(`a backend of '${at}' is port ${port} of '${cutFrom}', which it does not have`);
  return named.some(({ protocol }) => protocol === 'TCP')
    ? undefined
    : say(`a backend of '${at}' is port ${port} of '${cutFrom}', which is not TCP`);
}
