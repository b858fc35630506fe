import { firsts, onceFor } from '../../../kinds/once';
import type { MeshCluster, MeshState } from '../../../mesh/index';
import type { World } from '../world';
import { type ExportSpec, exportSpec } from './export';
import { merge } from './merge';
import { operatorOf } from './operator';

/** A cluster for each group of those whose exports and namespaces say the same, under settings that read them alike. */
export const examplesOf = onceFor(({ clusters }: MeshState): readonly MeshCluster[] => {
  const isFirst = firsts();
  return [...clusters.values()].filter(cluster =>
    isFirst([cluster.services, cluster.exports, cluster.namespaces, readingOf(cluster)]),
  );
});

const readings = new Map<string, object>();

/** One thing for all settings that read exports and namespaces alike. */
const readingOf = onceFor(({ settings }: MeshCluster): object => {
  const { minor, mcs, publishes, ipFamilies, defaultGlobalNamespace, namespaceAnnotation } = settings;
  const said = [minor, mcs, publishes, ipFamilies.join(), defaultGlobalNamespace, namespaceAnnotation];
  const text = said.join(' ');
  const reading = readings.get(text) ?? {};
  readings.set(text, reading);
  return reading;
});

/** The exports of a name as the clusters would write them, whether or not others take them; those that are equal once. */
export function differentExports({ facts }: World, key: string): readonly ExportSpec[] {
  const isFirst = firsts();
  const found = new Map<string, ExportSpec>();
  for (const cluster of examplesOf(facts.state)) {
    const [exported, service] = [cluster.exports.get(key)?.value, cluster.services.get(key)?.value];
    if (exported === undefined || service === undefined) continue;
    if (!isFirst([exported, service, readingOf(cluster)])) continue;
    const spec = exportSpec(facts, cluster, service, exported);
    found.set(JSON.stringify({ ...spec, cluster: '' }), spec);
  }
  return [...found.values()];
}

/** Whether no two exports of a name can contradict each other: all are equal, and one does not contradict itself. */
export function areInAccord(world: World, key: string): boolean {
  const [spec, ...others] = differentExports(world, key);
  if (spec === undefined) return true;
  const operators = new Set(examplesOf(world.facts.state).map(({ settings }) => operatorOf(settings)));
  return (
    others.length === 0 && [...operators].every(operator => merge([spec], operator)?.conflict === undefined)
  );
}
