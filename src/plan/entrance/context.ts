import type { Finding } from '../../findings/index';
import type { Chooser } from '../choose';
import type { GatewayPlan } from '../gateway-plan';
import type { ServicePlan } from '../service-plan';
import type { ClusterServices } from './cluster-services';

/** What gateways, routes and Ingresses refer to. */
export interface EntranceContext {
  readonly services: ReadonlyMap<string, ServicePlan>;
  readonly gateways: ReadonlyMap<string, GatewayPlan>;
  readonly clusterServices: ClusterServices;
  readonly chooser: Chooser;
  /** Whether a path is that of a part, or in a part, that was left out for a mistake of its own. */
  isBroken(this: void, path: string): boolean;
  report(this: void, finding: Finding): void;
}
