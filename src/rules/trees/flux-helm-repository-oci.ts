import type { KubeObject } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { textAt } from './fields';
import { kindOf } from './flux';
import { peoplesProblems } from './objects';

export const fluxHelmRepositoryOci: TreesRule = {
  id: 'flux/helm-repository-oci',
  severity: 'info',
  breaks: 'Nothing today: Flux maintains this kind of source and no longer improves it.',
  docs: 'fluxcd.io, announcement of Flux 2.8; fluxcd.io/flux/components/source/helmrepositories',
  check: trees =>
    peoplesProblems(
      trees,
      object => (isOci(object) ? 'has the type oci' : undefined),
      'Use an OCIRepository, and chartRef in the HelmRelease.',
    ),
};

const isOci = (object: KubeObject): boolean =>
  kindOf(object) === 'source.toolkit.fluxcd.io/HelmRepository' && textAt(object, 'spec.type') === 'oci';
