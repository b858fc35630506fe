import { chart, peerList, pinnedEverywhere, sharedTargetPort } from './common';
import type { CiliumRelease } from './release';

/** Cilium 1.18. Paths and defaults: the chart's values.yaml; changes: Documentation/operations/upgrade.rst. */
export const cilium118: CiliumRelease = {
  minor: '1.18',
  chart,
  pinned: pinnedEverywhere,
  mcsApiVersion: 'multicluster.x-k8s.io/v1alpha1',
  mcs: enabled => ({ enableMCSAPISupport: enabled }),
  installsMcsCrds: false,
  peers: peerList,
  extraDnsNames: ['clustermesh', 'apiserver', 'tls', 'server', 'extraDnsNames'],
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
