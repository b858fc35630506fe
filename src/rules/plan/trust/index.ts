import type { PlanRule } from '../../rule';
import { bundleSize } from './bundle-size';
import { certManagerVersion } from './cert-manager-version';
import { certificate } from './certificate';
import { certificateUse } from './certificate-use';
import { intermediateCa } from './intermediate-ca';
import { root } from './root';
import { sameCa } from './same-ca';
import { timedRules } from './timed';
import { trustDiffers } from './trust-differs';
import { weakCa } from './weak-ca';

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
