import type { TreesRule } from '../../rule';
import { policyApiVersion } from './api-version';
import { policyAuthentication } from './authentication';
import { policyCidrOfPods } from './cidr-of-pods';
import { policyClash } from './clash';
import { closedService } from './closed-service';
import { policyClusterEntity } from './cluster-entity';
import { policyEmptyList } from './empty-list';
import { policyIdentities } from './identities';
import { policyIgnoredLabel } from './ignored-label';
import { policyLocalNamespace } from './local-namespace';
import { policyMissingNamespace } from './missing-namespace';
import { policyNoCluster } from './no-cluster';
import { policyOneSided } from './one-sided';
import { policyOtherMinor } from './other-minor';
import { policyRefused } from './refused';
import { policySelectsNothing } from './selects-nothing';
import { policyUnknownCidrGroup } from './unknown-cidr-group';
import { policyUnknownCluster } from './unknown-cluster';
import { policyUnknownLabel } from './unknown-label';
import { policyUnknownNamespace } from './unknown-namespace';
import { policyUnknownPortName } from './unknown-port-name';
import { policyUnknownService } from './unknown-service';
import { policyUnlinkedCluster } from './unlinked-cluster';

/** Rules on the policies of the trees, whoever wrote them. */
export const policyRules: readonly TreesRule[] = [
  policyApiVersion,
  policyMissingNamespace,
  policyOtherMinor,
  policyRefused,
  policyClash,
  policyAuthentication,
  policyUnknownCluster,
  policyUnlinkedCluster,
  policyLocalNamespace,
  policyNoCluster,
  policyClusterEntity,
  policyCidrOfPods,
  policyUnknownCidrGroup,
  policyEmptyList,
  policyIdentities,
  policySelectsNothing,
  policyUnknownLabel,
  policyIgnoredLabel,
  policyUnknownService,
  policyUnknownNamespace,
  policyUnknownPortName,
  policyOneSided,
  closedService,
];
