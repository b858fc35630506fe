import { fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';

export const serviceUnknownPort: PlanRule = {
  id: 'service/unknown-port',
  severity: 'error',
  breaks: 'The port keeps the target that it has everywhere, where nothing may listen.',
  docs: 'docs/blueprints.md, services',
  *check({ services }) {
    for (const { path, ports, members } of services) {
      const names = new Set(ports.map(({ name }) => name));
      for (const { cluster, targetPorts } of members) {
        const unknown = Object.keys(targetPorts).filter(name => !names.has(name));
        if (unknown.length > 0)
          yield {
            at: path,
            clusters: [cluster],
            message: `inCluster gives '${path}' a target in ${cluster} for the port '${unknown.join("', '")}', which it does not have`,
            expected: fewOf([...names]),
            hint: 'Write the name of one of its ports.',
          };
      }
    }
  },
};
