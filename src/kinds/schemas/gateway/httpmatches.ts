import { isMap } from '../../object';
import { listIn, type Check } from '../checks';
import { choice, list, named, need, object, text, type TypeOf } from '../node';
import { headerName, headerValue, namesDiffer } from './common';

const charset = /^([-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/;

/** What is wrong with the value of a path that is no regular expression. */
function problemWithPath(value: string): string | undefined {
  if (!value.startsWith('/')) return "must start with '/'";
  const bad = ['//', '/./', '/../', '%2f', '%2F', '#'].find(part => value.includes(part));
  if (bad !== undefined) return `must not have '${bad}' in it`;
  const end = ['/..', '/.'].find(suffix => value.endsWith(suffix));
  if (end !== undefined) return `must not end with '${end}'`;
  return charset.test(value) ? undefined : 'must have only the characters of a path in a URL';
}

const valueSuitsType: Check = function* ({ type = 'PathPrefix', value }) {
  if (typeof value !== 'string' || (type !== 'Exact' && type !== 'PathPrefix')) return;
  const problem = problemWithPath(value);
  if (problem !== undefined) yield { at: ['value'], problem };
};

const comparison = choice('Exact', 'RegularExpression');

const httpMatch = named(
  'HttpRouteMatch',
  object(
    {
      path: object(
        { type: choice('Exact', 'PathPrefix', 'RegularExpression'), value: text({ maxLength: 1024 }) },
        valueSuitsType,
      ),
      headers: list(object({ name: need(headerName), type: comparison, value: need(headerValue) }), {
        maxItems: 16,
      }),
      queryParams: list(
        object({
          name: need(headerName),
          type: comparison,
          value: need(text({ minLength: 1, maxLength: 1024, says: 'a text of 1 to 1024 characters' })),
        }),
        { maxItems: 16 },
      ),
      method: choice('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH'),
    },
    ...namesDiffer('headers', 'queryParams'),
  ),
);
export type HttpRouteMatch = TypeOf<typeof httpMatch>;

/** The matches of a rule: any of them is enough. */
export const httpMatches = list(httpMatch, { maxItems: 64 });

/** All rules of a route together may have so many matches. `unwritten`: how many a rule without any counts for. */
export const matchesFit = (unwritten: number): Check =>
  function* (spec) {
    const counts = listIn(spec, 'rules').map(rule =>
      isMap(rule) && rule.matches !== undefined ? listIn(rule, 'matches').length : unwritten,
    );
    const all = counts.reduce((sum, count) => sum + count, 0);
    if (all > 128) yield { at: ['rules'], problem: `must have at most 128 matches in all, not ${all}` };
  };
