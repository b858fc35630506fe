import type { PlanRule } from '../../rule';

export const serviceNumberTwice: PlanRule = {
  id: 'service/number-twice',
  severity: 'warning',
  breaks:
    'The Service that Cilium derives finds the container’s port by number alone: both protocols go to the last one.',
  docs: 'cilium pkg/clustermesh/mcsapi/service_controller.go',
  *check({ services }) {
    for (const { path, exported, ports, members } of services) {
      if (exported === undefined) continue;
      const clashing = ports.filter(({ port, name }) =>
        ports.some(
          other =>
            other.port === port &&
            other.name !== name &&
            members.some(({ targetPorts: to }) => (to[name] ?? port) !== (to[other.name] ?? port)),
        ),
      );
      if (clashing.length > 0)
        yield {
          at: path,
          message: `'${path}' is exported with ${clashing.map(({ name }) => `'${name}'`).join(' and ')}, which have one number and go to different ports of the pods`,
          hint: 'Give them different numbers, or one port in the pods.',
        };
    }
  },
};
