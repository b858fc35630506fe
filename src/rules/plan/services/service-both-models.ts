import type { PlanRule } from '../../rule';

export const serviceBothModels: PlanRule = {
  id: 'service/both-models',
  severity: 'warning',
  breaks:
    'The service is balanced twice over, under two names with an affinity each; what is changed for one is easily forgotten for the other.',
  docs: 'Documentation/network/clustermesh/mcsapi.rst; Documentation/network/clustermesh/global-services.rst',
  *check({ services }) {
    for (const { path, global, exported, cutFrom } of services)
      // Of what is cut from a service, the service tells.
      if (cutFrom === undefined && global !== undefined && exported !== undefined)
        yield {
          at: path,
          message: `'${path}' is a global service and exported through MCS as well`,
          hint: 'Make it an ExportedService when its callers have moved, or silence this while they do.',
        };
  },
};
