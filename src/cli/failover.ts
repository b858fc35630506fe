import { failover as failoverIn } from '../simulate/index';
import { fewOf } from '../findings/index';
import { observeAll } from './fleet-choice';
import { progress } from './progress';
import { showFailover } from './show-failover';
import { colourOf, UsageError, widthOf } from './terminal';

/** Options of `meshprint failover`. */
export interface FailoverOptions {
  readonly depth: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** More would take long and tell little: whoever loses three clusters at once looks at each of them. */
const deepest = 3;

/** `meshprint failover`: what callers lose when clusters are gone. */
export async function failover(
  blueprints: readonly string[],
  { depth: text, all = false, json }: FailoverOptions,
): Promise<number> {
  const depth = Number(text);
  if (!Number.isInteger(depth) || depth < 1 || depth > deepest)
    throw new UsageError(`--depth is ${fewOf([text])}; it may be 1 to ${deepest}.`);
  const fleets = await observeAll(blueprints);
  const found = fleets.map(({ fleet, state }) => {
    progress(`${fleet}: looking for what the loss of clusters means`);
    return { fleet, ...failoverIn(state, { depth }) };
  });
  const view = { colour: colourOf(process.stdout), width: widthOf(process.stdout), all };
  process.stdout.write(
    json === true
      ? `${JSON.stringify(found, null, 2)}\n`
      : found.map(result => showFailover(result.fleet, result, view)).join('\n'),
  );
  return 0;
}
