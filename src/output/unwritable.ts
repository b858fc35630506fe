import { isMap, type Json } from '../kinds/index';
import { emit } from './yaml';
import { Unwritable } from './scalar';

/**
 * The innermost part of a value that has no text, as `spec.values.list[2]`, and why. The emitter keeps no track of
 * where it is, since it fails almost never; so the place is searched for afterwards.
 */
export function findUnwritable(value: Json): { place: string; reason: string } | undefined {
  const reason = reasonFor(value);
  if (reason === undefined) return undefined;
  for (const [step, part] of partsOf(value)) {
    const found = findUnwritable(part);
    if (found !== undefined) return { place: step + found.place, reason: found.reason };
  }
  return { place: '', reason };
}

function reasonFor(value: Json): string | undefined {
  try {
    emit(value);
    return undefined;
  } catch (error) {
    if (error instanceof Unwritable) return error.message;
    throw error;
  }
}

function partsOf(value: Json): [step: string, part: Json][] {
  if (Array.isArray(value)) return value.map((item: Json, index) => [`[${index}]`, item]);
  return isMap(value) ? Object.entries(value).map(([key, part]) => [`.${key}`, part]) : [];
}
