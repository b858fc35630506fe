import { chart, entities, gatewayKinds, pinnedEverywhere, sharedTargetPort } from './common';
import type { CiliumRelease } from './release';

/** Cilium 1.18. Paths and defaults: the chart's values.yaml; changes: Documentation/operations/upgrade.rst. */
export const cilium118: CiliumRelease = {
  minor: '1.18',
  chart,
  pinned: pinnedEverywhere,
  entities,
  mcsApiVersion: 'multicluster.x-k8s.io/v1alpha1',
  mcs: enabled => ({ enableMCSAPISupport: enabled }),
  configuresCoredns: false,
  installsMcsCrds: false,
  hasNamespaceScopes: false,
  // The documentation of the first patches named 1.2.0 by mistake (cilium/cilium#44816).
  gatewayApi: { documented: 'v1.3.0', required: gatewayKinds },
  peers: 'list',
  extraDnsNames: ['clustermesh', 'apiserver', 'tls', 'server', 'extraDnsNames'],
  strictMode: ({ cidr, allowRemoteNodeIdentities }) => ({
    enabled: true,
    cidr,
    allowRemoteNodeIdentities,
  }),
  hasCacheTtl: false,
  hasEtcdQps: false,
  restartsForPeerAddresses: true,
  // Fixed in 1.19: cilium/cilium#24692, #41337.
  mistakesNodePorts: true,
  apiserverNames: [
    'clustermesh-apiserver.cilium.io',
    '*.mesh.cilium.io',
    'clustermesh-apiserver.kube-system.svc',
  ],
  certgen: { generateCA: false },
  certgenIsHook: true,
  // Otherwise the chart wants their content as values.
  foreignSecrets: { enableSecrets: false },
  defects: [
    {
      in: '1.18.0',
      what: 'services whose port has no name lose their remote backends (cilium/cilium#41104)',
    },
    { in: '<1.18.10', what: sharedTargetPort, when: 'shared target port' },
  ],
  // Documentation/network/kubernetes/compatibility.rst
  testedKubernetes: ['1.30', '1.33'],
};
