import { problemWithLabel, problemWithPathSegment, problemWithSubdomain } from '../names';
import { groupOf } from '../object';
import { isClusterScoped } from '../scope';
import { quote } from '../problem';
import { mapIn, type Check } from './checks';

/** What an object's name may be. */
function nameRule(apiVersion: string, kind: string): (name: string) => string | undefined {
  if (groupOf(apiVersion) === 'rbac.authorization.k8s.io') return problemWithPathSegment;
  if (apiVersion === 'v1' && (kind === 'Namespace' || kind === 'Service')) return problemWithLabel;
  return problemWithSubdomain;
}

/** The name of an object must be legal for its kind. */
export const isWellNamed: Check = function* (value) {
  const { apiVersion, kind } = value;
  const { name } = mapIn(value, 'metadata');
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof name !== 'string') return;
  const problem = nameRule(apiVersion, kind)(name);
  if (problem !== undefined) yield { at: ['metadata', 'name'], problem, actual: quote(name) };
};

/** An object must name a namespace if its kind lives in one, and must not otherwise. */
export const isInItsScope: Check = function* (value) {
  const { apiVersion, kind } = value;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return;
  const clusterScoped = isClusterScoped(apiVersion, kind);
  const has = mapIn(value, 'metadata').namespace !== undefined;
  const at = ['metadata', 'namespace'];
  if (clusterScoped === true && has) yield { at, problem: `must not be set: a ${kind} is in no namespace` };
  if (clusterScoped === false && !has) yield { at, problem: `is missing: a ${kind} is in a namespace` };
};
