import { Command } from 'commander';
import { addAsking } from './asking';
import { addDiff } from './diff/command';
import { addMaking } from './making';
import { manifest } from './manifest';
import { takeOnce } from './once';
import type { Done } from './program-parts';
import { addReport } from './report/command';
import { addPublishing } from './publishing';
import { addServe } from './serve-command';
import { plain } from './terminal';

/** The command line. */
export function program(done: Done): Command {
  const root = new Command('meshprint')
    .description(
      'From one typed description of a fleet to one Flux repository for each cluster of a Cilium mesh.',
    )
    .version(manifest.version)
    .configureOutput({ writeErr: text => process.stderr.write(plain(text)) })
    .showHelpAfterError('(meshprint --help shows what there is)')
    .addHelpText('after', examples);
  addMaking(root, done);
  addPublishing(root, done);
  addAsking(root, done);
  addServe(root, done);
  addDiff(root, done);
  addReport(root, done);
  takeOnce(root);
  return root;
}

const examples = `
A blueprint is a TypeScript module that exports a Fleet, or the same as YAML (docs/fleet-file.md):

  import { Cluster, Fleet } from 'meshprint';
  const fleet = new Fleet('shop', { cilium: …, flux: …, mesh: … });
  new Cluster(fleet, 'paris', { id: 1, … });
  export default fleet;

  name: shop
  cilium: …
  clusters: { paris: { id: 1, … } }

Examples:
  meshprint init my-fleet                  begin: a first blueprint in a folder of its own
  meshprint synth                          write dist/<fleet>/<cluster>/ for every blueprint
  meshprint synth --check                  in CI: is the committed dist what the blueprints say?
  meshprint diff --base-ref main           what a change does to all repositories, and how dangerous it is
  meshprint report -o report.html          one page to look at: topology, services, policies, rollout
  meshprint publish                        commit dist/ to the repository of each cluster
  meshprint drift                          what somebody changed in those repositories
  meshprint check blueprints/shop.ts       look for mistakes in one blueprint
  meshprint check --format github          in a GitHub workflow: findings as annotations
  meshprint reach --from paris/shop/app=web --to rome/shop/app=db --port 5432
                                           does it get through, and who decides
  meshprint reach --matrix                 who reaches whom in the whole fleet
  meshprint reach --base ../main/dist      what a change lets through, or no longer does
  meshprint release shop/paris             paris left and is gone for good: its id is free again`;
