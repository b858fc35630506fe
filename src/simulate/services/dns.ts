import { derivedServiceName } from '../../kinds/index';
import { keyOf, type MeshCluster, type MeshState } from '../../mesh/index';
import type { Reason } from '../because';
import { aboutClusterset, aboutDeclared, unservedZone } from './assumptions';
import { type DnsName, parseDnsName } from './dns-name';
import { absent, type DnsRecord, type Looked, ofAddress, ofPods } from './dns-records';
import { serviceOptions } from './global';
import type { Assumption, Inputs, WhatIf } from './inputs';
import { derivedSharing, importOptions } from './mcs/derived';
import { reconcile } from './mcs/reconcile';
import { worldOf } from './query';
import { headlessCandidates } from './served';
import type { World } from './world';

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
interface DnsQuery {
  /** The cluster of the caller. */
  readonly from: string;
  /** @example 'catalog.shop.svc.clusterset.local' */
  readonly name: string;
  readonly inputs?: Inputs;
  readonly whatIf?: WhatIf;
}

/**
 * What the DNS server of a cluster answers for a name of a service, of one of its ports or of one of its pods. Where
 * the blueprint does not say whether the server serves the zone, it is taken for granted. Undefined for a cluster without a tree, and for a name
 * outside of `svc.cluster.local` and `svc.clusterset.local`.
 */
export function resolveDns(state: MeshState, query: DnsQuery): DnsAnswer | undefined {
  const asked = worldOf(state, query);
  const parsed = parseDnsName(query.name);
  if (asked === undefined || parsed === undefined) return undefined;
  const { world, cluster } = asked;
  const name =
    parsed.zone === 'cluster.local' ? ofService(world, cluster, parsed) : ofSet(world, cluster, parsed);
  const { records, assumed = [], why } = 'nothing' in parsed.asks ? absent(parsed.asks.nothing) : name;
  const declared = aboutDeclared([cluster], keyOf(parsed.namespace, parsed.service));
  const zone = parsed.zone === 'clusterset.local' ? aboutClusterset(cluster) : [];
  return {
    from: cluster.name,
    name: query.name,
    status: records.length === 0 ? 'NXDOMAIN' : 'NOERROR',
    records,
    assumed: [...assumed, ...declared, ...zone],
    because: [{ why, cluster: cluster.name }],
  };
}

/** Only where DNS serves the zone of imports does one have a name in it. */
function ofSet(world: World, cluster: MeshCluster, name: DnsName): Looked {
  const why = unservedZone(cluster);
  return why === undefined ? ofImport(world, cluster, name) : absent(why);
}

function ofService(world: World, cluster: MeshCluster, name: DnsName): Looked {
  const key = keyOf(name.namespace, name.service);
  const service = cluster.services.get(key)?.value;
  if (service === undefined) return ofDerived(world, cluster, name);
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

/** The Service behind an import has a name of its own in its cluster, as every Service has. */
function ofDerived(world: World, cluster: MeshCluster, name: DnsName): Looked {
  const { namespace, service } = name;
  const original = [...world.facts.state.holders.keys()]
    .map(key => key.split('/'))
    .find(([of = '', called = '']) => of === namespace && derivedServiceName(of, called) === service)?.[1];
  return original === undefined
    ? absent(`${cluster.name} has no Service ${keyOf(namespace, service)}`)
    : ofImport(world, cluster, name, original);
}

function ofImport(world: World, cluster: MeshCluster, name: DnsName, original = name.service): Looked {
  const key = keyOf(name.namespace, original);
  const reconciled = reconcile(world, cluster, key);
  const options = importOptions(world, cluster, key);
  const { merged, absent: why, noDerived } = reconciled;
  if (merged === undefined)
    return absent(`${cluster.name} has no ServiceImport ${key}: ${why ?? 'nobody exports it'}`);
  if (options === undefined)
    return absent(
      `the ServiceImport ${key} in ${cluster.name} has no Service behind it: ${noDerived ?? '?'}`,
    );
  if (merged.oldest.type === 'Headless')
    return ofPods(name, headlessCandidates(cluster, options, derivedSharing(cluster, reconciled)));
  const derived = keyOf(name.namespace, derivedServiceName(name.namespace, original));
  return ofAddress(name, { address: { service: derived } }, merged.ports);
}
