import type { Value } from '../../../releases/index';

/** The effective value at a path that is written with dots. */
type Look = (path: string) => Value | undefined;

/** Values that the chart refuses together: Cilium chart, templates/validate.yaml and cilium-configmap.yaml. */
export interface Refusal {
  /** Where it is mended. */
  readonly path: string;
  /** First minor that refuses it. Default: all do. */
  readonly since?: string;
  readonly when: (look: Look) => boolean;
  /** Ends a sentence that begins with the path. */
  readonly because: string;
  readonly mend: string;
}

const policies = ['Cluster', 'Local'];

/** What needs Envoy, which `l7Proxy: false` takes away. */
const needsEnvoy: Refusal[] = ['ingressController.enabled', 'gatewayAPI.enabled', 'envoyConfig.enabled'].map(
  path => ({
    path,
    when: look => look(path) === true && look('l7Proxy') === false,
    because: 'needs l7Proxy, which is off',
    mend: 'Leave l7Proxy out.',
  }),
);

/** Everything of that kind which people’s values can bring about. */
export const refusals: readonly Refusal[] = [
  ...needsEnvoy,
  {
    path: 'loadBalancer.l7.backend',
    when: look => look('loadBalancer.l7.backend') === 'envoy' && look('l7Proxy') === false,
    because: 'needs l7Proxy, which is off',
    mend: 'Leave l7Proxy out.',
  },
  {
    path: 'gatewayAPI.externalTrafficPolicy',
    when: look =>
      look('gatewayAPI.enabled') === true && isOtherWord(look('gatewayAPI.externalTrafficPolicy'), policies),
    because: 'is neither Cluster nor Local',
    mend: 'Write Cluster or Local.',
  },
  {
    path: 'ingressController.service.externalTrafficPolicy',
    when: look =>
      look('ingressController.enabled') === true &&
      isOtherWord(look('ingressController.service.externalTrafficPolicy'), policies),
    because: 'is neither Cluster nor Local',
    mend: 'Write Cluster or Local.',
  },
  {
    path: 'hubble.relay.enabled',
    when: look => look('hubble.relay.enabled') === true && look('hubble.enabled') === false,
    because: 'needs Hubble, which is off',
    mend: 'Leave hubble.enabled out.',
  },
  {
    path: 'hubble.ui.enabled',
    when: look =>
      look('hubble.ui.enabled') === true &&
      look('hubble.ui.standalone.enabled') !== true &&
      look('hubble.relay.enabled') !== true,
    because: 'needs Hubble Relay, which is off',
    mend: 'Set hubble.relay.enabled to true.',
  },
  {
    path: 'authentication.mutual.spire.enabled',
    when: look =>
      look('authentication.mutual.spire.enabled') === true && look('authentication.enabled') !== true,
    because: 'needs mutual authentication, which Meshprint keeps off since it is deprecated',
    mend: 'Leave it out.',
  },
  {
    path: 'clustermesh.apiserver.kvstoremesh.kvstoreMode',
    when: look => isOtherWord(look('clustermesh.apiserver.kvstoremesh.kvstoreMode'), ['internal']),
    because: 'is not internal, which needs identities in a kvstore and one replica',
    mend: 'Leave it out.',
  },
  {
    path: 'bpf.tproxy',
    since: '1.19',
    when: look => look('bpf.tproxy') === true && textOf(look('bpf.datapathMode')).startsWith('netkit'),
    because: 'does not go together with netkit devices',
    mend: 'Leave it out, or take veth for bpf.datapathMode.',
  },
  {
    path: 'standaloneDnsProxy.enabled',
    since: '1.19',
    when: look =>
      look('standaloneDnsProxy.enabled') === true &&
      [undefined, null, 0].includes(look('dnsProxy.proxyPort') as null),
    because: 'needs a fixed port for DNS',
    mend: 'Set dnsProxy.proxyPort.',
  },
  {
    path: 'nativeRoutingCIDRFromClusterPool',
    since: '1.20',
    when: look => look('nativeRoutingCIDRFromClusterPool') === true && !hasOnePool(look),
    because: 'needs exactly one range of Cilium’s own for pods of each family',
    mend: 'Leave it out.',
  },
  {
    path: 'gke.enabled',
    when: look => look('gke.enabled') === true && look('routingMode') !== 'native',
    because: 'needs native routing',
    mend: 'Leave it out; take the platform gke for a cluster of GKE.',
  },
  {
    path: 'aksbyocni.enabled',
    when: look => look('aksbyocni.enabled') === true && look('routingMode') !== 'tunnel',
    because: 'needs a tunnel',
    mend: 'Leave it out; take the platform aksByocni for a cluster of AKS.',
  },
  {
    path: 'keepDeprecatedLabels',
    when: look => look('keepDeprecatedLabels') === true && look('gke.enabled') === true,
    because: 'makes GKE remove the agents from kube-system',
    mend: 'Leave it out.',
  },
  {
    path: 'operator.setNodeTaints',
    when: look => look('operator.setNodeTaints') === true && look('operator.removeNodeTaints') === false,
    because: 'would set taints that nothing removes',
    mend: 'Leave operator.removeNodeTaints out.',
  },
];

/** True for a value that is none of the words; the chart's default, where nothing is said, is one of them. */
function isOtherWord(value: Value | undefined, words: readonly string[]): boolean {
  return value !== undefined && !words.includes(textOf(value));
}

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

function hasOnePool(look: Look): boolean {
  const pools = (['4', '6'] as const).map(family => {
    const list = look(`ipam.operator.clusterPoolIPv${family}PodCIDRList`);
    return look(`ipv${family}.enabled`) !== true || (Array.isArray(list) && list.length === 1);
  });
  return look('ipam.mode') === 'cluster-pool' && pools.every(Boolean);
}
