import type { PlanRule } from '../../rule';
import { certificatesOf } from './certificates';

export const certificate: PlanRule = {
  id: 'trust/certificate',
  severity: 'error',
  breaks: 'Clusters cannot verify each other with it, and no link comes up.',
  docs: 'Documentation/network/clustermesh/setup.rst, trust between clusters',
  *check(plan) {
    for (const { at, clusters, name, property, content } of certificatesOf(plan))
      if ('problem' in content)
        yield {
          at,
          clusters,
          message: `${name} ${content.problem}`,
          expected: 'the one public certificate of a CA, in PEM',
          hint: content.problem.includes('private key')
            ? `Take the key out of ${property}. If it is in git already, make the CA anew: everyone who can read the repository has it.`
            : `Correct ${property}; a file is named by its path from the blueprint's folder, and may not lie outside.`,
        };
  },
};
