import { isMap, typeOf } from './object';

/** What a CustomResourceDefinition defines, as far as others rely on it. */
interface DefinedKind {
  readonly group: string;
  readonly kind: string;
  readonly clusterWide: boolean;
  /** Versions that are served. */
  readonly versions: readonly string[];
}

/** The kind that an object defines; undefined for one that is no CustomResourceDefinition, or a broken one. */
export function definedKind(object: unknown): DefinedKind | undefined {
  const type = typeOf(object);
  if (type?.group !== 'apiextensions.k8s.io' || type.kind !== 'CustomResourceDefinition') return undefined;
  const { group, scope, names, versions } = mapIn(object, 'spec');
  const { kind } = isMap(names) ? names : {};
  if (typeof group !== 'string' || typeof kind !== 'string') return undefined;
  const served = (Array.isArray(versions) ? (versions as unknown[]) : []).filter(
    version => isMap(version) && version.served !== false,
  ) as { readonly name: unknown }[];
  return {
    group,
    kind,
    clusterWide: scope === 'Cluster',
    versions: served.map(({ name }) => name).filter(name => typeof name === 'string'),
  };
}

function mapIn(object: unknown, key: string): Record<string, unknown> {
  const value = isMap(object) ? object[key] : undefined;
  return isMap(value) ? value : {};
}

/** The plural that a CRD most probably has for a kind: `GatewayClass` -> `gatewayclasses`, `Policy` -> `policies`. */
export function pluralOf(kind: string): string {
  const singular = kind.toLowerCase();
  if (/[^aeiou]y$/.test(singular)) return `${singular.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(singular) ? `${singular}es` : `${singular}s`;
}
