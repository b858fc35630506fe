import { readFileSync } from 'node:fs';
import type { MeshState } from '../mesh/index';
import { type Inputs, mistakeInInputs } from '../simulate/index';
import { UsageError } from './terminal';

/** What the repositories do not know, as JSON: `{ "ready": { "paris": { "shop/catalog": 0 } } }`. */
export function readInputs(file: string, state: MeshState): Inputs {
  const inputs = readJson(file);
  const mistake = mistakeInInputs(state, inputs);
  if (mistake !== undefined) throw new UsageError(`${file}: ${mistake}`);
  return inputs as Inputs;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read as JSON: ${error instanceof Error ? error.message : ''}`);
  }
}
