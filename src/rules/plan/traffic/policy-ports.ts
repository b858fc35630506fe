import type { PlanRule } from '../../rule';

export const policyPorts: PlanRule = {
  id: 'policy/ports',
  severity: 'error',
  breaks: 'The API server refuses the policy, and Flux with it the whole layer.',
  docs: 'Documentation/security/policy/language.rst, layer 4',
  *check({ policies }) {
    const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65535;
    for (const policy of policies)
      for (const { port, endPort, protocol } of policy.kind === 'flow' ? policy.ports : [])
        if (!isPort(port) || (endPort !== undefined && (!isPort(endPort) || endPort < port)))
          yield {
            at: policy.path,
            message: `the policy '${policy.path}' has the port ${protocol} ${port}${endPort === undefined ? '' : ` to ${endPort}`}`,
            expected: '1 to 65535, the first of a range before the last',
            hint: 'Give ports from 1 to 65535; they are those of the pods, not of the service.',
          };
  },
};
