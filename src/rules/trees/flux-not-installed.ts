import { groupOf, type KubeObject } from '../../kinds/index';
import type { FluxPlan } from '../../plan/index';
import type { TreesRule } from '../rule';
import { textAt } from './fields';
import { isHelmRelease, isKustomization } from './flux';
import { peoplesProblems } from './objects';

export const fluxNotInstalled: TreesRule = {
  id: 'flux/not-installed',
  severity: 'warning',
  breaks:
    'Where nobody else brings it, the API server does not know the kind and Flux refuses the whole layer, or nothing reads the object.',
  docs: 'fluxcd.io/flux/components; docs/repository.md',
  check: (trees, { flux }) =>
    peoplesProblems(
      trees,
      object => missingFor(object, flux),
      'Leave the object out, or silence this where it is there by other means.',
    ),
};

const artifacts = 'needs the feature gate ExternalArtifact of Flux, which the fleet does not open';

/** What an object needs that the fleet does not install. `flux bootstrap` may be told to install more. */
function missingFor(object: KubeObject, { install }: FluxPlan): string | undefined {
  const group = groupOf(object.apiVersion);
  if (install === 'bootstrap')
    return group === 'fluxcd.controlplane.io'
      ? 'needs the Flux Operator, while the fleet installs Flux with `flux bootstrap`'
      : undefined;
  if (group === 'image.toolkit.fluxcd.io')
    return 'needs Flux’s image controllers, which the fleet does not install';
  if (group === 'source.extensions.fluxcd.io')
    return 'needs source-watcher, which the fleet does not install';
  const source = isKustomization(object)
    ? textAt(object, 'spec.sourceRef.kind')
    : isHelmRelease(object)
      ? textAt(object, 'spec.chartRef.kind')
      : undefined;
  return source === 'ExternalArtifact' ? artifacts : undefined;
}
