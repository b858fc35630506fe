import type { PlanRule } from '../../rule';
import { chartRefuses } from './chart-refuses';
import { hiddenSetting } from './hidden-setting';
import { identitiesInCrds } from './identities-in-crds';
import { otherMinor } from './other-minor';
import { ownedValue } from './owned-value';
import { removedValue } from './removed-value';
import { secretValue } from './secret-value';
import { serviceMonitor } from './service-monitor';
import { unknownMeshValue, unknownValue } from './unknown-value';
import { valueType } from './value-type';

/** Rules on Cilium values of people’s own. */
export const valuesRules: readonly PlanRule[] = [
  ownedValue,
  unknownValue,
  unknownMeshValue,
  otherMinor,
  valueType,
  removedValue,
  chartRefuses,
  hiddenSetting,
  identitiesInCrds,
  serviceMonitor,
  secretValue,
];
