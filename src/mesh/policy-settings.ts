import { flagAt, listAt, mapAt, textAt } from './read';

/** What a cluster's Cilium values decide about policies. */
export interface PolicySettings {
  /** `policyEnforcementMode`: whether pods that no policy selects are open, closed, or all pods are open. */
  readonly enforcement: 'default' | 'always' | 'never';
  /** Whether policies with a `nodeSelector` mean anything. */
  readonly hostFirewall: boolean;
  /** Whether CIDRs match the addresses of nodes. */
  readonly cidrMatchesNodes: boolean;
  /** Whether CIDRs match the addresses of pods. */
  readonly cidrMatchesPods: boolean;
  /** Whether nodes have labels that `fromNodes` and `toNodes` can select. */
  readonly nodeLabels: boolean;
  /** False where `enableDefaultDeny` is not read, and every policy denies by default in both directions. */
  readonly defaultDenyCanBeOff: boolean;
  /** Whether Kubernetes' NetworkPolicies mean anything. */
  readonly networkPolicies: boolean;
  /** Whether Kubernetes' ClusterNetworkPolicies do; Cilium has them since 1.20. */
  readonly clusterNetworkPolicies: boolean;
  /** Whether there is a proxy, without which policies with L7 rules are refused. */
  readonly l7Proxy: boolean;
  /** Whether rules about protocols without ports mean anything. */
  readonly extendedProtocols: boolean;
  /** `policyAuditMode`: what policies deny is only reported. */
  readonly audit: boolean;
  /** An option of the agent in `extraConfig` that decides about policies beside the values that are read. */
  readonly overruled?: string;
  /** What `labels` says about which labels make an identity; undefined for Cilium's own choice. */
  readonly identityLabels?: string;
}

/** Options of the agent that decide about policies, and are read as values of the chart where they have one. */
const options: ReadonlySet<string> = new Set([
  'allow-localhost',
  'enable-cilium-clusterwide-network-policy',
  'enable-cilium-network-policy',
  'enable-host-firewall',
  'enable-icmp-rules',
  'enable-k8s-cluster-network-policy',
  'enable-k8s-networkpolicy',
  'enable-l7-proxy',
  'enable-node-selector-labels',
  'enable-non-default-deny-policies',
  'enable-policy',
  'labels',
  'policy-audit-mode',
  'policy-cidr-match-mode',
  'policy-default-local-cluster',
  'static-cnp-path',
]);

/** Reads them from the merged values; the paths and defaults are the same in every supported minor. */
export function readPolicySettings(values: Readonly<Record<string, unknown>>): PolicySettings {
  const mode = textAt(values, 'policyEnforcementMode');
  const cidrMode = values.policyCIDRMatchMode;
  const matches = (what: string): boolean =>
    cidrMode === what || listAt(values, 'policyCIDRMatchMode').includes(what);
  const extraConfig = mapAt(values, 'extraConfig');
  const overruled = Object.keys(extraConfig)
    .sort()
    .find(key => options.has(key));
  const identityLabels = textAt(values, 'labels') ?? '';
  return {
    enforcement: mode === 'always' || mode === 'never' ? mode : 'default',
    hostFirewall: flagAt(mapAt(values, 'hostFirewall'), 'enabled', false),
    cidrMatchesNodes: matches('nodes'),
    cidrMatchesPods: matches('pods'),
    nodeLabels: flagAt(values, 'nodeSelectorLabels', false),
    defaultDenyCanBeOff: flagAt(values, 'enableNonDefaultDenyPolicies', true),
    networkPolicies: flagAt(mapAt(values, 'k8sNetworkPolicy'), 'enabled', true),
    clusterNetworkPolicies: flagAt(mapAt(values, 'k8sClusterNetworkPolicy'), 'enabled', false),
    l7Proxy: flagAt(values, 'l7Proxy', true),
    extendedProtocols: flagAt(extraConfig, 'enable-extended-ip-protocols', false),
    audit: flagAt(values, 'policyAuditMode', false),
    ...(overruled !== undefined && { overruled }),
    ...(identityLabels !== '' && { identityLabels }),
  };
}
