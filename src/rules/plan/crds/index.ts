import type { PlanRule } from '../../rule';
import { assumedCrd } from './assumed-crd';
import { crdElsewhere } from './crd-elsewhere';
import { crdOwners } from './crd-owners';
import { crdsNotPinned } from './crds-not-pinned';
import { crdsUnused } from './crds-unused';
import { crdsVersion } from './crds-version';
import { gatewayApiCrds } from './gateway-api-crds';
import { gatewayApiUntested } from './gateway-api-untested';
import { gatewayApiVersion } from './gateway-api-version';
import { mcsApiAhead } from './mcs-api-ahead';
import { mcsApiVersion } from './mcs-api-version';
import { mcsCrds } from './mcs-crds';
import { unstatedCrd } from './unstated-crd';

/** Rules on kinds that something has to bring. */
export const crdsRules: readonly PlanRule[] = [
  crdsVersion,
  crdsNotPinned,
  crdsUnused,
  assumedCrd,
  mcsCrds,
  mcsApiVersion,
  mcsApiAhead,
  gatewayApiCrds,
  gatewayApiVersion,
  gatewayApiUntested,
  unstatedCrd,
  crdElsewhere,
  crdOwners,
];
