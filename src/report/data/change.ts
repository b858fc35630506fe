import type { BaseInput } from './input';
import type { ChangeData, ChangeGroup } from './change-data';

/** What became of a base, as far as a page shows it: the review has every place that differs. */
export function changeOf({ shown, review, notes }: BaseInput): ChangeData {
  const { clusters, grade, mesh, groups, rollout = [] } = review;
  return {
    base: shown,
    grade,
    ...clusters,
    groups: [
      ...groups.map((group): ChangeGroup => {
        const dangers = group.changes.flatMap(change => change.dangers);
        return {
          grade: group.grade,
          title: group.title,
          clusters: group.clusters,
          changes: group.changes.length,
          dangers: distinct(dangers.map(({ grade: of, reason, source }) => ({ grade: of, reason, source }))),
          paths: [...new Set(group.changes.flatMap(({ blueprint }) => blueprint ?? []))].sort(),
        };
      }),
      ...rollout.map((danger): ChangeGroup => {
        const { grade: of, reason, source } = danger;
        const dangers = [{ grade: of, reason, source }];
        return { grade: of, title: 'On the way there', clusters: [], changes: 0, dangers, paths: [] };
      }),
    ],
    connections: mesh.connections.map(
      ({ kind, grade: of, from, to, clusters: relation, ports, policies }) => ({
        kind,
        grade: of,
        from,
        to,
        clusters: relation,
        ports,
        policies,
      }),
    ),
    services: mesh.services,
    notes: [...notes, ...mesh.unasked],
  };
}

const distinct = <T>(list: readonly T[]): T[] => [
  ...new Map(list.map(one => [JSON.stringify(one), one])).values(),
];
