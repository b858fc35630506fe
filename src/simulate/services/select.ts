import type { PortFacts } from '../../mesh/index';
import type { Affinity } from './annotations';
import type { Candidate } from './offer';
import { losesUnnamedPorts } from './quirks';

/** The port that callers use. */
export interface Frontend {
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
}

/** The backends of one cluster that a caller gets. */
export interface Backends {
  readonly cluster: string;
  /** How many of the caller's backends are there: ready endpoints, times the target ports that match. */
  readonly backends: number;
  /** Part of new connections, from 0 to 1: every backend gets the same. */
  readonly share: number;
  /** True when the cluster cannot be reached, so that this part is lost. */
  readonly gone: boolean;
}

/** How a caller's cluster chooses. */
export interface Choice {
  readonly affinity: Affinity;
  /** False when other clusters' backends are left out. */
  readonly remotes: boolean;
  /** IP families of the caller's Service. */
  readonly families: readonly string[];
  /** Version of the caller's Cilium. */
  readonly version: string | undefined;
}

/**
 * Whether a port of an offer serves a caller's port. Protocols must be equal; names must be too, unless one side of two
 * clusters has none (cilium pkg/loadbalancer/writer DefaultSelectBackends; that every minor takes a backend without a
 * name for a named port is inferred from the newest).
 */
function serves(port: PortFacts, { name, protocol }: Frontend, remote: boolean): boolean {
  if (port.protocol !== protocol) return false;
  return port.name === name || (remote && (name === '' || port.name === ''));
}

/** How many backends of an offer serve a port: each ready endpoint is one for each target port that does. */
export function backendsFor(frontend: Frontend, offer: Candidate, { families, version }: Choice): number {
  const { pods, ports, remote } = offer;
  if (pods.ready === 0 || !families.some(family => offer.families.includes(family))) return 0;
  if (remote && frontend.name === '' && losesUnnamedPorts(version)) return 0;
  const targets: (number | string)[] = [];
  for (const port of ports)
    if (serves(port, frontend, remote) && !targets.includes(port.targetPort)) targets.push(port.targetPort);
  return pods.ready * targets.length;
}

/** A candidate that has backends for a port, whether or not it is chosen. */
interface Server {
  readonly candidate: Candidate;
  readonly backends: number;
}

/** The candidates that have backends for a port. */
function servers(frontend: Frontend, candidates: readonly Candidate[], choice: Choice): Server[] {
  const found: Server[] = [];
  for (const candidate of candidates) {
    const backends = candidate.remote && !choice.remotes ? 0 : backendsFor(frontend, candidate, choice);
    if (backends > 0) found.push({ candidate, backends });
  }
  return found;
}

/**
 * The servers that get traffic, as cilium pkg/clustermesh/loadbalancer/selectbackends.go chooses them. Backends of a
 * cluster that is gone look healthy: nothing probes them.
 */
function chosen(found: readonly Server[], affinity: Affinity): readonly Server[] {
  if (affinity === 'none') return found;
  const preferred = found.filter(({ candidate }) => candidate.remote === (affinity === 'remote'));
  return preferred.length > 0 ? preferred : found;
}

/** The backends of a port that get traffic, each with its part. */
export function select(frontend: Frontend, candidates: readonly Candidate[], choice: Choice): Backends[] {
  const taken = chosen(servers(frontend, candidates, choice), choice.affinity);
  const total = taken.reduce((sum, { backends }) => sum + backends, 0);
  return taken.map(({ candidate, backends }) => ({
    cluster: candidate.cluster.name,
    backends,
    share: backends / total,
    gone: candidate.gone,
  }));
}
