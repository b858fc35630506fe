import type { Check } from './checks';
import { isInItsScope, isWellNamed } from './identity';
import { objectMeta, type ClusterMeta, type NamespacedMeta } from './metadata';
import { need, object, text, type Fields, type Node, type ObjectOf, type Schema } from './node';

/**
 * The closed schema of an API kind. `P` is what a factory of it takes: the metadata and the kind's own fields, without
 * the status, which only controllers write.
 */
export interface KindSchema<P, V extends string = string, K extends string = string> {
  readonly apiVersions: readonly V[];
  readonly kind: K;
  /** The schema of a whole object; as a type, what people write of it. */
  readonly node: Node<P>;
}

const envelope = {
  apiVersion: need(
    text({
      pattern: /^(v1|[a-z0-9]+([-.]+[a-z0-9]+)*\/[a-z][a-z0-9-]*)$/u,
      says: "'v1' or 'group/version', such as 'apps/v1'",
    }),
  ),
  kind: need(text({ pattern: /^[A-Z][A-Za-z0-9]*$/u, says: 'a kind in CamelCase, such as ConfigMap' })),
  metadata: need(objectMeta),
};

/** The schema of an object whose kind we do not know: only what all objects share is checked. */
export const anyObject: Schema = {
  ...object(envelope, isWellNamed, isInItsScope).schema,
  additionalProperties: true,
};

type Props<M, F extends Fields> = { readonly metadata: M } & Omit<ObjectOf<F>, 'status'>;

function define<P, V extends string, K extends string>(
  apiVersions: readonly V[],
  kind: K,
  fields: Fields,
  checks: readonly Check[],
): KindSchema<P, V, K> {
  const { schema } = object({ ...envelope, ...fields }, isWellNamed, isInItsScope, ...checks);
  return { apiVersions, kind, node: { schema } };
}

/** A kind whose objects live in a namespace. `checks` look at whole objects. */
export const namespaced = <V extends string, K extends string, F extends Fields>(
  apiVersions: readonly V[],
  kind: K,
  fields: F,
  ...checks: readonly Check[]
): KindSchema<Props<NamespacedMeta, F>, V, K> => define(apiVersions, kind, fields, checks);

/** A kind whose objects live outside namespaces. `checks` look at whole objects. */
export const clusterWide = <V extends string, K extends string, F extends Fields>(
  apiVersions: readonly V[],
  kind: K,
  fields: F,
  ...checks: readonly Check[]
): KindSchema<Props<ClusterMeta, F>, V, K> => define(apiVersions, kind, fields, checks);
