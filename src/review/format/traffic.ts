import { fewOf } from '../../findings/index';
import type { ConnectionDifference } from '../mesh/connections';
import type { ServiceDifference } from '../mesh/services';
import type { Review } from '../review';
import { type Grade, rank } from '../risk/index';

/** A line about traffic. */
export interface TrafficLine {
  /** Opens or gains, closes or loses, something else. */
  readonly sign: '+' | '-' | '~';
  readonly grade: Grade;
  readonly text: string;
}

/** What a change does to traffic, the worst first; at most so many lines, and then how many more. */
export function trafficLines(
  { mesh: { connections, services, unasked } }: Review,
  most: number,
): TrafficLine[] {
  const order = ['-', '+', '~'];
  const all = [...servicesLines(services), ...connectionLines(connections)].sort(
    (a, b) => rank(a.grade) - rank(b.grade) || order.indexOf(a.sign) - order.indexOf(b.sign),
  );
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
  const unlike = ({ kind, cause, clusters, ports }: ConnectionDifference): unknown[] => [
    kind,
    cause,
    clusters,
    ports,
  ];
  const byFrom = alike(connections, one => [...unlike(one), one.from]).flatMap(group => {
    const to = fewOf([...new Set(group.map(one => one.to))], shownNames);
    return group.slice(0, 1).map(first => ({ ...first, to }));
  });
  return alike(byFrom, one => [...unlike(one), one.to]).flatMap(group => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, grade, to, ports, clusters, example } = first;
    const from = fewOf([...new Set(group.map(one => one.from))], shownNames);
    return {
      sign: signs[kind],
      grade,
      text: `${kind}: ${from} → ${to}, ${fewOf(ports)}, ${clusters} (such as ${example.join(' → ')})`,
    };
  });
}
