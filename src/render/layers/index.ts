import type { LayerContext, RenderedLayer } from '../layer';
import { certManager } from './cert-manager';
import { cilium } from './cilium';
import { dns } from './dns';
import { gateway } from './gateway';
import { meshReady } from './mesh-ready';
import { namespaces } from './namespaces';
import { peoplesLayers } from './people';
import { policies } from './policies';
import { secretFiles } from './secret-files';
import { prerequisites } from './prerequisites';
import { borrowedServices, services } from './services';
import { trust } from './trust';

const own = [
  prerequisites,
  cilium,
  certManager,
  trust,
  meshReady,
  dns,
  namespaces,
  policies,
  services,
  gateway,
];

/** Every layer that a cluster has, in the order in which Flux can first apply them. */
export function renderLayers(context: LayerContext): RenderedLayer[] {
  const layers = own.map(render => render(context)).filter(layer => layer !== undefined);
  return [...layers, ...secretFiles(context), ...borrowedServices(context), ...peoplesLayers(context)];
}
