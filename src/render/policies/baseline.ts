import { ciliumNetworkPolicy, type EgressRule, type PlacedObject, type PortRule } from '../../kinds/index';
import type { BaselinePolicy } from '../../plan/index';
import { clusterLabel, namespaceLabel } from './selector';

/** A namespace's baseline in one cluster. An empty rule allows nothing; the direction alone switches the denial on. */
export function compileBaseline(policy: BaselinePolicy, cluster: string): PlacedObject {
  const { ingress, egress } = policy.directions;
  return {
    path: policy.path,
    object: ciliumNetworkPolicy({
      metadata: { name: policy.name, namespace: policy.namespace ?? '' },
      spec: {
        endpointSelector: {},
        // Documentation/security/policy/language.rst, rule basics.
        enableDefaultDeny: { ingress, egress },
        ...(ingress && { ingress: [{}] }),
        ...(egress && { egress: policy.allowDns ? clusterDns(cluster) : [{}] }),
      },
    }),
  };
}

const dnsPorts: PortRule[] = [
  {
    ports: [
      { port: '53', protocol: 'UDP' },
      { port: '53', protocol: 'TCP' },
    ],
  },
];

/**
 * The cluster's own DNS: its pods, which carry one label for kube-dns and CoreDNS alike, and NodeLocal DNSCache, which
 * runs on the node's network, under the node's identity or its well-known address (GKE has it on from 1.34.1).
 */
function clusterDns(cluster: string): EgressRule[] {
  const pods = { 'k8s-app': 'kube-dns', [namespaceLabel]: 'kube-system', [clusterLabel]: cluster };
  return [
    { toEndpoints: [{ matchLabels: pods }], toPorts: dnsPorts },
    { toEntities: ['host'], toPorts: dnsPorts },
    { toCIDR: ['169.254.20.10/32'], toPorts: dnsPorts },
  ];
}
