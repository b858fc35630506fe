import type { TextFile } from '../../kinds/index';
import type { ClusterPlan, Plan } from '../../plan/index';
import type { LayerContext, RenderedLayer } from '../layer';
import { bootstrap } from './bootstrap';
import { entrance } from './gateways';
import { leaving, minorUpgrade } from './lifecycle';
import { blocks, table } from './markdown';
import { adoption, breakGlass } from './operations';
import { whereToConnect } from './endpoint';
import { names } from './names';
import { network } from './network';
import { preflight } from './preflight';

/** The README of one cluster's repository: what it is, and the commands that a person needs for it. */
export function readme(
  { plan, cluster, entrance: here }: LayerContext,
  layers: readonly RenderedLayer[],
): TextFile {
  const text = blocks(
    `# ${cluster.name}`,
    `The cluster \`${cluster.name}\` (id ${cluster.id}, ${cluster.platform.title}, Kubernetes ${cluster.kubernetes}) of the fleet \`${plan.fleet}\`: Cilium ${cluster.cilium.version}, run by Flux ${plan.flux.version}. Meshprint writes every file here; change the blueprint, not the files.`,
    contents(layers),
    peers(plan, cluster),
    names(plan, cluster),
    entrance(cluster, here),
    preflight(plan, cluster),
    bootstrap(plan, cluster),
    adoption(plan, cluster),
    minorUpgrade(cluster),
    breakGlass(cluster),
    leaving(cluster),
  );
  return { path: 'README.md', text: `${text}\n` };
}

function contents(layers: readonly RenderedLayer[]): string {
  const present = new Set(layers.map(layer => layer.name));
  const rows = layers.map(({ name, brings, after }) => [
    `\`${name}/\``,
    brings,
    after.filter(other => present.has(other)).join(', ') || 'nothing',
  ]);
  return blocks(
    '## What is here',
    'Flux syncs `flux/`, which applies the other folders in this order:',
    table(['folder', 'brings', 'waits for'], rows),
  );
}

function peers(plan: Plan, cluster: ClusterPlan): string {
  const { peers: names } = cluster;
  if (names.length === 0) return blocks('## Peers', 'None: this cluster is not linked with another.');
  const byName = new Map(plan.clusters.map(cluster => [cluster.name, cluster]));
  const rows = names.flatMap(name => {
    const peer = byName.get(name);
    return peer === undefined ? [] : [[name, String(peer.id), whereToConnect(peer.endpoint)]];
  });
  return blocks('## Peers', table(['cluster', 'id', 'mesh endpoint'], rows), network(plan, cluster));
}
