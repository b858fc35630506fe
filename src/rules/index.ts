import type { RuleInfo } from '../findings/index';
import { fileMistakes, mistakes, policyFileMistakes } from '../plan/index';
import { planRules, timedRules } from './plan/index';
import { silenceMistakes } from './silences';
import { treesRules } from './trees/index';

export { apply } from './rule';
export { refusedSilences } from './silences';
export { planRules, timedRules, treesRules };

/** Everything that can give a finding, in the order in which a fleet is checked. */
export const allRules: readonly RuleInfo[] = [
  ...Object.values(mistakes),
  ...Object.values(fileMistakes),
  ...Object.values(policyFileMistakes),
  ...planRules,
  ...treesRules,
  ...Object.values(silenceMistakes),
];
