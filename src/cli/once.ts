import type { Command } from 'commander';
import { repeated } from './program-parts';
import { UsageError } from './terminal';

/**
 * Refuses an option that takes one value and is given two, of all commands below one: the first would be lost, and
 * nobody told.
 */
export function takeOnce(command: Command): void {
  for (const option of command.options) {
    if (!option.required || option.variadic || option.parseArg === repeated) continue;
    let isGiven = false;
    command.on(`option:${option.name()}`, () => {
      if (isGiven) throw new UsageError(`${option.long ?? option.flags} is given twice; name one.`);
      isGiven = true;
    });
  }
  command.commands.forEach(takeOnce);
}
