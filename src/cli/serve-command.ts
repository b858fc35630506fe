import type { Command } from 'commander';
import { embeddedFolder } from '../publish/home';
import { commands } from './commands';
import { usualListen } from './listen';
import type { Done } from './program-parts';
import type { ServeOptions } from './serve';

/** Adds `meshprint serve` to the command line. */
export function addServe(root: Command, done: Done): void {
  root
    .command('serve')
    .summary('offer the embedded repositories to a local Flux')
    .description(
      `Serves the bare repositories below ${embeddedFolder}, which meshprint publish makes where a fleet names no others, for git to read over HTTP: http://<address>/<fleet>/<cluster>.git. Nothing can be pushed. There is no authentication and no encryption, so it listens on this machine alone unless told otherwise.`,
    )
    .option(
      '--listen <address>',
      'address and port; port 0 for any that is free',
      `${usualListen.host}:${usualListen.port}`,
    )
    .addHelpText('after', '\nExit code: 0 ended by Ctrl-C; 1 it could not listen.')
    .action(async (options: ServeOptions) => {
      done(await commands.serve()(options));
    });
}
