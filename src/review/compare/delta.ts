import type { Json } from '../../kinds/index';
import type { Edit } from '../change';

/** A difference below a document, before it is known which object or file that is. */
export type Delta = Pick<Edit, 'path' | 'kind' | 'before' | 'after'>;

/** The difference where at least one side is there. */
export function delta(path: readonly string[], before: Json | undefined, after: Json | undefined): Delta {
  if (before === undefined) return { path, kind: 'added', ...(after !== undefined && { after }) };
  return after === undefined ? { path, kind: 'removed', before } : { path, kind: 'changed', before, after };
}
