import { chart, peerList, pinnedEverywhere } from './common';
import type { CiliumRelease } from './release';

/** Cilium 1.18. Paths and defaults: the chart's values.yaml; changes: Documentation/operations/upgrade.rst. */
export const cilium118: CiliumRelease = {
  minor: '1.18',
  chart,
  pinned: pinnedEverywhere,
  mcsApiVersion: 'multicluster.x-k8s.io/v1alpha1',
  mcs: enabled => ({ enableMCSAPISupport: enabled }),
  installsMcsCrds: false,
  hasNamespaceScopes: false,
  peers: peerList,
  extraDnsNames: ['clustermesh', 'apiserver', 'tls', 'server', 'extraDnsNames'],
  mended: { sameTargetPort: '1.18.10' },
  knownBad: {
    '1.18.0': 'services whose port has no name lose their remote backends (cilium/cilium#41104)',
  },
};
