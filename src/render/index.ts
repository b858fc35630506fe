import type { Tree, TreeFile } from '../kinds/index';
import type { Plan } from '../plan/index';
import { renderFlux } from './flux/index';
import type { LayerContext } from './layer';
import { renderLayers } from './layers/index';
import { compilePolicies } from './policies/index';
import { readme } from './readme/index';
import { compileServices } from './services';

/** The trees of a plan's clusters, in the order of their names. */
export function render(plan: Plan): Tree[] {
  const policies = compilePolicies(plan);
  const services = compileServices(plan);
  return plan.clusters.map(cluster =>
    renderCluster({
      plan,
      cluster,
      policies: policies.get(cluster.name) ?? [],
      services: services.get(cluster.name) ?? { objects: [], borrowed: [] },
    }),
  );
}

function renderCluster(context: LayerContext): Tree {
  const layers = renderLayers(context);
  const files: TreeFile[] = [
    ...layers.flatMap(layer => layer.files),
    ...renderFlux(context, layers),
    readme(context, layers),
    sourceIgnore,
  ];
  return { cluster: context.cluster.name, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** Keeps what people and Meshprint read out of the artifact, so that a change of it is no new revision to apply. */
const sourceIgnore: TreeFile = { path: '.sourceignore', text: '/README.md\n/.meshprint.json\n' };

export { isOwnLayer, reservedLayerNames } from './layer-names';
