import { sortedEntries } from '../../kinds/entries';
import type { GrpcRouteRule, HttpRouteMatch } from '../../kinds/index';
import type { GrpcMatch, HttpMatch, PathMatch, ValueMatch } from '../../plan/index';

type GrpcRouteMatch = NonNullable<GrpcRouteRule['matches']>[number];

/** A match as HTTPRoute has it. */
export function toHttpMatch({ path, headers, query, method }: HttpMatch): HttpRouteMatch {
  return {
    ...(path !== undefined && { path: toPath(path) }),
    ...(headers !== undefined && { headers: toValues(headers) }),
    ...(query !== undefined && { queryParams: toValues(query) }),
    ...(method !== undefined && { method }),
  };
}

/** A match as GRPCRoute has it. */
export function toGrpcMatch({ method, headers }: GrpcMatch): GrpcRouteMatch {
  return {
    ...(method !== undefined && { method: { type: 'Exact', ...method } }),
    ...(headers !== undefined && { headers: toValues(headers) }),
  };
}

function toPath(path: PathMatch): NonNullable<HttpRouteMatch['path']> {
  if ('exact' in path) return { type: 'Exact', value: path.exact };
  if ('prefix' in path) return { type: 'PathPrefix', value: path.prefix };
  return { type: 'RegularExpression', value: path.regex };
}

interface NamedValue {
  readonly name: string;
  readonly type: 'Exact' | 'RegularExpression';
  readonly value: string;
}

/** In the order of the names, however they were written: all of them have to match. */
function toValues(values: Readonly<Record<string, ValueMatch>>): NamedValue[] {
  return sortedEntries(values).map(([name, match]) =>
    'exact' in match
      ? { name, type: 'Exact', value: match.exact }
      : { name, type: 'RegularExpression', value: match.regex },
  );
}
