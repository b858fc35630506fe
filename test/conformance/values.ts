import { isMap } from '../../src/kinds/index';

/**
 * Paths that only templates of the chart read; values.yaml does not have them, the documentation does:
 * Documentation/installation/k8s-install-helm.rst, tab GKE.
 */
export const unlisted = ['nodeinit.reconfigureKubelet', 'nodeinit.removeCbrBridge'];

/** Paths that values.yaml has in a comment: without a value they mean something else than with any. */
export const inComments = [
  // A default since 1.20.
  'clustermesh.apiserver.tls.auto.schedule',
  'tls.caBundle.content',
];

/** Maps that people fill freely: the chart's default is empty. */
const isFree = (value: unknown): boolean =>
  (isMap(value) && Object.keys(value).length === 0) || Array.isArray(value) || value === null;

/** Paths of some values that the chart's values.yaml does not have. */
export function* unknownPaths(values: unknown, defaults: unknown, at: string): Generator<string> {
  if (!isMap(values) || isFree(defaults)) return;
  for (const [key, value] of Object.entries(values)) {
    const below = at === '' ? key : `${at}.${key}`;
    if (unlisted.includes(below) || inComments.includes(below)) continue;
    if (!isMap(defaults) || !(key in defaults)) yield below;
    else yield* unknownPaths(value, defaults[key], below);
  }
}

/** Values as Helm holds them against the chart's schema: null takes a default away. */
export function withoutNulls(values: unknown, defaults: unknown): unknown {
  if (!isMap(values) || !isMap(defaults)) return values;
  return Object.fromEntries(
    Object.entries(values)
      .filter(([key, value]) => value !== null || !(key in defaults))
      .map(([key, value]) => [key, withoutNulls(value, defaults[key])]),
  );
}
