import type { TrustProps } from '../model/index';
import type { TrustPlan } from './plan';

/** Where the clusters' certificates come from. */
export function resolveTrust({ certManager: { issuer, provision } }: TrustProps): TrustPlan {
  return {
    kind: 'cert-manager',
    issuer,
    version: 'install' in provision ? provision.install.version : provision.assumes.version,
    rootSecret: 'install' in provision ? provision.install.rootSecret : undefined,
  };
}
