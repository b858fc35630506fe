import { createHash } from 'node:crypto';

/** Layers of Meshprint's own, in the order in which Flux can first apply them. */
const ownLayers = [
  'prerequisites',
  'cilium',
  'cert-manager',
  'trust',
  'mesh-ready',
  'dns',
  'namespaces',
  'policies',
  'services',
  'gateway',
] as const;

/** The folder of what no Kubernetes object holds. */
export const addOnFolder = 'add-on';

/** Names that no layer of people's may have: Meshprint's own, the folder that Flux syncs, and Flux's own folder. */
export const reservedLayerNames: readonly string[] = [...ownLayers, addOnFolder, 'flux', 'flux-system'];

const sharedPrefix = 'shared.';

/** Flux writes the name into a label of the object, whose value has a limit. */
const longest = 63;

/** The layer of a Service that other manifests bring. No layer of people's has a dot in its name. */
export function sharedLayer(namespace: string, service: string): string {
  const name = `${sharedPrefix}${namespace}.${service}`;
  if (name.length <= longest) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 12);
  return `${name.slice(0, longest - 13).replace(/[-.]+$/, '')}-${hash}`;
}

/** True for the name of a layer that Meshprint makes. */
export const isOwnLayer = (name: string): boolean =>
  reservedLayerNames.includes(name) || name.startsWith(sharedPrefix);
