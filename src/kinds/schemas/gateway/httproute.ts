import { isMap } from '../../object';
import { isFilled, listIn, objectsIn, type Check, type Unchecked } from '../checks';
import { namespaced } from '../kind';
import { choice, freeForm, integer, list, need, object } from '../node';
import { allDiffer } from '../checks';
import { gatewayDuration, hostname, millisecondsOf, namesDiffer, sectionName } from './common';
import { httpFilterChecks, httpFilters, replacesPrefix } from './httpfilters';
import { httpMatches, matchesFit } from './httpmatches';
import { sessionPersistence } from './persistence';
import { backendChecks, backendFields, backendLimit, routeChecks, routeFields } from './refs';

const httpBackendRef = object(
  { ...backendFields, filters: httpFilters },
  ...backendChecks,
  ...httpFilterChecks,
);

const backendIsQuicker: Check = function* ({ request, backendRequest }) {
  const [whole, part] = [millisecondsOf(request), millisecondsOf(backendRequest)];
  if (whole !== undefined && whole > 0 && part !== undefined && part > whole)
    yield { at: ['backendRequest'], problem: `must not be longer than the request's ${String(request)}` };
};

/** What is redirected never reaches a backend. */
const redirectHasNoBackends: Check = function* (rule) {
  if (!isFilled(rule.backendRefs)) return;
  for (const [at, { requestRedirect }] of objectsIn(rule, 'filters'))
    if (requestRedirect !== undefined)
      yield { at: [...at, 'requestRedirect'], problem: 'must not stand beside backendRefs' };
};

/** True when a rule matches by exactly one path prefix. Without matches it does: by '/'. */
function matchesOnePrefix(rule: Unchecked): boolean {
  const matches = rule.matches === undefined ? [{}] : listIn(rule, 'matches');
  const [match] = matches;
  const path = isMap(match) && isMap(match.path) ? match.path : {};
  return matches.length === 1 && (path.type ?? 'PathPrefix') === 'PathPrefix';
}

const prefixIsMatched: Check = function* (rule) {
  if (matchesOnePrefix(rule)) return;
  const own = [...objectsIn(rule, 'filters')];
  const ofBackends = [...objectsIn(rule, 'backendRefs')].flatMap(([at, backend]) =>
    [...objectsIn(backend, 'filters')].map(([below, filter]) => [[...at, ...below], filter] as const),
  );
  for (const [at, filter] of [...own, ...ofBackends]) {
    const field = replacesPrefix(filter);
    if (field !== undefined)
      yield {
        at: [...at, field, 'path', 'replacePrefixMatch'],
        problem: 'needs a rule with exactly one match, by a path of type PathPrefix',
      };
  }
};

const rule = object(
  {
    name: sectionName,
    matches: httpMatches,
    filters: httpFilters,
    backendRefs: list(httpBackendRef, backendLimit),
    timeouts: object({ request: gatewayDuration, backendRequest: gatewayDuration }, backendIsQuicker),
    retry: object(
      { attempts: integer(1), backoff: gatewayDuration, codes: list(integer(400, 599)) },
      allDiffer('codes', code => code, 'value'),
    ),
    sessionPersistence,
  },
  ...httpFilterChecks,
  redirectHasNoBackends,
  prefixIsMatched,
);

const spec = object(
  {
    ...routeFields,
    hostnames: list(hostname, { maxItems: 16 }),
    rules: list(rule, { minItems: 1, maxItems: 16 }),
    useDefaultGateways: choice('All', 'None'),
  },
  ...routeChecks,
  ...namesDiffer('rules'),
  matchesFit(1),
);

/** gateway.networking.k8s.io HTTPRoute, as of Gateway API 1.6 with its experimental fields. */
export const httpRouteSchema = namespaced(
  ['gateway.networking.k8s.io/v1', 'gateway.networking.k8s.io/v1beta1'],
  'HTTPRoute',
  { spec: need(spec), status: freeForm },
);
