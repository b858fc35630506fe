import type { TreeFile } from '../../kinds/index';
import type { LayerContext, RenderedLayer } from '../layer';
import { kustomization } from '../layer';
import { instance } from './instance';
import { kustomizations } from './kustomizations';
import { notifications } from './notifications';

/** The folder that Flux syncs: what it applies, in which order, and where it reports. */
export function renderFlux({ plan, cluster }: LayerContext, layers: readonly RenderedLayer[]): TreeFile[] {
  const files = [
    kustomizations(cluster, layers),
    ...(plan.flux.install === 'operator' ? [instance(plan.flux, cluster)] : []),
    ...(cluster.repository.forge === undefined
      ? []
      : [notifications(cluster.name, cluster.repository.forge)]),
  ];
  const resources = files.map(file => file.path.slice('flux/'.length));
  // `flux bootstrap` commits this folder. Unlisted, Flux would no longer be part of what Flux applies, and prune itself.
  if (plan.flux.install === 'bootstrap') resources.push('flux-system');
  return [kustomization('flux', resources.sort()), ...files];
}
