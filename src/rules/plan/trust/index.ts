import type { PlanRule } from '../../rule';
import { bundleSize } from './bundle-size';
import { caExpired } from './ca-expired';
import { caExpiresSoon } from './ca-expires-soon';
import { certManagerVersion } from './cert-manager-version';
import { certificate } from './certificate';
import { certificateUse } from './certificate-use';
import { intermediateCa } from './intermediate-ca';
import { root } from './root';
import { trustDiffers } from './trust-differs';

/** Rules on where certificates come from. */
export const trustRules: readonly PlanRule[] = [
  certManagerVersion,
  trustDiffers,
  certificate,
  certificateUse,
  intermediateCa,
  root,
  caExpired,
  caExpiresSoon,
  bundleSize,
];
