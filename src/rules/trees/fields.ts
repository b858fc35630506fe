import { isMap } from '../../kinds/index';

/** A value in an object, and its place there. */
export interface FieldValue {
  readonly at: string;
  readonly value: unknown;
}

/**
 * Values at a path such as `spec.valuesFrom[].literal`, where `[]` is every entry of a list. Nobody has checked the
 * types of people's objects, so what is not there, or is no map where the path goes on, is passed over.
 */
export function* valuesAt(value: unknown, path: string): Generator<FieldValue> {
  yield* below({ at: '', value }, path.split('.'));
}

function* below({ at, value }: FieldValue, path: readonly string[]): Generator<FieldValue> {
  const [step, ...rest] = path;
  if (step === undefined) {
    yield { at, value };
    return;
  }
  const key = step.replace('[]', '');
  if (!isMap(value) || !Object.hasOwn(value, key)) return;
  const next = { at: at === '' ? key : `${at}.${key}`, value: value[key] };
  if (key === step) yield* below(next, rest);
  else if (Array.isArray(next.value))
    for (const [i, entry] of (next.value as unknown[]).entries())
      yield* below({ at: `${next.at}[${i}]`, value: entry }, rest);
}

/** The value at a path without lists; undefined where there is none. */
export function valueAt(value: unknown, path: string): unknown {
  const [first] = valuesAt(value, path);
  return first?.value;
}

/** The text at a path without lists; undefined where there is none, or something else. */
export function textAt(value: unknown, path: string): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}
