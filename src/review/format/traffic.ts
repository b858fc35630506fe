import { fewOf } from '../../findings/index';
import type { ConnectionDifference } from '../mesh/found-connections';
import type { ServiceDifference } from '../mesh/services';
import type { Review } from '../review';
import { type Grade, rank } from '../risk/index';

/** A line about traffic. */
interface TrafficLine {
  /** Opens or gains, closes or loses, something else. */
  readonly sign: '+' | '-' | '~';
  readonly grade: Grade;
  readonly text: string;
}

/** What a change does to traffic, the worst first; at most so many lines, and then how many more. */
export function trafficLines(
  { mesh: { connections, services, unasked } }: Review,
  { isAll = false, most }: { readonly isAll?: boolean; readonly most: number },
): TrafficLine[] {
  const order = ['-', '+', '~'];
  const all = [
    ...servicesLines(services),
    ...(isAll ? connectionLines(connections) : fewConnectionLines(connections)),
  ].sort((a, b) => rank(a.grade) - rank(b.grade) || order.indexOf(a.sign) - order.indexOf(b.sign));
  const rest = all.slice(most);
  const [worst] = rest;
  return [
    ...all.slice(0, most),
    ...(worst === undefined
      ? []
      : [{ sign: '~', grade: worst.grade, text: `and ${rest.length} more differences in traffic` } as const]),
    ...unasked.map((text): TrafficLine => ({ sign: '~', grade: 'medium', text })),
  ];
}

/** Things for which the same is said are one line, by what is said of them. */
function alike<T>(all: readonly T[], keyOf: (one: T) => readonly unknown[]): T[][] {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const key = JSON.stringify(keyOf(one));
    const list = found.get(key);
    if (list === undefined) found.set(key, [one]);
    else list.push(one);
  }
  return [...found.values()];
}

function servicesLines(services: readonly ServiceDifference[]): TrafficLine[] {
  const groups = alike(services, ({ lost, gained, callers, isDown }) => [lost, gained, callers, isDown]);
  return groups.flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { lost, gained, callers, isDown, grade } = first;
    const s = others.length === 0 ? 's' : '';
    const names = [first, ...others].map(({ service, by }) =>
      by === 'imported' ? `${service} (clusterset)` : service,
    );
    const what = [
      ...(lost.length > 0 ? [`lose${s} ${fewOf(lost, shownNames)}`] : []),
      ...(gained.length > 0 ? [`gain${s} ${fewOf(gained, shownNames)}`] : []),
    ];
    const end = isDown ? '; nobody answers any more' : '';
    return {
      sign: lost.length === 0 ? ('+' as const) : ('-' as const),
      grade,
      text: `${s === '' ? `${names.length} services:` : 'service'} ${fewOf(names, shownNames)} ${what.join(', ')} for callers in ${fewClusters(callers)}${end}`,
    };
  });
}

const shownNames = 4;

const fewClusters = (names: readonly string[]): string =>
  names.length <= shownNames ? names.join(', ') : `${names.length} clusters (such as ${names[0] ?? ''})`;

const signs = { opened: '+', closed: '-', changed: '~' } as const;

function connectionLines(connections: readonly ConnectionDifference[]): TrafficLine[] {
  const unlike = ({ kind, cause, clusters, ports, outcomes }: ConnectionDifference): unknown[] => [
    kind,
    cause,
    clusters,
    ports,
    ...(kind === 'changed' ? outcomes : []),
  ];
  const byFrom = alike(connections, one => [...unlike(one), one.from]).flatMap(group => {
    const to = fewOf([...new Set(group.map(one => one.to))], shownNames);
    return group.slice(0, 1).map(first => ({ ...first, to }));
  });
  return alike(byFrom, one => [...unlike(one), one.to]).flatMap(group => {
    const [first] = group;
    if (first === undefined) return [];
    const { grade, to, ports, clusters, example } = first;
    const from = fewOf([...new Set(group.map(one => one.from))], shownNames);
    return {
      sign: signs[first.kind],
      grade,
      text: `${sayKind(first)}: ${from} → ${to}, ${fewOf(ports)}, ${clusters} (such as ${example.join(' → ')})`,
    };
  });
}

const sayKind = ({ kind, outcomes }: Pick<ConnectionDifference, 'kind' | 'outcomes'>): string =>
  kind === 'changed' ? `changed from ${outcomes.join(' to ')}` : kind;

/** More lines than this of what opens, or closes, nobody reads: then it is said of whole namespaces. */
const mostOfAKind = 5;

function fewConnectionLines(connections: readonly ConnectionDifference[]): TrafficLine[] {
  return alike(connections, ({ kind, cause }) => [kind, cause]).flatMap(group => {
    const lines = connectionLines(group);
    return lines.length <= mostOfAKind ? lines : namespaceLines(group);
  });
}

/** What is so of pods in the same namespaces as one, with an example. */
function namespaceLines(connections: readonly ConnectionDifference[]): TrafficLine[] {
  return alike(connections, ({ kind, cause, namespaces, outcomes }) => [
    kind,
    cause,
    namespaces,
    kind === 'changed' ? outcomes : [],
  ]).flatMap(group => {
    const [first] = group;
    if (first === undefined) return [];
    const [from, to] = first.namespaces;
    const ends = (['from', 'to'] as const).map(end => new Set(group.map(one => one[end])).size);
    const ports = [...new Set(group.flatMap(one => one.ports))].sort();
    const relations = [...new Set(group.map(({ clusters }) => clusters))].join(', ');
    return {
      sign: signs[first.kind],
      grade: first.grade,
      text:
        `${sayKind(first)}: ${sayKindsOfPods(ends[0] ?? 0)} in ${from} → ${sayKindsOfPods(ends[1] ?? 0)} in ${to}, up to ${fewOf(ports)}, ` +
        `${relations} (such as ${first.from} → ${first.to}, ${fewOf(first.ports)}, ${first.example.join(' → ')})`,
    };
  });
}

const sayKindsOfPods = (n: number): string => (n === 1 ? 'pods of 1 kind' : `pods of ${n} kinds`);
