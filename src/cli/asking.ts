import { type Command, Option } from 'commander';
import { commands } from './commands';
import type { FailoverOptions } from './failover';
import type { DefaultClusterOptions } from './migrate/default-cluster';
import { type Done, repeated, which } from './program-parts';
import { forms } from './reach/end-forms';
import { protocols } from './reach/protocols';
import type { ReachOptions } from './reach/reach';
import type { ResolveOptions } from './resolve';

/** The commands that answer questions about fleets. */
export function addAsking(root: Command, done: Done): void {
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
      done(await commands.resolve()(service, options));
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
      done(await commands.failover()(blueprints, options));
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
      done(await commands.reach()(blueprints, options));
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
      done(await commands.defaultCluster()(blueprints, options));
    });
}
