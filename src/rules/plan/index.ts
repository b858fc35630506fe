import type { PlanRule } from '../rule';
import { addressesRules } from './addresses/index';
import { clusterRules } from './cluster/index';
import { controlPlaneRules } from './control-plane/index';
import { crdsRules } from './crds/index';
import { datapathRules } from './datapath/index';
import { dnsRules } from './dns/index';
import { encryptionRules } from './encryption/index';
import { endpointRules } from './endpoint/index';
import { gatewayRules } from './gateway/index';
import { identityRules } from './identity/index';
import { rolloutRules } from './rollout/index';
import { servicesRules } from './services/index';
import { systemRules } from './system/index';
import { trafficRules } from './traffic/index';
import { trustRules } from './trust/index';
import { valuesRules } from './values/index';
import { versionsRules } from './versions/index';

export { timedRules } from './trust/timed';

/** Every rule on the plan, by subject, in the order in which a fleet is checked. */
export const planRules: readonly PlanRule[] = [
  ...identityRules,
  ...addressesRules,
  ...datapathRules,
  ...versionsRules,
  ...trustRules,
  ...endpointRules,
  ...encryptionRules,
  ...controlPlaneRules,
  ...clusterRules,
  ...servicesRules,
  ...dnsRules,
  ...trafficRules,
  ...gatewayRules,
  ...systemRules,
  ...valuesRules,
  ...crdsRules,
  ...rolloutRules,
];
