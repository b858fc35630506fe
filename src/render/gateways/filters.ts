import { sortedEntries } from '../../kinds/entries';
import type { GrpcRouteFilter, HttpRouteFilter } from '../../kinds/index';
import type { HeaderChange, HeaderFilter, HttpFilter, PathChange } from '../../plan/index';

type Modifier = NonNullable<HttpRouteFilter['requestHeaderModifier']>;
type PathModifier = NonNullable<NonNullable<HttpRouteFilter['urlRewrite']>['path']>;

/** A filter as HTTPRoute has it. */
export function toHttpFilter(filter: HttpFilter): HttpRouteFilter {
  if ('redirect' in filter) {
    const { path, status = 302, ...rest } = filter.redirect;
    return {
      type: 'RequestRedirect',
      requestRedirect: { ...rest, ...(path !== undefined && { path: toPath(path) }), statusCode: status },
    };
  }
  if ('rewrite' in filter) {
    const { path, hostname } = filter.rewrite;
    return {
      type: 'URLRewrite',
      urlRewrite: {
        ...(hostname !== undefined && { hostname }),
        ...(path !== undefined && { path: toPath(path) }),
      },
    };
  }
  return toHeaderFilter(filter);
}

/** A change of headers, as HTTPRoute and GRPCRoute have it. */
export function toHeaderFilter(filter: HeaderFilter): HttpRouteFilter & GrpcRouteFilter {
  return 'requestHeaders' in filter
    ? { type: 'RequestHeaderModifier', requestHeaderModifier: toModifier(filter.requestHeaders) }
    : { type: 'ResponseHeaderModifier', responseHeaderModifier: toModifier(filter.responseHeaders) };
}

function toModifier({ set, add, remove }: HeaderChange): Modifier {
  return {
    ...(set !== undefined && { set: toHeaders(set) }),
    ...(add !== undefined && { add: toHeaders(add) }),
    ...(remove !== undefined && { remove }),
  };
}

const toHeaders = (headers: Readonly<Record<string, string>>): { name: string; value: string }[] =>
  sortedEntries(headers).map(([name, value]) => ({ name, value }));

const toPath = (path: PathChange): PathModifier =>
  'full' in path
    ? { type: 'ReplaceFullPath', replaceFullPath: path.full }
    : { type: 'ReplacePrefixMatch', replacePrefixMatch: path.prefix };
