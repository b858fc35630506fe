import { deepFreeze, isMap, type KubeObject } from '../object';
import type { KindSchema } from '../schemas/kind';

/** What a factory takes of a kind: its metadata and its fields, without apiVersion and kind. */
export type PropsOf<K> = K extends KindSchema<infer P> ? P : never;

/** A copy without the fields that are undefined. `null` stays, because Helm reads it. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isMap(value)) return value;
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
