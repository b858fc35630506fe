import { Command, Option } from 'commander';
import { formatters } from '../findings/index';
import { forms } from './reach/end-text';
import { check, type CheckOptions } from './check';
import { init, type InitOptions } from './init';
import { manifest } from './manifest';
import { defaultCluster, type DefaultClusterOptions } from './migrate/default-cluster';
import { failover, type FailoverOptions } from './failover';
import { protocols, reach, type ReachOptions } from './reach/reach';
import { release, type ReleaseOptions } from './release';
import { resolve, type ResolveOptions } from './resolve';
import { synth, type SynthOptions } from './synth';
import { plain } from './terminal';

const which = 'blueprint modules and fleet files (default: all of them directly in blueprints/)';

/** The command line. `done` gets the exit code of the command that ran. */
export function program(done: (code: number) => void): Command {
  const root = new Command('meshprint')
    .description(
      'From one typed description of a fleet to one Flux repository for each cluster of a Cilium mesh.',
    )
    .version(manifest.version)
    .configureOutput({ writeErr: text => process.stderr.write(plain(text)) })
    .showHelpAfterError('(meshprint --help shows what there is)')
    .addHelpText('after', examples);
  root
    .command('synth')
    .summary('check the blueprints and write the repositories of their clusters')
    .description(
      'Checks the blueprints and writes <out>/<fleet>/<cluster>/, one repository for each cluster. With an error nothing is written. Files that did not change keep their time; files that Meshprint did not write are never touched; a write that was interrupted is finished at the next start, before anything else.',
    )
    .argument('[blueprints...]', which)
    .option('-o, --out <folder>', 'where the fleets’ folders are', 'dist')
    .option('--check', 'change nothing; exit with 1 when something would change')
    .addHelpText(
      'after',
      '\nExit code: 0 done (or, with --check, up to date); 1 an error was found, or with --check something is stale.',
    )
    .action(async (blueprints: string[], options: SynthOptions) => {
      done(await synth(blueprints, options));
    });
  root
    .command('check')
    .summary('check the blueprints and write nothing')
    .description(
      'Checks everything that synth checks. Each finding says where it was written, what it breaks in production and how to mend it. Warnings can be silenced in the blueprint, with a reason.',
    )
    .argument('[blueprints...]', which)
    .addOption(
      new Option(
        '-f, --format <format>',
        'text for people (on stderr), json, or github for annotations (on stdout)',
      )
        .choices(Object.keys(formatters))
        .default('text'),
    )
    .addHelpText('after', '\nExit code: 0 without errors, 1 with errors; warnings alone are 0.')
    .action(async (blueprints: string[], options: CheckOptions) => {
      done(await check(blueprints, options));
    });
  root
    .command('resolve')
    .summary('who answers callers in a cluster for a service')
    .description(
      'Says which clusters answer callers in one cluster for a service, and with which part of new connections, as Cilium would choose them; with --down and --cut also when clusters or links are gone. Of a DNS name it says the records. What no repository knows is assumed, and said.',
    )
    .argument('<namespace/service>', 'the service, or a DNS name such as catalog.shop.svc.clusterset.local')
    .requiredOption('-f, --from <cluster>', 'the cluster of the callers')
    .option('-d, --down <cluster...>', 'clusters that are gone')
    .option('--cut <cluster:cluster...>', 'links that are gone')
    .addOption(
      new Option('--cache <moment>', 'before or after the others forget what is gone')
        .choices(['before', 'after'])
        .default('after'),
    )
    .option('-i, --inputs <file>', 'ready endpoints and times of exports, as JSON (docs/simulator.md)')
    .option(
      '-b, --blueprint <file...>',
      'blueprint of the fleet (default: all of them directly in blueprints/)',
    )
    .option('--json', 'the answer as JSON')
    .action(async (service: string, options: ResolveOptions) => {
      done(await resolve(service, options));
    });
  root
    .command('failover')
    .summary('what callers lose when clusters are gone')
    .description(
      'Lists every service that loses its last backend when any one cluster is gone, or any two with --depth 2, and every one whose traffic would still go to what is gone.',
    )
    .argument('[blueprints...]', which)
    .option('--depth <n>', 'how many clusters may be gone at once, 1 to 3', '1')
    .option('-a, --all', 'every service on a line of its own')
    .option('--json', 'the same as JSON: everything')
    .action(async (blueprints: string[], options: FailoverOptions) => {
      done(await failover(blueprints, options));
    });
  root
    .command('reach')
    .summary('whether traffic gets through, and which policies decide')
    .description(
      'Says what Cilium’s policies do with a flow, and why: for each end the rules that decided, or the default that did. With --matrix who reaches whom in the whole fleet, put together where no policy can tell pods or clusters apart; with --base what is not as in trees that were written before.',
    )
    .argument('[blueprints...]', which)
    .option('-f, --from <end>', 'who begins the flow')
    .option('-t, --to <end>', 'who it goes to')
    .option(
      '-p, --port <port>',
      'port on the pod, or of the service; of ICMP its type; may be repeated',
      repeated,
    )
    .addOption(
      new Option('--protocol <protocol>', 'what it speaks').choices(Object.keys(protocols)).default('tcp'),
    )
    .addOption(
      new Option('--expect <verdict>', 'exit with 1 when the verdict is another one').choices([
        'allow',
        'deny',
      ]),
    )
    .option('-m, --matrix', 'who reaches whom in the whole fleet')
    .option('--base <folder>', 'what is not as in these trees, such as the dist of another commit')
    .option(
      '-n, --namespace <namespace>',
      'with --matrix and --base: only its pods; may be repeated',
      repeated,
    )
    .option('-a, --all', 'with --matrix and --base: also what is not remarkable')
    .option('--json', 'the answer as JSON (docs/simulator.md)')
    .addHelpText(
      'after',
      `\nAn end of a flow is one of\n${forms}\n\nExit code: 0 there is an answer, whatever it is; 1 there is none, or with --expect another one.`,
    )
    .action(async (blueprints: string[], options: ReachOptions) => {
      done(await reach(blueprints, options));
    });
  const migrate = root
    .command('migrate')
    .summary('what a change of Cilium does to a fleet, and how to prepare for it');
  migrate
    .command('policy-default-local-cluster')
    .summary('policies that name no cluster, before and after Cilium 1.19')
    .description(
      'Since Cilium 1.19 the peers of a policy that name no cluster mean only their own one; before, they meant every cluster. Lists the policies that this is about, the connections gained and lost, and the policies with what they mean said, which then mean the same in every version.',
    )
    .argument('[blueprints...]', which)
    .addOption(new Option('--to <value>', 'what it becomes').choices(['true', 'false']).default('true'))
    .option('-a, --all', 'also connections that are not remarkable')
    .option('--json', 'the same as JSON (docs/simulator.md)')
    .action(async (blueprints: string[], options: DefaultClusterOptions) => {
      done(await defaultCluster(blueprints, options));
    });
  root
    .command('release')
    .summary('give up the ids of clusters that left')
    .description(
      'A cluster that left its fleet keeps its id reserved in the fleet.lock beside the blueprint, because peers that still know it would take another cluster with that id for it. Release it when the cluster is gone for good and all its former peers have applied that.',
    )
    .argument('<fleet/cluster...>', 'the clusters that left')
    .option(
      '-b, --blueprint <file>',
      'blueprint of the fleet; may be given again (default: all of them directly in blueprints/)',
      (file: string, others: string[] | undefined) => [...(others ?? []), file],
    )
    .addHelpText('after', '\nExit code: 0 released; 1 one of them could not be, and nothing was.')
    .action(async (clusters: string[], options: ReleaseOptions) => {
      done(await release(clusters, options));
    });
  root
    .command('init')
    .summary('write a first blueprint, and what a folder needs to use it')
    .description(
      'Writes a blueprint of two clusters that passes every check, with a package.json, a .gitignore and a README. Nothing that is there is overwritten: when a file is in the way, nothing is written at all.',
    )
    .argument('[folder]', 'where to; made when it is not there', '.')
    .addOption(new Option('--typescript', 'the blueprint as TypeScript (default)').conflicts('yaml'))
    .addOption(new Option('--yaml', 'the blueprint as a fleet file'))
    .option('--name <name>', 'name in package.json (default: that of the folder)')
    .addHelpText('after', '\nExit code: 0 done; 1 nothing was written.')
    .action((folder: string, options: InitOptions) => {
      done(init(folder, options));
    });
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
  meshprint check blueprints/shop.ts       look for mistakes in one blueprint
  meshprint check --format github          in a GitHub workflow: findings as annotations
  meshprint reach --from paris/shop/app=web --to rome/shop/app=db --port 5432
                                           does it get through, and who decides
  meshprint reach --matrix                 who reaches whom in the whole fleet
  meshprint reach --base ../main/dist      what a change lets through, or no longer does
  meshprint release shop/paris             paris left and is gone for good: its id is free again`;

/** An option that takes one value at a time, so that it leaves the blueprints behind it alone. */
const repeated = (value: string, before: readonly string[] = []): string[] => [...before, value];
