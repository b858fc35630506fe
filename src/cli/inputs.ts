import { readFileSync } from 'node:fs';
import type { Inputs } from '../simulate/index';
import { UsageError } from './terminal';

/** What the repositories do not know, as JSON: `{ "ready": { "paris": { "shop/catalog": 0 } } }`. */
export function readInputs(file: string): Inputs {
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
