import type { ClusterPlan } from '../../../plan/index';
import { certManagerText } from './cert-manager';
import { certgenText } from './certgen';
import { externalText } from './external';
import type { TrustText } from './text';

export type { Step } from './text';

/** What the README of a cluster says about where its certificates come from. */
export function trustText(cluster: ClusterPlan): TrustText {
  const { trust } = cluster;
  switch (trust.kind) {
    case 'cert-manager':
      return certManagerText(trust, cluster);
    case 'shared-ca':
    case 'separate-cas':
      return certgenText(cluster);
    case 'external':
      return externalText(cluster);
  }
}
