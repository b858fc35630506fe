import type { Command } from 'commander';
import { type Done, which } from '../program-parts';
import { commands } from '../commands';
import type { ReportOptions } from './report';

/** The command `report`. */
export function addReport(root: Command, done: Done): void {
  root
    .command('report')
    .summary('one page that shows the fleets: topology, addresses, services, policies, rollout')
    .description(
      'Writes one self-contained HTML page, to look at in a review or to keep: findings, the topology, the address plan, services with what is lost when clusters are gone, who reaches whom and why, and the rollout. It asks no network. With a base it also says what changed. Blueprints with errors give a page too, which shows them first, unless no fleet comes of them.',
    )
    .argument('[blueprints...]', which)
    .requiredOption(
      '-o, --output <file>',
      'the page; an older one is replaced as a whole; - for standard output',
    )
    .option('--base <folder>', 'compare with these trees: a dist folder, a fleet’s or a cluster’s')
    .option('--base-ref <ref>', 'compare with the blueprints at this git ref, whose code is run')
    .addHelpText(
      'after',
      '\nExit code: 0 written; 1 there are errors, which the page shows; where they leave nothing to show, or it cannot be written, an older page stays.',
    )
    .action(async (blueprints: string[], options: ReportOptions) => {
      done(await commands.report()(blueprints, options));
    });
}
