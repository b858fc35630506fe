import { chart, peerMap, pinnedEverywhere, sharedTargetPort } from './common';
import type { CiliumRelease } from './release';

/** Cilium 1.19. Paths and defaults: the chart's values.yaml; changes: Documentation/operations/upgrade.rst. */
export const cilium119: CiliumRelease = {
  minor: '1.19',
  chart,
  pinned: pinnedEverywhere,
  mcsApiVersion: 'multicluster.x-k8s.io/v1alpha1',
  mcs: enabled => ({ mcsapi: { enabled, installCRDs: true } }),
  installsMcsCrds: true,
  peers: peerMap,
  extraDnsNames: ['clustermesh', 'apiserver', 'tls', 'server', 'extraDnsNames'],
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
