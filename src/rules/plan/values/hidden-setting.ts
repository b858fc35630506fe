import { isMap } from '../../../kinds/index';
import { valueAt } from '../../../plan/index';
import type { Values } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { insteadOf } from './instead';
import { peoplesTrees, propertyOf, show } from '../people-values';

/** Settings of Cilium that Meshprint writes or checks, by the value that they come from. */
const settings: ReadonlyMap<string, string> = new Map([
  ['cluster-name', 'cluster.name'],
  ['cluster-id', 'cluster.id'],
  ['max-connected-clusters', 'clustermesh.maxConnectedClusters'],
  ['clustermesh-config', 'clustermesh.config.clusters'],
  ['clustermesh-enable-mcs-api', 'clustermesh.mcsapi.enabled'],
  ['clustermesh-default-global-namespace', 'clustermesh.defaultGlobalNamespace'],
  ['policy-default-local-cluster', 'clustermesh.policyDefaultLocalCluster'],
  ['mesh-auth-enabled', 'authentication.enabled'],
  ['routing-mode', 'routingMode'],
  ['tunnel-protocol', 'tunnelProtocol'],
  ['tunnel-port', 'tunnelPort'],
  ['enable-ipv4', 'ipv4.enabled'],
  ['enable-ipv6', 'ipv6.enabled'],
  ['ipv4-native-routing-cidr', 'ipv4NativeRoutingCIDR'],
  ['ipv6-native-routing-cidr', 'ipv6NativeRoutingCIDR'],
  ['ipam', 'ipam.mode'],
  ['cluster-pool-ipv4-cidr', 'ipam.operator.clusterPoolIPv4PodCIDRList'],
  ['cluster-pool-ipv4-mask-size', 'ipam.operator.clusterPoolIPv4MaskSize'],
  ['cluster-pool-ipv6-cidr', 'ipam.operator.clusterPoolIPv6PodCIDRList'],
  ['cluster-pool-ipv6-mask-size', 'ipam.operator.clusterPoolIPv6MaskSize'],
  ['kube-proxy-replacement', 'kubeProxyReplacement'],
  ['identity-allocation-mode', 'identityAllocationMode'],
  ['disable-endpoint-crd', 'disableEndpointCRD'],
  ['cni-chaining-mode', 'cni.chainingMode'],
  ['enable-ipsec', 'encryption.type'],
  ['enable-wireguard', 'encryption.type'],
  ['enable-ztunnel', 'encryption.type'],
  ['encrypt-node', 'encryption.nodeEncryption'],
]);

/** The programs that take arguments and environment of people's own; the agent's have no place above them. */
const programs = [
  [],
  ['operator'],
  ['clustermesh', 'apiserver'],
  ['clustermesh', 'apiserver', 'kvstoremesh'],
];

export const hiddenSetting: PlanRule = {
  id: 'values/hidden-setting',
  severity: 'error',
  breaks: 'It overrides the value that peers and Meshprint’s checks go by, and nothing shows that it does.',
  docs: 'Cilium chart, templates/cilium-configmap.yaml',
  *check(plan) {
    for (const { at, whose, clusters, values } of peoplesTrees(plan))
      for (const [keys, setting] of settingsIn(values)) {
        const path = settings.get(setting);
        if (path !== undefined)
          yield {
            at,
            property: propertyOf(keys),
            clusters,
            message: `'${show(keys)}' in ${whose} overrides '${path}'`,
            hint: insteadOf(path, `Set '${path}' instead, which is checked.`),
          };
      }
  },
};

/** The settings that people give past the chart's values, with their place. */
function* settingsIn(values: Values): Generator<[keys: string[], setting: string]> {
  const extra = valueAt(values, 'extraConfig');
  if (isMap(extra)) for (const key of Object.keys(extra)) yield [['extraConfig', key], key];
  for (const program of programs) {
    for (const [keys, argument] of listAt(values, [...program, 'extraArgs']))
      if (typeof argument === 'string') yield [keys, argument.replace(/^--?/, '').replace(/=.*$/s, '')];
    for (const [keys, variable] of listAt(values, [...program, 'extraEnv']))
      if (isMap(variable) && typeof variable.name === 'string' && variable.name.startsWith('CILIUM_'))
        yield [keys, variable.name.slice('CILIUM_'.length).toLowerCase().replace(/_/g, '-')];
  }
}

function listAt(values: Values, keys: readonly string[]): [string[], unknown][] {
  const list = valueAt(values, ...keys);
  return Array.isArray(list)
    ? list.map((entry: unknown, i): [string[], unknown] => [[...keys, String(i)], entry])
    : [];
}
