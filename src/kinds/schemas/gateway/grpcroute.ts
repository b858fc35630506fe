import { atLeastOne, type Check } from '../checks';
import { namespaced } from '../kind';
import { choice, freeForm, list, named, need, object, text, type TypeOf } from '../node';
import { headerName, hostname, namesDiffer, sectionName } from './common';
import { hasItsField, notRepeated, sharedFilterFields, sharedFilters } from './filters';
import { matchesFit } from './httpmatches';
import { sessionPersistence } from './persistence';
import { backendChecks, backendFields, backendLimit, routeChecks, routeFields } from './refs';

const grpcFilter = named(
  'GrpcRouteFilter',
  object(
    {
      type: need(choice('ResponseHeaderModifier', 'RequestHeaderModifier', 'RequestMirror', 'ExtensionRef')),
      ...sharedFilters,
    },
    hasItsField(sharedFilterFields),
  ),
);
export type GrpcRouteFilter = TypeOf<typeof grpcFilter>;

const filters = list(grpcFilter, { maxItems: 16 });
const filterChecks = [notRepeated('RequestHeaderModifier', 'ResponseHeaderModifier')];

const comparison = choice('Exact', 'RegularExpression');

/** Names that are compared as they stand must be names of Protocol Buffers. */
const namesAreNames: Check = function* ({ type = 'Exact', service, method }) {
  if (type !== 'Exact') return;
  if (typeof service === 'string' && !/^\.?[a-z_][a-z_0-9]*(\.[a-z_][a-z_0-9]*)*$/i.test(service))
    yield { at: ['service'], problem: 'must be the full name of a service, such as shop.v1.Catalog' };
  if (typeof method === 'string' && !/^[A-Za-z_][A-Za-z_0-9]*$/.test(method))
    yield { at: ['method'], problem: 'must be the name of a method, such as GetItem' };
};

const match = object(
  {
    method: object(
      { type: comparison, service: text({ maxLength: 1024 }), method: text({ maxLength: 1024 }) },
      atLeastOne('service', 'method'),
      namesAreNames,
    ),
    headers: list(
      object({
        name: need(headerName),
        type: comparison,
        value: need(text({ minLength: 1, maxLength: 4096, says: 'a text of 1 to 4096 characters' })),
      }),
      { maxItems: 16 },
    ),
  },
  ...namesDiffer('headers'),
);

const rule = object(
  {
    name: sectionName,
    matches: list(match, { maxItems: 64 }),
    filters,
    backendRefs: list(object({ ...backendFields, filters }, ...backendChecks, ...filterChecks), backendLimit),
    sessionPersistence,
  },
  ...filterChecks,
);
export type GrpcRouteRule = TypeOf<typeof rule>;

const spec = object(
  {
    ...routeFields,
    hostnames: list(hostname, { maxItems: 16 }),
    rules: list(rule, { maxItems: 16 }),
    useDefaultGateways: choice('All', 'None'),
  },
  ...routeChecks,
  ...namesDiffer('rules'),
  matchesFit(0),
);

/** gateway.networking.k8s.io/v1 GRPCRoute, as of Gateway API 1.6 with its experimental fields. */
export const grpcRouteSchema = namespaced(['gateway.networking.k8s.io/v1'], 'GRPCRoute', {
  spec: need(spec),
  status: freeForm,
});
