import { joinWords } from '../../problem';
import { objectsIn, type Check } from '../checks';
import { integer, list, need, object, text } from '../node';
import { entriesDiffer, headerName, headerValue, localRef, namesDiffer } from './common';
import { backendObjectRef } from './refs';

const headers = list(object({ name: need(headerName), value: need(headerValue) }), { maxItems: 16 });

const headerModifier = object(
  { set: headers, add: headers, remove: list(text(), { maxItems: 16 }) },
  ...namesDiffer('set', 'add'),
  ...entriesDiffer('remove'),
);

const isAtMostOne: Check = function* ({ numerator, denominator = 100 }) {
  if (typeof numerator === 'number' && typeof denominator === 'number' && numerator > denominator)
    yield { at: ['numerator'], problem: `must not be above the denominator ${denominator}` };
};

const oneShare: Check = function* ({ percent, fraction }) {
  if (percent !== undefined && fraction !== undefined)
    yield { at: ['fraction'], problem: 'must not stand beside percent' };
};

/** The filters that HTTPRoute and GRPCRoute share, by their fields. */
export const sharedFilters = {
  requestHeaderModifier: headerModifier,
  responseHeaderModifier: headerModifier,
  requestMirror: object(
    {
      backendRef: need(backendObjectRef),
      percent: integer(0, 100),
      fraction: object({ numerator: need(integer(0)), denominator: integer(1) }, isAtMostOne),
    },
    oneShare,
  ),
  extensionRef: localRef,
};

/** The field of each type of filter. */
type FilterFields = Readonly<Record<string, string>>;

export const sharedFilterFields = {
  RequestHeaderModifier: 'requestHeaderModifier',
  ResponseHeaderModifier: 'responseHeaderModifier',
  RequestMirror: 'requestMirror',
  ExtensionRef: 'extensionRef',
} satisfies FilterFields;

/** A filter has the field of its type and no other. */
export const hasItsField = (fields: FilterFields): Check =>
  function* (filter) {
    const { type } = filter;
    if (typeof type !== 'string' || !Object.hasOwn(fields, type)) return;
    for (const [other, field] of Object.entries(fields)) {
      if (other === type && filter[field] === undefined)
        yield { at: [field], problem: `is missing: the type is ${type}` };
      if (other !== type && filter[field] !== undefined)
        yield { at: [field], problem: `is only allowed with type ${other}`, expected: `type ${other}` };
    }
  };

/** Filters that may stand only once in a list. */
export const notRepeated = (...types: readonly string[]): Check =>
  function* (value) {
    const seen = new Set<unknown>();
    for (const [at, { type }] of objectsIn(value, 'filters')) {
      if (seen.has(type) && types.some(once => once === type))
        yield { at, problem: `must be the only ${String(type)} of its list` };
      seen.add(type);
    }
  };

/** Filters of which only one may stand in a list. */
export const notTogether = (...types: readonly string[]): Check =>
  function* (value) {
    const found = new Set([...objectsIn(value, 'filters')].map(([, { type }]) => type));
    if (types.every(type => found.has(type)))
      yield { at: ['filters'], problem: `must not have ${joinWords(types)} together` };
  };
