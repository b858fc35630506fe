import { type Command, Option } from 'commander';
import { formatters } from '../findings/index';
import type { CheckOptions } from './check';
import { commands } from './commands';
import type { InitOptions } from './init';
import type { ReleaseOptions } from './release';
import type { SynthOptions } from './synth';
import { type Done, repeated, which } from './program-parts';

/** The commands that make something of blueprints, or check what would be made. */
export function addMaking(root: Command, done: Done): void {
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
      done(await commands.synth()(blueprints, options));
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
        'text for people (on stderr); json, github for annotations or gitlab for a Code Quality report (on stdout)',
      )
        .choices(Object.keys(formatters))
        .default('text'),
    )
    .addHelpText('after', '\nExit code: 0 without errors, 1 with errors; warnings alone are 0.')
    .action(async (blueprints: string[], options: CheckOptions) => {
      done(await commands.check()(blueprints, options));
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
      'blueprint of the fleet; may be repeated (default: all of them directly in blueprints/)',
      repeated,
    )
    .addHelpText('after', '\nExit code: 0 released; 1 one of them could not be, and nothing was.')
    .action(async (clusters: string[], options: ReleaseOptions) => {
      done(await commands.release()(clusters, options));
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
      done(commands.init()(folder, options));
    });
}
