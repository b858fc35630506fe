import { chart, peerMap, pinnedEverywhere } from './common';
import type { CiliumRelease } from './release';

/** Cilium 1.20. Paths and defaults: the chart's values.yaml; changes: Documentation/operations/upgrade.rst. */
export const cilium120: CiliumRelease = {
  minor: '1.20',
  chart,
  pinned: pinnedEverywhere,
  mcsApiVersion: 'multicluster.x-k8s.io/v1beta1',
  mcs: enabled => ({ mcsapi: { enabled, installCRDs: true } }),
  installsMcsCrds: true,
  hasNamespaceScopes: true,
  peers: peerMap,
  extraDnsNames: ['clustermesh', 'apiserver', 'tls', 'auto', 'server', 'extraDnsNames'],
  mended: { mcsUpgrade: '1.20.1' },
  knownBad: {
    '1.20.0':
      'an upgrade from 1.19 with MCS on can delete every ServiceImport of its peers (cilium/cilium#47793)',
  },
};
