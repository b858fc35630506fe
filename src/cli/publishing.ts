import { type Command, Option } from 'commander';
import { commands } from './commands';
import { type Done, repeated, which } from './program-parts';
import type { DriftCommandOptions } from './publish/drift';
import type { PublishCommandOptions } from './publish/publish';

const someClusters = 'only this cluster; may be repeated';

/** The commands about published repositories. */
export function addPublishing(root: Command, done: Done): void {
  root
    .command('publish')
    .summary('commit each cluster’s tree to its own repository')
    .description(
      'Commits what synth wrote to the repository of each cluster, and pushes it: to bare repositories below .meshprint/repos/, or to those that the clusters name where the fleet says `publish: { remotes: {} }`. A moved branch is built on and never forced. Files that people added are left alone; a generated file that somebody changed stops its cluster. Interrupted at any moment, each repository is as it was or done, and the next run finishes the rest.',
    )
    .argument('[blueprints...]', which)
    .option('-c, --cluster <cluster>', someClusters, repeated)
    .option('--wave <n>', 'only clusters of this wave')
    .option('--wait', 'wait until the waves before are healthy, and go on then')
    .option(
      '--force <reason>',
      'do not ask whether the waves before are healthy; the reason goes into each commit',
    )
    .option('--pull-requests', 'open a pull request in each repository, and leave its branch alone')
    .option('--dry-run', 'show what would be committed, and commit nothing')
    .option('--overwrite', 'write over generated files that somebody changed')
    .addOption(jobs())
    .option('-o, --out <folder>', 'where synth wrote the fleets’ folders', 'dist')
    .addHelpText(
      'after',
      '\nExit code: 0 all are published, proposed, unchanged or held, or wait for waves that are on their way; 1 one of them is not, a wave is not healthy, the one of --wave may not follow yet, or there are errors.',
    )
    .action(async (blueprints: string[], options: PublishCommandOptions) => {
      done(await commands.publish()(blueprints, options));
    });
  root
    .command('drift')
    .summary('generated files that somebody changed where they are published')
    .description(
      'Reads the published repositories, and lists generated files that somebody changed, deleted or replaced there, the same in several clusters together. What the blueprint says now makes no difference.',
    )
    .argument('[blueprints...]', which)
    .option('-c, --cluster <cluster>', someClusters, repeated)
    .option('-a, --all', 'also files that people added beside those of Meshprint')
    .option('--exit-code', 'exit with 2 when somebody changed something')
    .option('--json', 'the same as JSON')
    .addOption(jobs())
    .addHelpText(
      'after',
      '\nExit code: 0 read; 1 there are errors, or a repository cannot be read; with --exit-code 2 when all can be read and something was changed.',
    )
    .action(async (blueprints: string[], options: DriftCommandOptions) => {
      done(await commands.drift()(blueprints, options));
    });
}

const jobs = (): Option =>
  new Option('-j, --jobs <n>', 'repositories that are worked on at once, 1 to 64').default('8');
