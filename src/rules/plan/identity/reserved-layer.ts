import { reservedLayerNames } from '../../../render/index';
import type { PlanRule } from '../../rule';

export const reservedLayer: PlanRule = {
  id: 'layer/reserved-name',
  severity: 'error',
  breaks: 'Two Flux Kustomizations would have one name and delete each other’s objects.',
  docs: 'docs/repository.md',
  *check({ layers, secretFiles }) {
    for (const { name, path } of [...layers, ...secretFiles])
      if (reservedLayerNames.includes(name))
        yield {
          at: path,
          message: `the layer name '${name}' is one of Meshprint's own`,
          expected: `any other than ${reservedLayerNames.join(', ')}`,
          hint: 'Rename the layer.',
        };
  },
};
