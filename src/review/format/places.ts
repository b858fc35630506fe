import { clustersOf } from '../intents/index';
import type { GradedChange } from '../review';
import { sayFate, sayPlaceOfAny, signs } from './say';

/** Where something changes, in whichever clusters and to whatever. */
export interface Place {
  readonly sign: (typeof signs)[keyof typeof signs];
  readonly place: string;
  readonly fate: string;
  readonly clusters: readonly string[];
  readonly changes: readonly GradedChange[];
  /** How many different changes there are. */
  readonly times: number;
}

/** Changes by their places, in the order of the first of each. */
export function placesOf(changes: readonly GradedChange[]): Place[] {
  const found = new Map<string, [GradedChange, ...GradedChange[]]>();
  for (const change of changes) {
    const key = [signs[change.kind], sayPlaceOfAny(change), sayFate(change)].join('\n');
    const there = found.get(key);
    if (there === undefined) found.set(key, [change]);
    else there.push(change);
  }
  return [...found.values()].map(there => ({
    sign: signs[there[0].kind],
    place: sayPlaceOfAny(there[0]),
    fate: sayFate(there[0]),
    clusters: clustersOf(there),
    changes: there,
    times: there.length,
  }));
}
