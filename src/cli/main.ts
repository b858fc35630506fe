#!/usr/bin/env node
import { OutputError } from '../output/index';
import { BlueprintError } from '../synth/index';
import { program } from './program';
import { UsageError } from './terminal';

const mistakes = [UsageError, BlueprintError, OutputError];

/** A user's mistake is one message and exit code 1; anything else is a bug, with its stack, and 70 (EX_SOFTWARE). */
function fail(error: unknown): void {
  if (error instanceof Error && mistakes.some(mistake => error instanceof mistake)) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.stderr.write('This is a bug in Meshprint; please report it with the lines above.\n');
  process.exitCode = 70;
}

// A reader that closes the pipe early (`| head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

program(code => {
  process.exitCode = code;
})
  .parseAsync()
  .catch(fail);
