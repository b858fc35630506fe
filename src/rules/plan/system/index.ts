import type { PlanRule } from '../../rule';
import { defaultDeny } from './default-deny';
import { namespaceMarks } from './namespace-marks';
import { ownedService } from './owned-service';
import { systemNamespace } from './system-namespace';

/** Rules on what every cluster has of its own: the namespaces and services of Kubernetes, Cilium and Flux. */
export const systemRules: readonly PlanRule[] = [systemNamespace, namespaceMarks, defaultDeny, ownedService];
