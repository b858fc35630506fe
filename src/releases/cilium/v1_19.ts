import {
  chart,
  entities,
  gatewayKinds,
  mcsApi,
  pinnedEverywhere,
  sharedTargetPort,
  strictEgress,
} from './common';
import type { CiliumRelease } from './release';

/** Cilium 1.19. Paths and defaults: the chart's values.yaml; changes: Documentation/operations/upgrade.rst. */
export const cilium119: CiliumRelease = {
  minor: '1.19',
  chart,
  pinned: pinnedEverywhere,
  entities,
  mcsApiVersion: 'multicluster.x-k8s.io/v1alpha1',
  mcs: mcsApi,
  configuresCoredns: true,
  installsMcsCrds: true,
  hasNamespaceScopes: false,
  gatewayApi: {
    documented: 'v1.4.1',
    required: gatewayKinds,
    fails: {
      from: '1.5',
      because:
        'its operator does not start beside TLSRoutes that are not served as v1alpha2 (cilium/cilium#45139)',
    },
  },
  peers: 'map',
  extraDnsNames: ['clustermesh', 'apiserver', 'tls', 'server', 'extraDnsNames'],
  strictMode: strictEgress,
  hasCacheTtl: true,
  hasEtcdQps: false,
  restartsForPeerAddresses: true,
  mistakesNodePorts: false,
  apiserverNames: [
    'clustermesh-apiserver.cilium.io',
    '*.mesh.cilium.io',
    'clustermesh-apiserver.kube-system.svc',
  ],
  certgen: { generateCA: false },
  certgenIsHook: false,
  // Otherwise the chart wants their content as values.
  foreignSecrets: { enableSecrets: false },
  defects: [
    {
      in: '1.19.0',
      what: 'its operator may not update the MCS CRDs (cilium/cilium#44224)',
      when: 'mcs',
    },
    { in: '1.19.0 - 1.19.1', what: 'hosts lose connectivity (cilium/cilium#44221, #44430)' },
    { in: '<1.19.4', what: sharedTargetPort, when: 'shared target port' },
  ],
  testedKubernetes: undefined,
};
