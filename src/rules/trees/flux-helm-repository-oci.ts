import { describe } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { textAt } from './fields';
import { kindOf } from './flux';
import { peoplesObjects } from './objects';

export const fluxHelmRepositoryOci: TreesRule = {
  id: 'flux/helm-repository-oci',
  severity: 'info',
  breaks: 'Nothing today: Flux maintains this kind of source and no longer improves it.',
  docs: 'fluxcd.io, announcement of Flux 2.8; fluxcd.io/flux/components/source/helmrepositories',
  *check(trees) {
    for (const { placed, clusters } of peoplesObjects(trees))
      if (
        kindOf(placed.object) === 'source.toolkit.fluxcd.io/HelmRepository' &&
        textAt(placed.object, 'spec.type') === 'oci'
      )
        yield {
          at: placed.path ?? '',
          clusters,
          message: `${describe(placed.object)} has the type oci`,
          hint: 'Use an OCIRepository, and chartRef in the HelmRelease.',
        };
  },
};
