import { isMap, type Json } from '../../kinds/index';
import type { ObjectName } from '../change';
import type { Delta } from './delta';

/** Stands for what nobody may read in a review. */
const hidden = '(hidden)';

/** A difference without the contents of Secrets and without private keys: only that they differ is said. */
export function withoutSecrets(found: Delta, object: ObjectName | undefined): Delta {
  const isSecret = object?.group === '' && object.kind === 'Secret';
  const shown = (value: Json): Json =>
    isSecret && secretFields.has(found.path[0] ?? '') ? hideAll(value) : hide(value, isSecret);
  return {
    ...found,
    // Keys of lists below would be their contents.
    ...(isSecret && { path: found.path.slice(0, 2) }),
    ...(found.before !== undefined && { before: shown(found.before) }),
    ...(found.after !== undefined && { after: shown(found.after) }),
  };
}

const secretFields = new Set(['data', 'stringData']);
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY|AGE-SECRET-KEY-/;
/** How the base64 of PEM begins. */
const encodedPem = 'LS0tLS1CRUdJTi';

const isPrivateKey = (text: string): boolean =>
  privateKey.test(text) ||
  (text.startsWith(encodedPem) && privateKey.test(Buffer.from(text, 'base64').toString('latin1')));

function hide(value: Json, isSecret: boolean): Json {
  if (typeof value === 'string') return isPrivateKey(value) ? hidden : value;
  if (Array.isArray(value)) return (value as Json[]).map(item => hide(item, false));
  if (!isMap(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, below]) => [
      key,
      isSecret && secretFields.has(key) ? hideAll(below) : hide(below, false),
    ]),
  );
}

function hideAll(value: Json): Json {
  if (!isMap(value)) return hidden;
  return Object.fromEntries(Object.keys(value).map(key => [key, hidden]));
}
