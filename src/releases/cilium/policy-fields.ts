/** A field of Cilium's policies, or a value of one, that some minors have and others have not. */
export interface PolicyField {
  /** Its path in a rule of one direction, where `[]` is every entry of a list. */
  readonly path: string;
  /** The values that are meant. Default: any. */
  readonly values?: readonly string[];
  /** First minor that has it. Default: all before the last. */
  readonly first?: string;
  /** Last minor that has it. Default: all from the first on. */
  readonly last?: string;
  /** What to write instead, as a sentence. */
  readonly instead: string;
}

const kafka = 'Leave it out; Cilium looks into HTTP and DNS only.';
const requires =
  'Say what is required among the labels of fromEndpoints or toEndpoints, or deny the rest with ingressDeny or egressDeny.';
const byHost = 'Leave the protocol out, or upgrade Cilium first.';

/**
 * What differs between the minors in CiliumNetworkPolicy and CiliumClusterwideNetworkPolicy. pkg/policy/api of each;
 * Documentation/operations/upgrade.rst; cilium/cilium#39872 and #44459.
 */
export const policyFields: readonly PolicyField[] = [
  { path: 'toPorts[].rules.kafka', last: '1.19', instead: kafka },
  { path: 'toPorts[].rules.l7proto', last: '1.19', instead: kafka },
  { path: 'toPorts[].rules.l7', last: '1.19', instead: kafka },
  { path: 'fromRequires[]', last: '1.18', instead: requires },
  { path: 'toRequires[]', last: '1.18', instead: requires },
  { path: 'toPorts[].ports[].protocol', values: ['VRRP', 'IGMP'], first: '1.19', instead: byHost },
  {
    path: 'toPorts[].ports[].protocol',
    values: ['GRE', 'IPIP', 'IPV6', 'ESP', 'AH'],
    first: '1.20',
    instead: byHost,
  },
];
