import { type EgressRule, part, type PortRule } from '../../kinds/index';
import { clusterLabel, namespaceLabel } from './selector';

const ports: NonNullable<PortRule['ports']> = [
  { port: '53', protocol: 'UDP' },
  { port: '53', protocol: 'TCP' },
];

/**
 * The cluster's own DNS: its pods, which carry one label for kube-dns and CoreDNS alike, and NodeLocal DNSCache, which
 * runs on the node's network, under the node's identity or its well-known address (GKE has it on from 1.34.1).
 */
function dnsRules(cluster: string, toPorts: PortRule[]): EgressRule[] {
  const pods = { 'k8s-app': 'kube-dns', [namespaceLabel]: 'kube-system', [clusterLabel]: cluster };
  return [
    { toEndpoints: [{ matchLabels: pods }], toPorts },
    { toEntities: ['host'], toPorts },
    { toCIDR: ['169.254.20.10/32'], toPorts },
  ];
}

/** The same in each namespace of a cluster. */
const clusterRules = new Map<string, EgressRule[]>();

/** Lets pods ask the DNS of their cluster. */
export function clusterDns(cluster: string): EgressRule[] {
  const rules = clusterRules.get(cluster) ?? part(dnsRules(cluster, [{ ports }]));
  clusterRules.set(cluster, rules);
  return rules;
}

/**
 * The same through Cilium's DNS proxy, from which it learns the addresses of names. Every name may be asked: a rule for
 * some of them would refuse all others, also where nothing denies by default (Documentation/security/policy/intro.rst).
 */
export const watchedDns = (cluster: string): EgressRule[] =>
  dnsRules(cluster, [{ ports, rules: { dns: [{ matchPattern: '*' }] } }]);
