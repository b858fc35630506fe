#!/usr/bin/env node
import { Console } from 'node:console';
// From their own files: their rooms are loaded by the command that needs them.
import { OutputError } from '../output/error';
import { GitError } from '../publish/git/error';
import { RegistryError } from '../registry/error';
import { BlueprintError } from '../synth/error';
import { program } from './program';
import { plain, UsageError } from './terminal';

const mistakes = [UsageError, BlueprintError, OutputError, RegistryError, GitError];

/**
 * A user's mistake is one message and exit code 1; anything else is a bug, with its stack, and 70 (EX_SOFTWARE). What a
 * message quotes must not steer the terminal.
 */
function fail(error: unknown): number {
  if (error instanceof Error && mistakes.some(mistake => error instanceof mistake)) {
    process.stderr.write(`${plain(error.message)}\n`);
    return 1;
  }
  process.stderr.write(`${plain(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`);
  process.stderr.write('This is a bug in Meshprint; please report it with the lines above.\n');
  return 70;
}

// What a blueprint logs must not get between the lines that programs read.
globalThis.console = new Console(process.stderr);

// A reader that closes the pipe early (`| head`) is no error of ours; one that cannot take the output is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.stderr.write(`The output could not be written: ${error.message}\n`);
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

// Set while a command runs, which runs blueprints: only they could end the process in between.
let busy = false;
process.on('exit', () => {
  if (!busy) return;
  process.stderr.write(
    'The blueprint ended the process before Meshprint was done; nothing more was written.\n',
  );
  process.exitCode = 1;
});

/** Ends the process when what was written has gone out, also where a blueprint left a timer or a socket open. */
function finish(code: number): void {
  busy = false;
  process.exitCode = code;
  // What a blueprint left running may still fail; that is nobody's concern any more.
  process.on('uncaughtException', () => undefined).on('unhandledRejection', () => undefined);
  process.stderr.write('', () => process.stdout.write('', () => process.exit()));
}

let outcome = 0;
program(code => {
  outcome = code;
})
  .hook('preAction', () => {
    busy = true;
  })
  .parseAsync()
  .then(
    () => {
      finish(outcome);
    },
    (error: unknown) => {
      finish(fail(error));
    },
  );
