import type { Values } from '../releases/index';
import { type Composition, compose } from './compose';
import { apiserver, cache } from './control-plane';
import { encryption } from './encryption';
import { gateways, gatewaysOwner } from './gateways';
import type { CiliumInput } from './input';
import { trust } from './trust/index';

/** The effective Cilium values of a cluster, and who owns each. */
export function ciliumValues(input: CiliumInput): Composition {
  return compose([
    { owner: 'cluster', values: identity(input) },
    { owner: `platform ${input.platform.title}`, values: input.platform.values },
    { owner: 'network', values: network(input) },
    { owner: 'encryption', values: encryption(input) },
    { owner: 'mesh', values: { clustermesh: mesh(input) } },
    { owner: 'control plane', values: { clustermesh: { ...cache(input), apiserver: apiserver(input) } } },
    { owner: gatewaysOwner, values: gateways(input.entrance) },
    { owner: 'trust', values: trust(input) },
    { owner: 'rollout', values: rollout },
    { owner: `release ${input.release.minor}`, values: input.release.pinned },
  ]);
}

function identity({ name, id }: CiliumInput): Values {
  return { cluster: { name, id } };
}

function network(input: CiliumInput): Values {
  const { families, apiServer, nativeRoutingCidr: native } = input;
  return {
    ipv4: { enabled: families.ipv4 },
    ipv6: { enabled: families.ipv6 },
    // What the native network routes by itself; anything else is masqueraded and arrives as `world`.
    ...(input.platform.routing === 'native' && {
      ...(native.ipv4 !== undefined && families.ipv4 && { ipv4NativeRoutingCIDR: native.ipv4 }),
      ...(native.ipv6 !== undefined && families.ipv6 && { ipv6NativeRoutingCIDR: native.ipv6 }),
    }),
    ...(apiServer !== undefined && { k8sServiceHost: apiServer.host, k8sServicePort: apiServer.port }),
  };
}

/** Documentation/network/clustermesh/setup.rst; the peers are a file of their own. */
function mesh(input: CiliumInput): Values {
  return {
    useAPIServer: true,
    maxConnectedClusters: input.maxConnectedClusters,
    ...(input.release.hasNamespaceScopes && { defaultGlobalNamespace: input.namespaceScope === 'global' }),
    // Left to people otherwise, who may have Services that Meshprint does not know.
    ...(input.syncEndpointSlices && { enableEndpointSliceSynchronization: true }),
    ...input.release.mcs(input.exports, input.configureCoredns),
    // Always on with the API server, whose pod mounts a ConfigMap that only this renders (cilium/cilium#44181).
    config: { enabled: true, domain: input.domain },
  };
}

/** Agents and operator restart when their configuration changes; otherwise it would take effect at some later time. */
const rollout: Values = { rollOutCiliumPods: true, operator: { rollOutPods: true } };
