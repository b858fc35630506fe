import type { KubeObject } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { textAt } from './fields';
import { isHelmRelease, isKustomization } from './flux';
import { peoplesProblems } from './objects';

export const fluxExternalArtifact: TreesRule = {
  id: 'flux/external-artifact',
  severity: 'warning',
  breaks:
    'Flux leaves the object alone until its feature gate ExternalArtifact is open, which the fleet does not do.',
  docs: 'fluxcd.io/flux/components/kustomize/options, feature gates',
  // `flux bootstrap` may have been told to open it.
  check: (trees, { flux }) =>
    flux.install === 'bootstrap'
      ? []
      : peoplesProblems(
          trees,
          object =>
            sourceOf(object) === 'ExternalArtifact' ? 'is made from an ExternalArtifact' : undefined,
          'Use a GitRepository or an OCIRepository, or silence this where the gate is open.',
        ),
};

function sourceOf(object: KubeObject): string | undefined {
  if (isKustomization(object)) return textAt(object, 'spec.sourceRef.kind');
  return isHelmRelease(object) ? textAt(object, 'spec.chartRef.kind') : undefined;
}
