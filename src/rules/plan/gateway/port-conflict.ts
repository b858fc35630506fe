import type { ListenerPlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

/** HTTPS and TLS share a port: the name in the handshake tells them apart. */
const wire = ({ protocol }: ListenerPlan): string => (protocol === 'HTTP' ? 'plain' : 'TLS');

export const portConflict: PlanRule = {
  id: 'gateway/port-conflict',
  severity: 'error',
  breaks: 'Neither listener is accepted: a port speaks TLS or does not.',
  docs: 'Gateway API: Gateway, listeners, distinct listeners',
  *check({ entrance: { gateways } }) {
    for (const { path, listeners } of gateways) {
      const first = new Map<number, ListenerPlan>();
      for (const listener of listeners) {
        const other = first.get(listener.port) ?? listener;
        first.set(listener.port, other);
        if (wire(other) !== wire(listener))
          yield {
            at: path,
            message: `the listeners '${other.name}' (${other.protocol}) and '${listener.name}' (${listener.protocol}) of '${path}' have the port ${listener.port}`,
            hint: 'Give one of them another port.',
          };
      }
    }
  },
};
