import type { PlanRule } from '../../rule';
import { bundleSize } from './bundle-size';
import { caBeginsLater } from './ca-begins-later';
import { caExpired } from './ca-expired';
import { caExpiresSoon } from './ca-expires-soon';
import { certManagerVersion } from './cert-manager-version';
import { certificate } from './certificate';
import { certificateUse } from './certificate-use';
import { intermediateCa } from './intermediate-ca';
import { root } from './root';
import { sameCa } from './same-ca';
import { trustDiffers } from './trust-differs';
import { weakCa } from './weak-ca';

/** Rules for which the answer is another one at another time. */
export const timedRules: readonly PlanRule[] = [caBeginsLater, caExpired, caExpiresSoon];

/** Rules on where certificates come from. */
export const trustRules: readonly PlanRule[] = [
  certManagerVersion,
  trustDiffers,
  certificate,
  certificateUse,
  intermediateCa,
  root,
  sameCa,
  weakCa,
  ...timedRules,
  bundleSize,
];
