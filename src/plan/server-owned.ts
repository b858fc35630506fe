import { isMap, type KubeObject } from '../kinds/index';

/** Metadata that the API server and controllers write. */
const metadataFields = [
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'finalizers',
  'generation',
  'managedFields',
  'ownerReferences',
  'resourceVersion',
  'selfLink',
  'uid',
];

/** The places of what an object has from the cluster that it was read from. Tools leave empty ones behind, which say nothing. */
export function serverOwned({ metadata, status }: KubeObject): readonly (readonly string[])[] {
  const owned = metadataFields.filter(field => saysSomething(metadata[field]));
  return [...owned.map(field => ['metadata', field]), ...(saysSomething(status) ? [['status']] : [])];
}

function saysSomething(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isMap(value) ? Object.keys(value).length > 0 : value !== undefined && value !== null;
}
