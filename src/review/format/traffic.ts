import { fewOf } from '../../findings/index';
import type { Review } from '../review';

/** A line about traffic. */
export interface TrafficLine {
  /** Opens or gains, closes or loses, something else. */
  readonly sign: '+' | '-' | '~';
  readonly text: string;
}

/** What a change does to traffic, what is lost first; at most so many lines, and then how many more. */
export function trafficLines(
  { mesh: { connections, services, unasked } }: Review,
  most: number,
): TrafficLine[] {
  const ofServices = services.map(({ service, by, callers, lost, gained, isDown }): TrafficLine => {
    const name = by === 'imported' ? `${service} (clusterset)` : service;
    const gains = gained.length > 0 ? `gains ${fewOf(gained)}` : '';
    const loses = lost.length > 0 ? `loses ${fewOf(lost)}` : '';
    const what = [loses, gains].filter(text => text !== '').join(', ');
    const end = isDown ? '; nobody answers any more' : '';
    return {
      sign: lost.length === 0 ? '+' : '-',
      text: `service ${name} ${what} for callers in ${fewOf(callers)}${end}`,
    };
  });
  const signs = { opened: '+', closed: '-', changed: '~' } as const;
  const ofConnections = connections.map(({ kind, from, to, clusters, ports, example }): TrafficLine => ({
    sign: signs[kind],
    text: `${kind}: ${from} → ${to}, ${fewOf(ports)}, ${clusters} (such as ${example.join(' → ')})`,
  }));
  const order = ['-', '+', '~'];
  const all = [...ofServices, ...ofConnections].sort((a, b) => order.indexOf(a.sign) - order.indexOf(b.sign));
  const more = all.length - most;
  return [
    ...all.slice(0, most),
    ...(more > 0 ? [{ sign: '~', text: `and ${more} more differences in traffic` } as const] : []),
    ...unasked.map((text): TrafficLine => ({ sign: '~', text })),
  ];
}
