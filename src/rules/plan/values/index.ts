import type { PlanRule } from '../../rule';
import { chartRefuses } from './chart-refuses';
import { goTogether } from './go-together';
import { hiddenSetting } from './hidden-setting';
import { identitiesInCrds } from './identities-in-crds';
import { imageVersion } from './image-version';
import { notYours } from './not-yours';
import { otherMinor } from './other-minor';
import { outOfRange } from './out-of-range';
import { ownedValue } from './owned-value';
import { policiesOff } from './policies-off';
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
  notYours,
  policiesOff,
  imageVersion,
  goTogether,
  outOfRange,
  hiddenSetting,
  identitiesInCrds,
  serviceMonitor,
  secretValue,
];
