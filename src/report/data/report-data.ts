import type { AddressesData } from './addresses-data';
import type { ChangeData } from './change-data';
import type { OverviewData } from './overview-data';
import type { PoliciesData } from './policies-data';
import type { RolloutData } from './rollout-data';
import type { ServicesData } from './services-data';
import type { TopologyData } from './topology-data';

/** All that a page shows: plain JSON, the same for the same blueprints. */
export interface ReportData {
  /** Of Meshprint. */
  readonly version: string;
  /** Why blueprints could not be used at all. */
  readonly problems: readonly string[];
  readonly fleets: readonly FleetData[];
}

/** One fleet, a part for each view. */
export interface FleetData {
  readonly fleet: string;
  /** Where places of the model were written, as `file:line:column`. */
  readonly sources: Readonly<Record<string, string>>;
  readonly overview: OverviewData;
  /** What became of a base; undefined where none was given. */
  readonly change?: ChangeData;
  readonly topology: TopologyData;
  readonly addresses: AddressesData;
  readonly services: ServicesData;
  readonly policies: PoliciesData;
  readonly rollout: RolloutData;
}
