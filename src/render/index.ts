import type { ClustersetDns, PlacedObject, Said, Tree, TreeFile } from '../kinds/index';
import type { ClusterPlan, Plan } from '../plan/index';
import { addOnFiles } from './dns/add-on';
import { renderFlux } from './flux/index';
import { compileGateways, noEntrance } from './gateways/index';
import type { LayerContext } from './layer';
import { addOnFolder } from './layer-names';
import { renderLayers } from './layers/index';
import { compileNamespaces } from './namespaces';
import { compilePeers } from './peers';
import { compilePolicies } from './policies/index';
import { type Readme, readmes } from './readme/index';
import { compileServices } from './services';
import { Sharing } from './share';
import { compileWorkloads } from './workloads';

/** The trees of a plan's clusters, in the order of their names. */
export function render(plan: Plan): Tree[] {
  const peers = compilePeers(plan);
  const namespaces = compileNamespaces(plan);
  const policies = compilePolicies(plan);
  const services = compileServices(plan);
  const gateways = compileGateways(plan);
  const workloads = compileWorkloads(plan);
  const readme = readmes(plan);
  const sharing = new Sharing();
  return plan.clusters.map(cluster =>
    renderCluster(
      {
        plan,
        cluster,
        peers: peers.get(cluster.name) ?? [],
        namespaces: namespaces.get(cluster.name) ?? [],
        policies: policies.get(cluster.name) ?? [],
        services: services.get(cluster.name) ?? { objects: [], borrowed: [], declared: [], provided: [] },
        entrance: gateways.get(cluster.name) ?? noEntrance,
      },
      { readme, workloads: workloads.get(cluster.name) ?? [], sharing },
    ),
  );
}

interface Beside {
  readonly readme: Readme;
  /** What other manifests bring beside services. */
  readonly workloads: readonly PlacedObject[];
  readonly sharing: Sharing;
}

function renderCluster(context: LayerContext, { readme, workloads, sharing }: Beside): Tree {
  const layers = renderLayers(context);
  const addOn = addOnFiles(context.cluster);
  const files: TreeFile[] = [
    ...layers.flatMap(layer => layer.files),
    ...renderFlux(context, layers),
    readme(context, layers),
    ...addOn,
    sourceIgnore(addOn.length > 0),
  ];
  const declared = [...context.services.declared, ...workloads];
  return {
    cluster: context.cluster.name,
    files: files.map(file => sharing.share(file)).sort((a, b) => (a.path < b.path ? -1 : 1)),
    ...(declared.length > 0 && { declared }),
    said: whatIsSaid(context),
  };
}

/** For whoever asks what the tree means: providers that are drained look like consumers, and DNS has many ways. */
function whatIsSaid({ services, cluster: { dns } }: LayerContext): Said {
  return { providers: services.provided, ...(dns !== undefined && { clustersetDns: served(dns) }) };
}

function served({ way }: NonNullable<ClusterPlan['dns']>): ClustersetDns {
  if (way === undefined || way === 'none') return 'none';
  return way === 'elsewhere' ? 'elsewhere' : 'served';
}

/** Keeps what people and Meshprint read out of the artifact, so that a change of it is no new revision to apply. */
const sourceIgnore = (hasAddOn: boolean): TreeFile => ({
  path: '.sourceignore',
  text: `/README.md\n/.meshprint.json\n${hasAddOn ? `/${addOnFolder}/\n` : ''}`,
});

export { statusContext } from './flux/notifications';
export { isOwnLayer, reservedLayerNames } from './layer-names';
