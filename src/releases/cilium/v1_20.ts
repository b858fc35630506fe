import { chart, entities, gatewayKinds, mcsApi, pinnedEverywhere, strictEgress } from './common';
import type { CiliumRelease } from './release';

/** Cilium 1.20. Paths and defaults: the chart's values.yaml; changes: Documentation/operations/upgrade.rst. */
export const cilium120: CiliumRelease = {
  minor: '1.20',
  chart,
  pinned: pinnedEverywhere,
  entities,
  mcsApiVersion: 'multicluster.x-k8s.io/v1beta1',
  mcs: mcsApi,
  configuresCoredns: true,
  installsMcsCrds: true,
  hasNamespaceScopes: true,
  // cilium/cilium#47793; what its operator installs is of this release.
  mcsCrdsFirst: 'v0.5.0',
  gatewayApi: {
    documented: 'v1.6.1',
    required: { ...gatewayKinds, ReferenceGrant: 'v1', TLSRoute: 'v1', BackendTLSPolicy: 'v1' },
  },
  peers: 'map',
  extraDnsNames: ['clustermesh', 'apiserver', 'tls', 'auto', 'server', 'extraDnsNames'],
  strictMode: strictEgress,
  hasCacheTtl: true,
  hasEtcdQps: true,
  restartsForPeerAddresses: true,
  mistakesNodePorts: false,
  apiserverNames: ['clustermesh-apiserver.kube-system.svc', '*.mesh.cilium.io'],
  // Certificates that outlive their CA are refused when they are made, and not found out when the CA ends.
  certgen: { generateCA: false, enforceCAValidityThroughoutLeavesDuration: true },
  certgenIsHook: false,
  foreignSecrets: {},
  defects: [
    {
      in: '1.20.0',
      what: 'an upgrade from 1.19 with MCS on can delete every ServiceImport of its peers (cilium/cilium#47793)',
      when: 'mcs',
    },
  ],
  testedKubernetes: undefined,
};
