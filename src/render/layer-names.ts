/** Layers of Meshprint's own, in the order in which Flux can first apply them. */
export const ownLayers = [
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

export type OwnLayer = (typeof ownLayers)[number];

/** The folder of what no Kubernetes object holds. */
export const addOnFolder = 'add-on';

/** Names that no layer of people's may have: Meshprint's own, the folder that Flux syncs, and Flux's own folder. */
export const reservedLayerNames: readonly string[] = [...ownLayers, addOnFolder, 'flux', 'flux-system'];
