import { keyOf, type MeshCluster, type MeshState } from '../../mesh/index';
import type { Reason } from '../because';
import { aboutPods } from './assumptions';
import { type DnsName, parseDnsName } from './dns-name';
import { serviceOptions } from './global';
import type { Assumption, Inputs, WhatIf } from './inputs';
import { derivedServiceName } from '../../kinds/index';
import { derivedSharing, importOptions } from './mcs/derived';
import { reconcile } from './mcs/reconcile';
import type { Candidate } from './offer';
import { worldOf } from './query';
import { headlessCandidates } from './served';
import type { World } from './world';

/** A record of an answer. Addresses that no repository knows are told by what they belong to. */
export type DnsRecord =
  /** A or AAAA: the address of a Service, in the caller's cluster. */
  | { readonly address: { readonly service: string; readonly ip?: string } }
  /** A or AAAA: the addresses of the ready pods of one cluster, or of one of them. */
  | { readonly pods: { readonly cluster: string; readonly count: number; readonly hostname?: string } }
  /** SRV: a port of a Service, and the name that has its address. */
  | { readonly srv: { readonly port: number; readonly target: string } }
  /** SRV: a port of the pods of one cluster; a named port's number is the pods' business. */
  | {
      readonly podsSrv: {
        readonly cluster: string;
        readonly count: number;
        readonly port: number | string;
        readonly targets: readonly string[];
      };
    }
  | { readonly cname: string };

/** What DNS says to a caller. */
export interface DnsAnswer {
  readonly from: string;
  readonly name: string;
  /** NXDOMAIN: there is no such name. */
  readonly status: 'NOERROR' | 'NXDOMAIN';
  readonly records: readonly DnsRecord[];
  readonly assumed: readonly Assumption[];
  readonly because: readonly Reason[];
}

/** A name that is looked up in one cluster. */
export interface DnsQuery {
  /** The cluster of the caller. */
  readonly from: string;
  /** @example 'catalog.shop.svc.clusterset.local' */
  readonly name: string;
  readonly inputs?: Inputs;
  readonly whatIf?: WhatIf;
}

/**
 * What the DNS server of a cluster answers for a name of a service, of one of its ports or of one of its pods. It is
 * taken for granted that the server serves the zone at all. Undefined for a cluster without a tree, and for a name
 * outside of `svc.cluster.local` and `svc.clusterset.local`.
 */
export function resolveDns(state: MeshState, query: DnsQuery): DnsAnswer | undefined {
  const asked = worldOf(state, query);
  const parsed = parseDnsName(query.name);
  if (asked === undefined || parsed === undefined) return undefined;
  const { world, cluster } = asked;
  const name =
    parsed.zone === 'cluster.local' ? ofService(world, cluster, parsed) : ofImport(world, cluster, parsed);
  const { records, assumed = [], why } = 'nothing' in parsed.asks ? absent(parsed.asks.nothing) : name;
  return {
    from: cluster.name,
    name: query.name,
    status: records.length === 0 ? 'NXDOMAIN' : 'NOERROR',
    records,
    assumed,
    because: [{ why, cluster: cluster.name }],
  };
}

interface Looked {
  readonly records: readonly DnsRecord[];
  readonly assumed?: readonly Assumption[];
  readonly why: string;
}

const absent = (why: string): Looked => ({ records: [], why });

/** A port as DNS gives it. */
interface Port {
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
}

function ofService(world: World, cluster: MeshCluster, name: DnsName): Looked {
  const key = keyOf(name.namespace, name.service);
  const service = cluster.services.get(key)?.value;
  if (service === undefined) return absent(`${cluster.name} has no Service ${key}`);
  if (service.type === 'ExternalName') {
    const cname = service.externalName ?? '';
    return 'all' in name.asks
      ? { records: [{ cname }], why: `Service ${key} is another name for ${cname}` }
      : absent(`Service ${key} is another name for ${cname}, which has no parts of its own`);
  }
  if (!service.headless) {
    const address = { service: key, ...(service.clusterIp !== undefined && { ip: service.clusterIp }) };
    return ofAddress(name, { address }, service.ports);
  }
  const options = serviceOptions(world, cluster, service);
  return ofPods(name, headlessCandidates(cluster, options, world.facts.sharing(cluster, service)));
}

function ofImport(world: World, cluster: MeshCluster, name: DnsName): Looked {
  const key = keyOf(name.namespace, name.service);
  const reconciled = reconcile(world, cluster, key);
  const options = importOptions(world, cluster, key);
  const { merged, absent: why } = reconciled;
  if (merged === undefined || options === undefined)
    return absent(`${cluster.name} has no ServiceImport ${key}: ${why ?? 'nobody exports it'}`);
  if (merged.oldest.type === 'Headless')
    return ofPods(name, headlessCandidates(cluster, options, derivedSharing(cluster, reconciled)));
  const derived = keyOf(name.namespace, derivedServiceName(name.namespace, name.service));
  return ofAddress(name, { address: { service: derived } }, merged.ports);
}

/** A name with an address answers whether or not anybody is behind it. */
function ofAddress({ asks, ...name }: DnsName, address: DnsRecord, ports: readonly Port[]): Looked {
  const why = `${name.namespace}/${name.service} has an address in this cluster`;
  if ('all' in asks) return { records: [address], why };
  if (!('port' in asks))
    return absent(`${name.namespace}/${name.service} is not headless, so its pods have no names`);
  const port = ports.find(candidate => isAsked(candidate, asks.port));
  if (port === undefined)
    return absent(`${name.namespace}/${name.service} has no port of this name and protocol`);
  return { records: [{ srv: { port: port.port, target: fullName(name) } }], why };
}

const isAsked = (
  port: Omit<Port, 'port'>,
  { name, protocol }: { readonly name: string; readonly protocol: string },
) => port.name === name && port.protocol === protocol;

const fullName = ({ service, namespace, zone }: Omit<DnsName, 'asks'>): string =>
  `${service}.${namespace}.svc.${zone}`;

function ofPods({ asks, ...name }: DnsName, candidates: readonly Candidate[]): Looked {
  const assumed = aboutPods(candidates);
  const records = candidates.flatMap(candidate => podRecords(asks, name, candidate));
  const full = `${name.namespace}/${name.service}`;
  return records.length > 0
    ? { records, assumed, why: `${full} is headless, so its ready pods answer themselves` }
    : {
        records,
        assumed,
        why: `${full} is headless, and no ready pod that this cluster's DNS knows fits the name`,
      };
}

function podRecords(
  asks: DnsName['asks'],
  name: Omit<DnsName, 'asks'>,
  { cluster: { name: cluster }, pods, ports }: Candidate,
): DnsRecord[] {
  if ('all' in asks) return [{ pods: { cluster, count: pods.ready } }];
  if ('pod' in asks) {
    const { hostname, cluster: only = cluster } = asks.pod;
    // Pods that share a host name, as those of a Deployment with one do, answer together.
    const known = only === cluster && pods.hostnames.includes(hostname);
    return known ? [{ pods: { cluster, count: sharing(pods.hostnames, pods.ready), hostname } }] : [];
  }
  const port = 'port' in asks ? ports.find(candidate => isAsked(candidate, asks.port)) : undefined;
  if (port === undefined) return [];
  const below = name.zone === 'clusterset.local' ? `${cluster}.${fullName(name)}` : fullName(name);
  const targets = pods.hostnames.map(hostname => `${hostname}.${below}`);
  return [{ podsSrv: { cluster, count: pods.ready, port: port.targetPort, targets } }];
}

const sharing = (hostnames: readonly string[], ready: number): number => (hostnames.length > 1 ? 1 : ready);
