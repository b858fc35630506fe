import type { CiliumRelease } from './release';

/** Cilium 1.20. Paths and defaults: the chart's values.yaml; changes: Documentation/operations/upgrade.rst. */
export const cilium120: CiliumRelease = {
  minor: '1.20',
  chart: 'oci://quay.io/cilium/charts/cilium',
  mcsApiVersion: 'multicluster.x-k8s.io/v1beta1',
  pinned: {
    // 1.18: false, 1.19: true. A selector without a cluster label means the local cluster only.
    clustermesh: {
      policyDefaultLocalCluster: true,
      defaultGlobalNamespace: true,
      apiserver: {
        tls: {
          // 1.18: legacy. `migration` serves both the shared and the per-cluster client name.
          authMode: 'migration',
          // 1.19: 1095 days. cert-manager and certgen renew long before.
          auto: { certValidityDuration: 365 },
        },
      },
    },
    // 1.18: true. Mutual authentication is deprecated (cilium/cilium#47132).
    authentication: { enabled: false },
  },
  extraDnsNames: ['clustermesh', 'apiserver', 'tls', 'auto', 'server', 'extraDnsNames'],
  knownBad: {
    '1.20.0':
      'an upgrade from 1.19 with MCS on can delete every ServiceImport of its peers (cilium/cilium#47793)',
  },
};
