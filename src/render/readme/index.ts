import type { TextFile } from '../../kinds/index';
import type { ClusterPlan, Plan } from '../../plan/index';
import type { LayerContext, RenderedLayer } from '../layer';
import { bootstrap } from './bootstrap';
import { circles } from './circles';
import { entrance } from './gateways';
import { leaving, minorUpgrade } from './lifecycle';
import { blocks, table } from './markdown';
import { adoption, breakGlass } from './operations';
import { namesIn } from './names';
import { peers } from './peers';
import { preflight } from './preflight';

/** Makes the README of one cluster's repository from its layers. */
export type Readme = (context: LayerContext, layers: readonly RenderedLayer[]) => TextFile;

/** The READMEs of a fleet: what each repository is, and the commands that a person needs for it. */
export function readmes(plan: Plan): Readme {
  const circleOf = circles(plan.clusters);
  const names = namesIn(plan);
  return ({ cluster, entrance: here }, layers) => {
    // All that is kept of hundreds of them; a text is made when it is asked for.
    const about = contents(layers);
    return {
      path: 'README.md',
      get text() {
        const circle = circleOf.get(cluster.name) ?? [cluster];
        const more = [about, peers(cluster, circle), names(cluster, circle), entrance(cluster, here)];
        return `${textOf(plan, cluster, more)}\n`;
      },
    };
  };
}

function textOf(plan: Plan, cluster: ClusterPlan, about: readonly (string | undefined)[]): string {
  return blocks(
    `# ${cluster.name}`,
    `The cluster \`${cluster.name}\` (id ${cluster.id}, ${cluster.platform.title}, Kubernetes ${cluster.kubernetes}) of the fleet \`${plan.fleet}\`: Cilium ${cluster.cilium.version}, run by Flux ${plan.flux.version}. Meshprint writes every file here; change the blueprint, not the files.`,
    ...about,
    preflight(plan, cluster),
    bootstrap(plan, cluster),
    adoption(plan, cluster),
    minorUpgrade(cluster),
    breakGlass(cluster),
    leaving(cluster),
  );
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
