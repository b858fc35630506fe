import type { DangerRule } from './danger';
import type { Grade } from './grade';
import { ciliumValue, isAt } from './subject';

/** Values that say how packets travel, and how bad a change on a running cluster is. */
const table: readonly (readonly [paths: readonly string[], grade: Grade, reason: string])[] = [
  [
    ['routingMode', 'tunnelProtocol', 'tunnelPort', 'eni.enabled', 'gke.enabled', 'aksbyocni.enabled'],
    'critical',
    'nodes and peers that still have the other setting exchange no packets with those that have the new one',
  ],
  [
    ['ipam', 'identityAllocationMode', 'cni.chainingMode'],
    'critical',
    'pods keep addresses and identities of the former setting until they are made anew',
  ],
  [
    ['ipv4', 'ipv6'],
    'critical',
    'an address family comes or goes while pods and peers still have the former ones',
  ],
  [
    [
      'ipv4NativeRoutingCIDR',
      'ipv6NativeRoutingCIDR',
      'autoDirectNodeRoutes',
      'directRoutingSkipUnreachable',
    ],
    'high',
    'addresses that leave the native range are masqueraded, so that policies of peers no longer know the pods',
  ],
  [
    [
      'kubeProxyReplacement',
      'socketLB',
      'bpf.masquerade',
      'enableIPv4Masquerade',
      'enableIPv6Masquerade',
      'loadBalancer',
      'MTU',
    ],
    'high',
    'how connections are translated changes under those that are open',
  ],
];

/** How packets travel between nodes and clusters. */
export const datapath: DangerRule = {
  id: 'datapath',
  source: 'Documentation/network/clustermesh/setup.rst; Documentation/network/concepts/routing.rst',
  judge: change => {
    const value = ciliumValue(change);
    if (value === undefined || value === '') return undefined;
    const row = table.find(([paths]) => isAt(value, paths));
    return row && { grade: row[1], reason: `${value} changes: ${row[2]}` };
  },
};
