import { readFileSync } from 'node:fs';
import { didYouMean, nearest } from '../kinds/nearest';
import { type Inputs, resolve as resolveIn, type WhatIf } from '../simulate/index';
import { fleetWith, observeAll } from './fleet-choice';
import { showAnswer } from './show-answer';
import { colourOf, UsageError } from './terminal';

/** Options of `meshprint resolve`. */
export interface ResolveOptions {
  readonly from: string;
  readonly blueprint?: readonly string[];
  readonly down?: readonly string[];
  readonly cut?: readonly string[];
  readonly cache: 'before' | 'after';
  readonly inputs?: string;
  readonly json?: boolean;
}

/** `meshprint resolve`: who answers callers in one cluster for a service, now or when something is gone. */
export async function resolve(service: string, options: ResolveOptions): Promise<number> {
  const [namespace, name, ...more] = service.split('/');
  if (namespace === undefined || name === undefined || more.length > 0 || name === '')
    throw new UsageError(`'${service}' is no service; name it as <namespace>/<name>.`);
  const { from, down = [], cache } = options;
  const linksDown = (options.cut ?? []).map(linkOf);
  const fleets = await observeAll(options.blueprint ?? []);
  const { state } = fleetWith(fleets, [from, ...down, ...linksDown.flat()]);
  if (!state.holders.has(service)) {
    const meant = nearest(service, [...state.holders.keys()]);
    throw new UsageError(`The fleet has no service '${service}'.${didYouMean(meant, ' Did')}`);
  }
  const whatIf: WhatIf = { clustersDown: down, linksDown, cache };
  const inputs = options.inputs === undefined ? {} : readInputs(options.inputs);
  const answer = resolveIn(state, { from, namespace, name, inputs, whatIf });
  if (answer === undefined) throw new UsageError(`There is no cluster '${from}'.`);
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify(answer, null, 2)}\n`
      : showAnswer(answer, colourOf(process.stdout)),
  );
  return 0;
}

function linkOf(text: string): readonly [string, string] {
  const [a, b, ...more] = text.split(':');
  if (a === undefined || b === undefined || a === '' || b === '' || more.length > 0)
    throw new UsageError(`'${text}' is no link; name it as <cluster>:<cluster>.`);
  return [a, b];
}

/** What the repositories do not know, as JSON: `{ "ready": { "paris": { "shop/catalog": 0 } } }`. */
function readInputs(file: string): Inputs {
  try {
    return checkInputs(JSON.parse(readFileSync(file, 'utf8')), file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

const leaves = { ready: 'number', exportedAt: 'string' } as const;

function checkInputs(value: unknown, file: string): Inputs {
  for (const [key, clusters] of entriesOf(value, file)) {
    const leaf = Object.hasOwn(leaves, key) ? leaves[key as keyof typeof leaves] : undefined;
    if (leaf === undefined) throw new UsageError(`${file} has '${key}'; it may have ready and exportedAt.`);
    for (const [cluster, services] of entriesOf(clusters, `${key} of ${file}`))
      for (const [service, given] of entriesOf(services, `${key}.${cluster} of ${file}`))
        if (typeof given !== leaf || (leaf === 'string' && Number.isNaN(Date.parse(String(given)))))
          throw new UsageError(
            `${key}.${cluster}.${service} of ${file} is no ${leaf === 'number' ? 'number' : 'date'}.`,
          );
  }
  return value as Inputs;
}

function entriesOf(value: unknown, what: string): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`${what} is no map.`);
  return Object.entries(value);
}
