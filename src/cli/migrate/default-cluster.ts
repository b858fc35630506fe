import { describe } from '../../kinds/index';
import {
  evaluatorOf,
  type Moment,
  policiesOf,
  sayClusters,
  unsaidIn,
  withDefaultCluster,
} from '../../simulate/index';
import { type Observed, observeAll } from '../fleet-choice';
import { comparison, comparisonJson } from '../reach/compare';
import { colourOf, widthOf } from '../terminal';
import type { Affected, Migration } from './migration';
import { showMigration } from './show-default-cluster';

/** Options of `meshprint migrate policy-default-local-cluster`. */
export interface DefaultClusterOptions {
  readonly to: 'true' | 'false';
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `meshprint migrate policy-default-local-cluster`: what changes when peers without a cluster mean other ones. */
export async function defaultCluster(
  blueprints: readonly string[],
  { to, all = false, json }: DefaultClusterOptions,
): Promise<number> {
  const found = (await observeAll(blueprints)).map(fleet => migrationOf(fleet, to === 'true'));
  const look = { colour: colourOf(process.stdout), width: widthOf(process.stdout), all };
  process.stdout.write(
    json === true
      ? `${JSON.stringify(found.map(({ flows, ...one }) => ({ ...one, flows: comparisonJson(flows) })))}\n`
      : found.map(one => showMigration(one, look)).join('\n'),
  );
  return 0;
}

function migrationOf({ fleet, state }: Observed, to: boolean): Migration {
  const at = (value: boolean): Moment => {
    const moment = withDefaultCluster(state, value);
    return { state: moment, evaluator: evaluatorOf(moment) };
  };
  const having = (value: boolean): string[] =>
    [...state.clusters.values()]
      .filter(({ settings }) => settings.policyDefaultLocalCluster === value)
      .map(({ name }) => name);
  return {
    fleet,
    to,
    now: { true: having(true), false: having(false) },
    policies: affectedIn(state, to),
    flows: comparison(fleet, [at(!to), at(to)], { ports: [], namespaces: [] }),
  };
}

/** Equal policies of several clusters are one. */
function affectedIn({ clusters }: Observed['state'], to: boolean): Affected[] {
  const found = new Map<string, Affected>();
  for (const [name, cluster] of clusters)
    for (const { value, file, path } of policiesOf(cluster)) {
      const unsaid = unsaidIn(value, cluster.settings.minor);
      if (unsaid === undefined) continue;
      const key = JSON.stringify([file, path, value]);
      const before = found.get(key);
      const explicit = before?.explicit ?? sayClusters(value, to ? { every: true } : { only: name });
      found.set(key, {
        object: describe(value),
        clusters: [...(before?.clusters ?? []), name],
        file,
        ...(path !== undefined && { path }),
        ...unsaid,
        explicit,
      });
    }
  return [...found.values()].sort((a, b) => (a.object < b.object ? -1 : a.object > b.object ? 1 : 0));
}
