import { describe, isMap } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { valueAt } from './fields';
import { isKustomization } from './flux';
import { peoplesObjects } from './objects';

export const fluxVariableName: TreesRule = {
  id: 'flux/variable-name',
  severity: 'error',
  breaks: 'Flux does not build the Kustomization, and applies nothing of it.',
  docs: 'fluxcd.io/flux/components/kustomize/kustomizations: post build variable substitution',
  *check(trees) {
    for (const { placed, clusters } of peoplesObjects(trees)) {
      if (!isKustomization(placed.object)) continue;
      const variables = valueAt(placed.object, 'spec.postBuild.substitute');
      for (const name of isMap(variables) ? Object.keys(variables) : [])
        if (!/^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name))
          yield {
            at: placed.path ?? '',
            clusters,
            message: `${describe(placed.object)}: spec.postBuild.substitute has '${name}', which is no name of a variable`,
            hint: 'Use letters, digits and _, and no digit at the beginning.',
          };
    }
  },
};
