import { listIn, mapIn, type Check } from '../checks';
import { choice, flag, integer, list, named, need, numberChoice, object, text, type TypeOf } from '../node';
import { entriesDiffer, headerName, port, preciseHostname } from './common';
import { hasItsField, notRepeated, notTogether, sharedFilterFields, sharedFilters } from './filters';
import { backendObjectRef } from './refs';

/** The field that a type names must be there, and no other: `{ A: 'a' }` wants `a` with type A. */
const typeHasField = (typeField: string, fields: Readonly<Record<string, string>>): Check =>
  function* (value) {
    for (const [type, field] of Object.entries(fields)) {
      const is = value[typeField] === type;
      if (is && value[field] === undefined)
        yield { at: [field], problem: `is missing: the ${typeField} is ${type}` };
      if (!is && value[field] !== undefined)
        yield { at: [field], problem: `is only allowed with ${typeField} ${type}` };
    }
  };

const pathModifier = object(
  {
    type: need(choice('ReplaceFullPath', 'ReplacePrefixMatch')),
    replaceFullPath: text({ maxLength: 1024 }),
    replacePrefixMatch: text({ maxLength: 1024 }),
  },
  typeHasField('type', { ReplaceFullPath: 'replaceFullPath', ReplacePrefixMatch: 'replacePrefixMatch' }),
);

/** `*` stands for all, so nothing may stand beside it. */
const starStandsAlone: Check = function* (cors) {
  for (const field of ['allowHeaders', 'allowMethods', 'allowOrigins'])
    if (listIn(cors, field).length > 1 && listIn(cors, field).includes('*'))
      yield { at: [field], problem: "must not have anything beside '*'" };
};

const origin = text({
  pattern: /^(\*|https?:\/\/([a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*|\*(\.[a-zA-Z0-9-]+)*)(:[0-9]{1,5})?)$/u,
  maxLength: 253,
  says: "'*' or an origin such as https://shop.example.com",
});

const cors = object(
  {
    allowCredentials: flag,
    allowHeaders: list(headerName, { maxItems: 64 }),
    allowMethods: list(
      choice('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH', '*'),
      { maxItems: 9 },
    ),
    allowOrigins: list(origin, { maxItems: 64 }),
    exposeHeaders: list(headerName, { maxItems: 64 }),
    maxAge: integer(1),
  },
  starStandsAlone,
  ...entriesDiffer('allowHeaders', 'allowMethods', 'allowOrigins', 'exposeHeaders'),
);

const headerList = list(text(), { maxItems: 64 });

const externalAuth = object(
  {
    protocol: need(choice('HTTP', 'GRPC')),
    backendRef: need(backendObjectRef),
    forwardBody: object({ maxSize: integer(0, 65535) }),
    grpc: object({ allowedHeaders: headerList }, ...entriesDiffer('allowedHeaders')),
    http: object(
      {
        allowedHeaders: headerList,
        allowedResponseHeaders: headerList,
        path: text({
          pattern: /^([-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/u,
          maxLength: 1024,
          says: 'a path of a URL, of at most 1024 characters',
        }),
      },
      ...entriesDiffer('allowedHeaders', 'allowedResponseHeaders'),
    ),
  },
  typeHasField('protocol', { GRPC: 'grpc', HTTP: 'http' }),
);

const types = {
  ...sharedFilterFields,
  RequestRedirect: 'requestRedirect',
  URLRewrite: 'urlRewrite',
  CORS: 'cors',
  ExternalAuth: 'externalAuth',
};

/** What a rule of an HTTPRoute does with a request or its answer. */
const httpFilter = named(
  'HttpRouteFilter',
  object(
    {
      type: need(
        choice(
          'RequestHeaderModifier',
          'ResponseHeaderModifier',
          'RequestMirror',
          'RequestRedirect',
          'URLRewrite',
          'ExtensionRef',
          'CORS',
          'ExternalAuth',
        ),
      ),
      ...sharedFilters,
      requestRedirect: object({
        scheme: choice('http', 'https'),
        hostname: preciseHostname,
        path: pathModifier,
        port,
        statusCode: numberChoice(301, 302, 303, 307, 308),
      }),
      urlRewrite: object({ hostname: preciseHostname, path: pathModifier }),
      cors,
      externalAuth,
    },
    hasItsField(types),
  ),
);
export type HttpRouteFilter = TypeOf<typeof httpFilter>;

export const httpFilters = list(httpFilter, { maxItems: 16 });

/** For the object that holds the filters. */
export const httpFilterChecks: readonly Check[] = [
  notTogether('RequestRedirect', 'URLRewrite'),
  notRepeated('CORS', 'RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect', 'URLRewrite'),
];

/** The filter of an entry that puts another prefix in place of the matched one; undefined for others. */
export const replacesPrefix = (filter: Readonly<Record<string, unknown>>): string | undefined =>
  ['requestRedirect', 'urlRewrite'].find(
    field => mapIn(mapIn(filter, field), 'path').replacePrefixMatch !== undefined,
  );
