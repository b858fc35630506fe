import type { PlanRule } from '../../rule';

export const zeroWeights: PlanRule = {
  id: 'route/zero-weights',
  severity: 'error',
  breaks: 'No backend gets any traffic: every request of the rule is answered with an error.',
  docs: 'Gateway API: HTTPRoute, backendRefs, weight',
  *check({ entrance: { routes } }) {
    for (const { path, rules } of routes)
      for (const [i, { backends }] of rules.entries())
        if (backends.length > 0 && backends.every(({ weight }) => weight === 0))
          yield {
            at: path,
            message: `all backends of rule ${i + 1} of '${path}' have the weight 0`,
            hint: 'Give one of them a weight above 0.',
          };
  },
};
