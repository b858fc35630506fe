import { losesRemotesByAffinity } from './quirks';

type Annotations = Readonly<Record<string, string>>;

/** Which backends a cluster's callers get first. */
export type Affinity = 'none' | 'local' | 'remote';

/** How a Service takes part in the mesh, by its annotations. */
export interface Sharing {
  /** Whether its callers get the backends of other clusters. */
  readonly global: boolean;
  /** Whether callers in other clusters get its backends. */
  readonly shared: boolean;
  readonly affinity: Affinity;
  /** Whether EndpointSlices of remote endpoints are written for it, where the cluster writes any. */
  readonly syncsSlices: boolean;
  /** The affinity as written, where this version of Cilium drops all remote backends for it. */
  readonly dropsRemotes?: string;
}

/** The first of the keys that is there counts, whatever it says (cilium pkg/annotation). */
function read(annotations: Annotations, ...keys: readonly string[]): string | undefined {
  const key = keys.find(candidate => Object.hasOwn(annotations, candidate));
  return key === undefined ? undefined : annotations[key]?.toLowerCase();
}

/**
 * Reads a Service's annotations as cilium pkg/annotation/clustermesh.go does: `shared` and `affinity` mean nothing
 * unless it is global; the older names in `io.cilium` count where the newer one is missing.
 */
export function sharingOf(
  { annotations, headless }: { readonly annotations: Annotations; readonly headless: boolean },
  version: string | undefined,
): Sharing {
  const global = read(annotations, 'service.cilium.io/global', 'io.cilium/global-service') === 'true';
  if (!global) return { global, shared: false, affinity: 'none', syncsSlices: false };
  const shared = read(annotations, 'service.cilium.io/shared', 'io.cilium/shared-service') ?? 'true';
  const affinity = read(annotations, 'service.cilium.io/affinity', 'io.cilium/service-affinity') ?? '';
  const isPreference = affinity === 'local' || affinity === 'remote';
  const dropsRemotes = affinity !== '' && !isPreference && losesRemotesByAffinity(version);
  return {
    global,
    shared: shared === 'true',
    affinity: isPreference ? affinity : 'none',
    syncsSlices: syncsSlices(annotations, headless),
    ...(dropsRemotes && { dropsRemotes: affinity }),
  };
}

/**
 * A headless Service is synchronised unless it says otherwise, another one only when it says so. The older name of
 * `global` does not count here (cilium pkg/clustermesh/endpointslicesync/service_informer.go).
 */
function syncsSlices(annotations: Annotations, headless: boolean): boolean {
  if (read(annotations, 'service.cilium.io/global') !== 'true') return false;
  const said = read(annotations, syncAnnotation);
  return said === undefined ? headless : said === 'true';
}

/** Asks for EndpointSlices of remote endpoints, or declines them. */
export const syncAnnotation = 'service.cilium.io/global-sync-endpoint-slices';
