import type { MeshCluster } from '../../mesh/index';
import type { Affinity, Sharing } from './annotations';
import type { Options } from './global';
import type { Candidate } from './offer';
import { type Backends, type Frontend, select } from './select';

/** A port of a name, and who answers on it. */
export interface PortAnswer extends Frontend {
  /** In the order of the clusters' names, the caller's own first; empty when nobody answers. */
  readonly backends: readonly Backends[];
}

/** Who answers for a name. */
export interface Served {
  /** Without an address of its own: DNS gives the pods themselves, and neither affinity nor ports play a part. */
  readonly headless: boolean;
  readonly affinity: Affinity;
  /** Of a name with an address; a headless one has `endpoints`. */
  readonly ports: readonly PortAnswer[];
  /** The pods that DNS gives for a headless name, by cluster. */
  readonly endpoints?: readonly Backends[];
  /** Clusters that answer on some port and can be reached. */
  readonly clusters: readonly string[];
}

/** Who answers for a name with an address. */
export function serveAddress(ports: readonly Frontend[], { candidates, choice }: Options): Served {
  const answers = ports.map(({ name, port, protocol }) => {
    const frontend = { name, port, protocol };
    return { ...frontend, backends: select(frontend, candidates, choice) };
  });
  const { affinity } = choice;
  return { headless: false, affinity, ports: answers, clusters: reachable(answers.flatMap(a => a.backends)) };
}

/** The pods that DNS knows of a headless name: those of other clusters only through EndpointSlices. */
export function headlessCandidates(
  { settings }: MeshCluster,
  { candidates }: Options,
  { syncsSlices }: Sharing,
): readonly Candidate[] {
  const synced = settings.endpointSliceSync && syncsSlices;
  return candidates.filter(({ remote, pods }) => (synced || !remote) && pods.ready > 0);
}

/** Who answers for a name without an address. */
export function serveHeadless(candidates: readonly Candidate[]): Served {
  const total = candidates.reduce((sum, { pods }) => sum + pods.ready, 0);
  const endpoints = candidates.map(({ cluster, pods, gone }) => ({
    cluster: cluster.name,
    backends: pods.ready,
    share: pods.ready / total,
    gone,
  }));
  return { headless: true, affinity: 'none', ports: [], endpoints, clusters: reachable(endpoints) };
}

const reachable = (backends: readonly Backends[]): string[] =>
  [...new Set(backends.filter(({ gone }) => !gone).map(({ cluster }) => cluster))].sort();
