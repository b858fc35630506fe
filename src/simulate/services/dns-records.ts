import { aboutPods } from './assumptions';
import type { DnsName } from './dns-name';
import type { Assumption } from './inputs';
import type { Candidate } from './offer';

/** A record of an answer. Addresses that no repository knows are told by what they belong to. */
export type DnsRecord =
  /** A or AAAA: the address of a Service, in the caller's cluster. */
  | { readonly address: { readonly service: string; readonly ip?: string } }
  /** A or AAAA: the addresses of the ready pods of one cluster, or of one of them. */
  | {
      readonly pods: {
        readonly cluster: string;
        readonly count: number;
        /** The one that was asked for. */
        readonly hostname?: string;
        /** Names of their own, where the pods have host names and all were asked for. */
        readonly names?: readonly string[];
      };
    }
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

/** What was found for a name, and why. */
export interface Looked {
  readonly records: readonly DnsRecord[];
  readonly assumed?: readonly Assumption[];
  readonly why: string;
}

/** No such name. */
export const absent = (why: string): Looked => ({ records: [], why });

/** A port as DNS gives it. */
interface Port {
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
}

/** A name with an address answers whether or not anybody is behind it. */
export function ofAddress({ asks, ...name }: DnsName, address: DnsRecord, ports: readonly Port[]): Looked {
  const why = `${name.namespace}/${name.service} has an address in this cluster`;
  if ('all' in asks) return { records: [address], why };
  if (!('port' in asks))
    return absent(`${name.namespace}/${name.service} is not headless, so its pods have no names`);
  const port = ports.find(candidate => isAsked(candidate, asks.port));
  if (port === undefined)
    return absent(`${name.namespace}/${name.service} has no port of this name and protocol`);
  return { records: [{ srv: { port: port.port, target: fullName(name) } }], why };
}

/** Ports without a name have no record of their own. */
const isAsked = (
  port: Omit<Port, 'port'>,
  { name, protocol }: { readonly name: string; readonly protocol: string },
): boolean => name !== '' && port.name === name && port.protocol === protocol;

const fullName = ({ service, namespace, zone }: Omit<DnsName, 'asks'>): string =>
  `${service}.${namespace}.svc.${zone}`;

/** A headless name answers with the pods that are ready, and not at all without any. */
export function ofPods({ asks, ...name }: DnsName, candidates: readonly Candidate[]): Looked {
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
  const below = name.zone === 'clusterset.local' ? `${cluster}.${fullName(name)}` : fullName(name);
  const names = pods.hostnames.map(hostname => `${hostname}.${below}`);
  if ('all' in asks) return [{ pods: { cluster, count: pods.ready, ...(names.length > 0 && { names }) } }];
  if ('pod' in asks) {
    const { hostname, cluster: only = cluster } = asks.pod;
    // Pods that share a host name, as those of a Deployment with one do, answer together.
    const known = only === cluster && pods.hostnames.includes(hostname);
    return known ? [{ pods: { cluster, count: sharing(pods.hostnames, pods.ready), hostname } }] : [];
  }
  const port = 'port' in asks ? ports.find(candidate => isAsked(candidate, asks.port)) : undefined;
  if (port === undefined) return [];
  return [{ podsSrv: { cluster, count: pods.ready, port: port.targetPort, targets: names } }];
}

const sharing = (hostnames: readonly string[], ready: number): number => (hostnames.length > 1 ? 1 : ready);
