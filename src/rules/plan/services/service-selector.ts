import type { PlanRule } from '../../rule';

export const serviceSelector: PlanRule = {
  id: 'service/selector',
  severity: 'error',
  breaks: 'A service without a selector has no backends; an export without one is not supported.',
  docs: 'Documentation/network/clustermesh/mcsapi.rst',
  *check({ services }) {
    for (const { path, members } of services)
      if (members.some(({ role, selector }) => role === 'provider' && Object.keys(selector).length === 0))
        yield {
          at: path,
          message: `the service '${path}' selects no pods`,
          hint: 'Set selector to labels of its pods.',
        };
  },
};
