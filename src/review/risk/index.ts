import type { FoldedChange } from '../change';
import { agents } from './agents';
import { controlPlane } from './control-plane';
import type { Danger, DangerRule, RiskContext } from './danger';
import { rank } from './grade';
import { datapath } from './datapath';
import { meaning } from './defaults';
import { encryption } from './encryption';
import { entrance } from './entrance';
import { identity } from './identity';
import { layers } from './layers';
import { meshSize } from './mesh-size';
import { namespaces } from './namespaces';
import { peers } from './peers';
import { policies } from './policies';
import { pruned } from './pruned';
import { release } from './release';
import { repositories } from './repositories';
import { routes } from './routes';
import { services } from './services';
import { traffic } from './traffic';
import { trust } from './trust';
import { version } from './version';

export type { Danger, RiskContext } from './danger';
export { type Grade, grades, rank, worst } from './grade';
export { trafficRisks } from './traffic-risks';

/** Every kind of danger. */
export const dangerRules: readonly DangerRule[] = [
  traffic,
  identity,
  meshSize,
  datapath,
  encryption,
  trust,
  entrance,
  meaning,
  version,
  release,
  peers,
  controlPlane,
  agents,
  namespaces,
  services,
  routes,
  policies,
  pruned,
  layers,
  repositories,
];

/** What may come of a change, the worst first; what nothing is known about is `low`, and text for people is nothing. */
export function dangersOf(change: FoldedChange, context: RiskContext): Danger[] {
  const found = dangerRules.flatMap(({ id, source, judge }): Danger[] => {
    const judged = judge(change, context);
    return judged === undefined ? [] : [{ id, source, ...judged }];
  });
  return found.sort((a, b) => rank(a.grade) - rank(b.grade));
}
