import { type Command, Option } from 'commander';
import { commands } from '../commands';
import { type Done, repeated, which } from '../program-parts';
import type { DiffOptions } from './diff';
import { formats } from './formats';

/** The command `diff`. */
export function addDiff(root: Command, done: Done): void {
  root
    .command('diff')
    .summary('what a change of blueprints changes in all repositories, and how dangerous it is')
    .description(
      'Compares what synth would write with what is published, with a folder of trees, or with what the blueprints said at a git ref, and writes nothing. Changes stand in groups, the most dangerous first, each with its reason and source; what services and policies do otherwise stands above all.',
    )
    .argument('[blueprints...]', which)
    .option('--base <folder>', 'compare with these trees: a dist folder, a fleet’s or a cluster’s')
    .option(
      '--base-ref <ref>',
      'compare with the blueprints at this git ref, whose code is run; fleet.lock from there, packages as they are installed now',
    )
    .option('-c, --cluster <cluster>', 'only the repository of this cluster; may be repeated', repeated)
    .addOption(new Option('-f, --format <format>', 'how it is shown').choices(formats).default('terminal'))
    .option('-o, --output <file>', 'write it to a file')
    .option('-a, --all', 'on a terminal: also the many changes of little risk')
    .option(
      '--charts <folder>',
      'also what the Cilium charts in this folder (cilium-<version>.tgz) render otherwise; needs helm',
    )
    .option('--exit-code', 'exit with 2 when anything changes')
    .addHelpText(
      'after',
      '\nExit code: 0 compared; 1 there are errors, or the base of a cluster cannot be read; with --exit-code 0 nothing changes, 2 something does.',
    )
    .action(async (blueprints: string[], options: DiffOptions) => {
      done(await commands.diff()(blueprints, options));
    });
}
