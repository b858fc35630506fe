import { chart, peerMap, pinnedEverywhere } from './common';
import type { CiliumRelease } from './release';

/** Cilium 1.19. Paths and defaults: the chart's values.yaml; changes: Documentation/operations/upgrade.rst. */
export const cilium119: CiliumRelease = {
  minor: '1.19',
  chart,
  pinned: pinnedEverywhere,
  mcsApiVersion: 'multicluster.x-k8s.io/v1alpha1',
  mcs: enabled => ({ mcsapi: { enabled, installCRDs: true } }),
  installsMcsCrds: true,
  hasNamespaceScopes: false,
  peers: peerMap,
  extraDnsNames: ['clustermesh', 'apiserver', 'tls', 'server', 'extraDnsNames'],
  mended: { sameTargetPort: '1.19.4' },
  knownBad: {
    '1.19.0':
      'its operator may not update the MCS CRDs (cilium/cilium#44224), and hosts lose connectivity (#44221)',
  },
};
