import { deepFreeze, type KubeObject } from '../object';
import type { KindSchema } from '../schemas/kind';

/** What a factory takes of a kind: its metadata and its fields, without apiVersion and kind. */
export type PropsOf<K> = K extends KindSchema<infer P> ? P : never;

/** Those that `part` made. */
const parts = new WeakSet<object>();

/** A part that stands in many objects: in each of them it is this one thing. */
export function part<P extends object>(props: P): P {
  const made = deepFreeze(plain(props)) as P;
  parts.add(made);
  return made;
}

/** A copy without the fields that are undefined. `null` stays, because Helm reads it. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || parts.has(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(entries.map(([name, field]) => [name, plain(field)]));
}

/** A frozen object of a kind. Its fields stand in the order in which `props` has them. */
export function make(apiVersion: string, kind: string, props: object): KubeObject {
  const { metadata, ...rest } = plain(props) as Pick<KubeObject, 'metadata'>;
  return deepFreeze({ apiVersion, kind, metadata, ...rest });
}

/**
 * The factory of a kind that has one version. Of its schema only the type is needed: whoever makes no object need not load
 * the schemas.
 */
export const factoryOf =
  <K extends KindSchema<object>>(apiVersion: K['apiVersions'][number], kind: K['kind']) =>
  (props: PropsOf<K>): KubeObject =>
    make(apiVersion, kind, props);
