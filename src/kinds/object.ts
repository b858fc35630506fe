/** A JSON value, as a Kubernetes API server would take it. `null` is kept: Helm reads it as "delete this default". */
export type Json = string | number | boolean | null | readonly Json[] | JsonMap;

/** A JSON object. */
export interface JsonMap {
  readonly [key: string]: Json;
}

/** Metadata of an API object, as far as Meshprint reads or writes it. */
interface ObjectMeta extends JsonMap {
  readonly name: string;
}

/** One Kubernetes API object as plain data. Frozen wherever it leaves the function that made it. */
export interface KubeObject extends JsonMap {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
}

/** The API group of an apiVersion: `cilium.io/v2` -> `cilium.io`, `v1` -> `''`. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** Group, version and kind of an object; undefined for what says none. */
export function typeOf(object: unknown): { group: string; version: string; kind: string } | undefined {
  const { apiVersion, kind } = isMap(object) ? object : {};
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  return { group: groupOf(apiVersion), version: apiVersion.slice(apiVersion.indexOf('/') + 1), kind };
}

/** The namespace in an object's metadata; undefined for a cluster-scoped object. */
export function namespaceOf(object: KubeObject): string | undefined {
  const { namespace } = object.metadata;
  return typeof namespace === 'string' ? namespace : undefined;
}

/**
 * What the API server tells objects apart by: group, kind, namespace, name. The version is left out, since two
 * versions of a kind are the same object.
 */
export function identityOf(object: KubeObject): string {
  return `${groupOf(object.apiVersion)}/${object.kind}/${namespaceOf(object) ?? ''}/${object.metadata.name}`;
}

/** An object as people name it: `Deployment shop/frontend`, `Namespace shop`. */
export function describe(object: KubeObject): string {
  const namespace = namespaceOf(object);
  // People's objects may have anything for a name.
  const { name }: { readonly name: unknown } = object.metadata;
  const text = isMap(name) || Array.isArray(name) ? '?' : String(name);
  return `${object.kind} ${namespace === undefined ? '' : `${namespace}/`}${text}`;
}

/** True for anything that is a map in JSON: not null, not a list. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Freezes a value and everything below it, and gives it back. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    // Most of it are texts and numbers, which need no call.
    for (const part of Object.values(value) as unknown[]) if (typeof part === 'object') deepFreeze(part);
  }
  return value;
}

/**
 * True for an object that server-side apply merges into one which other manifests bring (`ssa: Merge` of Flux): it may
 * say any part of it.
 */
export function isPartial({ metadata }: KubeObject): boolean {
  const marks: unknown = isMap(metadata) ? metadata.annotations : undefined;
  return isMap(marks) && marks['kustomize.toolkit.fluxcd.io/ssa'] === 'Merge';
}
