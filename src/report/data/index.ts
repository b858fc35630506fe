import type { SourcePosition } from '../../findings/index';
import { observe } from '../../mesh/index';
import { addressesOf } from './addresses';
import { changeOf } from './change';
import type { FleetInput, Sources } from './input';
import { overviewOf } from './overview';
import { policiesOf } from './policies';
import type { FleetData } from './report-data';
import { rolloutOf } from './rollout';
import { servicesOf } from './services';
import { sourcesOf } from './sources';
import { topologyOf } from './topology';

export type { BaseInput, FleetInput } from './input';
export type { FleetData, ReportData } from './report-data';

/** All that a page shows of a fleet. Pure. */
export function fleetData(
  { synthesis, base }: FleetInput,
  show: (source: SourcePosition) => string,
): FleetData {
  const sources: Sources = {
    synthesis,
    state: observe(synthesis.trees),
    base: base && { ...base, state: observe(base.trees) },
    show,
  };
  return {
    fleet: synthesis.fleet,
    sources: sourcesOf(sources),
    overview: overviewOf(sources),
    ...(base !== undefined && { change: changeOf(base) }),
    topology: topologyOf(sources),
    addresses: addressesOf(sources),
    services: servicesOf(sources),
    policies: policiesOf(sources),
    rollout: rolloutOf(sources),
  };
}
