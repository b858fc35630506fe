import { UsageError } from '../terminal';
import type { ReadBase } from './base';

/** What is published now. */
export function publishedBase(): ReadBase {
  throw new UsageError('Name what to compare with: a folder of trees (--base) or a git ref (--base-ref).');
}
