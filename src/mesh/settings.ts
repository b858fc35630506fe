import { entriesOf } from '../kinds/entries';
import { hasKnownBugs, minorNumber, readingOf, type ValuesReading } from './minors';
import { type PolicySettings, readPolicySettings } from './policy-settings';
import { flagAt, integerAt, mapAt, textAt } from './read';

type Json = Readonly<Record<string, unknown>>;

/** What a cluster's Cilium values decide about the mesh. */
export interface Settings {
  /** `cluster.id`; 0 is no part of any mesh. */
  readonly id: number;
  /** Exact version of Cilium; undefined when no object says it, and then the newest known behaviour is taken. */
  readonly version?: string;
  /** The version's minor as a number that compares, 1.20 -> 1020; infinite when it is unknown. */
  readonly minor: number;
  /** Whether it is known which bugs the version has; a patch that is newer than what was read may have mended some. */
  readonly bugsKnown: boolean;
  /** Whether clustermesh-apiserver runs, so that other clusters can learn of this one. */
  readonly publishes: boolean;
  /** Whether the operator runs the controllers of the Multi-Cluster Services API. */
  readonly mcs: boolean;
  /** Whether EndpointSlices of remote endpoints are written. */
  readonly endpointSliceSync: boolean;
  /** Whether a namespace without the annotation takes part in the mesh. */
  readonly defaultGlobalNamespace: boolean;
  /** Whether the annotation of a namespace is read at all. */
  readonly namespaceAnnotation: boolean;
  readonly policyDefaultLocalCluster: boolean;
  /** IP families that pods have, the first being the one that a Service gets without asking. */
  readonly ipFamilies: readonly ('IPv4' | 'IPv6')[];
  /** How long cached state of a cluster that is gone is kept, such as `15m`; undefined: for ever. */
  readonly cacheTtl?: string;
  readonly kubeProxyReplacement: boolean;
  /** Whether `trafficDistribution` of Services means anything to Cilium. */
  readonly serviceTopology: boolean;
  readonly policy: PolicySettings;
}

/** Reads a cluster's settings from its merged values. */
export function readSettings(values: Json, version: string | undefined): Settings {
  const clustermesh = mapAt(values, 'clustermesh');
  const reading = readingOf(version);
  const id = integerAt(mapAt(values, 'cluster'), 'id') ?? 0;
  const ttl = reading.cacheTtl ? cacheTtl(clustermesh) : undefined;
  return {
    id,
    ...(version !== undefined && { version }),
    minor: minorNumber(version),
    bugsKnown: hasKnownBugs(version),
    publishes: flagAt(clustermesh, 'useAPIServer', false),
    // Without an id the operator has no mesh object, and none of the controllers start.
    mcs: id !== 0 && reading.mcs(clustermesh),
    endpointSliceSync: flagAt(clustermesh, 'enableEndpointSliceSynchronization', false),
    defaultGlobalNamespace: !reading.namespaces || flagAt(clustermesh, 'defaultGlobalNamespace', true),
    namespaceAnnotation: reading.namespaces,
    policyDefaultLocalCluster: flagAt(
      clustermesh,
      'policyDefaultLocalCluster',
      reading.policyDefaultLocalCluster,
    ),
    ipFamilies: families(values),
    ...(ttl !== undefined && { cacheTtl: ttl }),
    kubeProxyReplacement: flagAt(values, 'kubeProxyReplacement', false),
    serviceTopology: flagAt(mapAt(values, 'loadBalancer'), 'serviceTopology', false),
    policy: readPolicySettings(values),
  };
}

function families(values: Json): ('IPv4' | 'IPv6')[] {
  const found: ('IPv4' | 'IPv6')[] = [];
  if (flagAt(mapAt(values, 'ipv4'), 'enabled', true)) found.push('IPv4');
  if (flagAt(mapAt(values, 'ipv6'), 'enabled', false)) found.push('IPv6');
  return found;
}

/** A Go duration that is not zero; zero means that nothing is ever revoked. */
function cacheTtl(clustermesh: Json): string | undefined {
  const written = textAt(clustermesh, 'cacheTTL') ?? '';
  return /[1-9]/.test(written) ? written : undefined;
}

/** `clustermesh.config.clusters`: the peers that the chart writes down, in both of its forms. */
export function readPeers(values: Json, { peerSwitch }: ValuesReading): readonly string[] {
  const config = mapAt(mapAt(values, 'clustermesh'), 'config');
  // Without it the chart makes none of the secrets that name peers.
  if (!flagAt(config, 'enabled', false)) return [];
  const on = (peer: unknown): boolean => !peerSwitch || flagAt(peer as Json, 'enabled', true);
  const { clusters } = config;
  const names = Array.isArray(clusters)
    ? clusters.filter(isPeer).flatMap(peer => (on(peer) ? [textAt(peer, 'name') ?? ''] : []))
    : namesIn(mapAt(config, 'clusters'), on);
  return isInOrder(names) ? names : [...new Set(names.filter(name => name !== ''))].sort();
}

function namesIn(clusters: Json, on: (peer: unknown) => boolean): readonly string[] {
  const { keys, values } = entriesOf(clusters);
  const isOn = (peer: unknown): boolean => isPeer(peer) && on(peer);
  return values.every(isOn) ? keys : keys.filter((_, i) => isOn(values[i]));
}

/** As Meshprint writes them; sorting those of every cluster again would take longer than reading them. */
function isInOrder(names: readonly string[]): boolean {
  let before = '';
  for (const name of names) {
    if (name <= before) return false;
    before = name;
  }
  return true;
}

const isPeer = (peer: unknown): peer is Json => typeof peer === 'object' && peer !== null;
