import { isMap, type KubeObject } from './object';

const sealed = /^ENC\[AES256_GCM,data:[A-Za-z0-9+/=]+,iv:[A-Za-z0-9+/=]+,tag:[A-Za-z0-9+/=]+,type:[a-z]+\]$/;

/** True for a value that nobody can read without the key. SOPS leaves an empty text as it is: it says nothing. */
function isSealed(value: unknown): boolean {
  return typeof value === 'string' && (value === '' || sealed.test(value));
}

/** True for an object that SOPS has sealed: it says with what, and has a code over all its values. */
export function hasSopsMetadata({ sops }: KubeObject): boolean {
  return isMap(sops) && typeof sops.mac === 'string' && sealed.test(sops.mac);
}

/** Where a Secret has content that can be read, such as `data.password`; never the content itself. */
export function* readableIn({ data, stringData, metadata }: KubeObject): Generator<string> {
  for (const [name, map] of Object.entries({ data, stringData })) {
    if (map === undefined || map === null) continue;
    if (!isMap(map)) yield name;
    else for (const [key, value] of Object.entries(map)) if (!isSealed(value)) yield `${name}.${key}`;
  }
  // kubectl puts the whole object in there as it was before it was encrypted.
  const { annotations } = metadata;
  const applied = 'kubectl.kubernetes.io/last-applied-configuration';
  if (isMap(annotations) && !isSealed(annotations[applied] ?? ''))
    yield `metadata.annotations[${JSON.stringify(applied)}]`;
}
