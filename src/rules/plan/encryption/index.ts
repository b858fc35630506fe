import type { PlanRule } from '../../rule';
import { encryptionDeadlock } from './encryption-deadlock';
import { encryptionIpsec } from './encryption-ipsec';
import { encryptionNodes } from './encryption-nodes';
import { encryptionStrictCoverage } from './encryption-strict-coverage';
import { encryptionStrictMode } from './encryption-strict-mode';
import { encryptionType } from './encryption-type';

/** Rules on the traffic between nodes. */
export const encryptionRules: readonly PlanRule[] = [
  encryptionType,
  encryptionNodes,
  encryptionDeadlock,
  encryptionIpsec,
  encryptionStrictMode,
  encryptionStrictCoverage,
];
