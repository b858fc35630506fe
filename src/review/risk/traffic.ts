import { fewOf } from '../../findings/index';
import { type FoldedChange, sayObject } from '../change';
import type { ConnectionDifference } from '../mesh/found-connections';
import type { DangerRule } from './danger';
import { isExport, isPolicy, isService, peerOf } from './subject';
import type { TrafficRisks } from './traffic-risks';

/** What the simulators say of it: pods that become reachable or are cut off, services that nobody answers for. */
export const traffic: DangerRule = {
  id: 'traffic',
  source: 'Documentation/security/policy/intro.rst; Documentation/network/clustermesh/global-services.rst',
  judge: (change, { traffic: risks }) => {
    if (isPolicy(change)) return change.path[0] === 'metadata' ? undefined : ofPolicy(change, risks);
    const down = causes(change).flatMap(cause => risks.down.get(cause) ?? []);
    if (down.length === 0) return undefined;
    const services = [...new Set(down.map(({ service }) => service))].sort();
    const callers = [...new Set(down.flatMap(one => one.callers))].sort();
    return {
      grade: 'critical',
      reason: `nobody answers for ${fewOf(services, 3)} any more when callers in ${fewOf(callers, 3)} ask`,
    };
  },
};

/** By what a change may take the last backend of a service: the service, or the cluster that had it. */
function causes(change: FoldedChange): readonly string[] {
  const { object, file, kind, clusters } = change;
  if (isService(change) || isExport(change)) return [`${object?.namespace ?? ''}/${object?.name ?? ''}`];
  if (kind !== 'removed') return [];
  const peer = peerOf(change);
  if (peer !== undefined) return [peer];
  return file === '' ? clusters : [];
}

function ofPolicy({ object }: FoldedChange, { connections }: TrafficRisks): ReturnType<DangerRule['judge']> {
  if (object === undefined) return undefined;
  // Decisions do not name the groups of addresses that policies refer to.
  const isReferred = object.kind === 'CiliumCIDRGroup';
  const all = isReferred ? [...connections.values()].flat() : (connections.get(sayObject(object)) ?? []);
  const of = (kind: ConnectionDifference['kind']): string[] => [
    ...new Set(
      all
        .filter(one => one.kind === kind)
        .map(({ from, to, ports }) => `${from} → ${to} on ${fewOf(ports, 3)}`),
    ),
  ];
  const [opened, closed] = [of('opened'), of('closed')];
  const said = [
    ...(opened.length > 0 ? [`connections open: ${fewFlows(opened)}`] : []),
    ...(closed.length > 0 ? [`connections close: ${fewFlows(closed)}`] : []),
  ];
  return said.length === 0 ? undefined : { grade: 'high', reason: said.join('; ') };
}

/** Flows list ports with commas. */
function fewFlows(flows: readonly string[]): string {
  const shown = flows.slice(0, 2).join('; ');
  return flows.length <= 2 ? shown : `${shown}; and ${flows.length - 2} more`;
}
