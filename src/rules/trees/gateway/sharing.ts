import type { MeshState } from '../../../mesh/index';
import { sharingOf } from '../../../simulate/index';

/** Who shares a name with the mesh. A question about a name is answered once; keys are `namespace/name`. */
export interface Sharing {
  /** Clusters whose global Service of the name serves others. */
  readonly sharers: (key: string) => readonly string[];
  /** Clusters with a ServiceExport of the name. */
  readonly exporters: (key: string) => readonly string[];
  /** Those of them whose Service is not in the trees: nobody knows its ports. */
  readonly unknownExporters: (key: string) => readonly string[];
  readonly areLinked: (one: string, other: string) => boolean;
}

export function sharingIn(state: MeshState): Sharing {
  const { clusters, holders, links } = state;
  const holding = (test: (name: string, key: string) => boolean): ((key: string) => readonly string[]) =>
    once(key => (holders.get(key) ?? []).filter(name => test(name, key)));
  const exports = (name: string, key: string): boolean => clusters.get(name)?.exports.has(key) === true;
  const peers = once(name => new Set(links.get(name)));
  return {
    sharers: holding((name, key) => {
      const cluster = clusters.get(name);
      const service = cluster?.services.get(key)?.value;
      return service !== undefined && sharingOf(service, cluster?.settings.version).shared;
    }),
    exporters: holding(exports),
    unknownExporters: holding((name, key) => exports(name, key) && !clusters.get(name)?.services.has(key)),
    areLinked: (one, other) => peers(one).has(other),
  };
}

function once<T>(answer: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return key => {
    const present = known.get(key) ?? answer(key);
    known.set(key, present);
    return present;
  };
}
