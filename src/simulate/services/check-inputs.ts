import { didYouMean, nearest } from '../../kinds/nearest';
import { isMap } from '../../kinds/index';
import type { MeshState } from '../../mesh/index';

/** What may be said of a service in a cluster, and what a value of it has to be. */
const kinds = {
  ready: { fits: isCount, expected: 'a whole number of endpoints, 0 or more' },
  exportedAt: {
    fits: isMoment,
    expected: 'a moment as the API server writes it, such as 2026-03-01T12:00:00Z',
  },
} as const;

/**
 * What is wrong with inputs that people wrote, as a sentence: about clusters and services that are not there, or values
 * that cannot be. Undefined for inputs that can be used.
 */
export function mistakeInInputs(state: MeshState, inputs: unknown): string | undefined {
  if (!isMap(inputs)) return 'The inputs are no map; they may have ready and exportedAt.';
  for (const [key, clusters] of Object.entries(inputs)) {
    const kind = Object.hasOwn(kinds, key) ? kinds[key as keyof typeof kinds] : undefined;
    if (kind === undefined)
      return `The inputs have '${key}'; they may have ready and exportedAt.${meant(key, Object.keys(kinds))}`;
    // An input that a test leaves out is no input.
    if (clusters === undefined) continue;
    if (!isMap(clusters)) return `'${key}' of the inputs is no map by cluster.`;
    for (const [cluster, services] of Object.entries(clusters)) {
      const mistake = mistakeInCluster(state, { key, cluster }, services, kind);
      if (mistake !== undefined) return mistake;
    }
  }
  return undefined;
}

function mistakeInCluster(
  state: MeshState,
  { key, cluster }: { readonly key: string; readonly cluster: string },
  services: unknown,
  { fits, expected }: (typeof kinds)[keyof typeof kinds],
): string | undefined {
  const at = `'${key}' of the inputs`;
  if (!state.clusters.has(cluster))
    return `${at} names a cluster '${cluster}', which the fleet does not have.${meant(cluster, [...state.clusters.keys()])}`;
  if (!isMap(services)) return `'${key}.${cluster}' of the inputs is no map by service.`;
  for (const [service, value] of Object.entries(services)) {
    const mistake = mistakeInName(state, cluster, service);
    if (mistake !== undefined) return `${at} names ${mistake}`;
    if (!fits(value))
      return `'${key}' of '${service}' in '${cluster}' is ${shown(value)} in the inputs; it is to be ${expected}.`;
  }
  return undefined;
}

function mistakeInName({ holders }: MeshState, cluster: string, service: string): string | undefined {
  if (!/^[^/]+\/[^/]+$/.test(service))
    return `a service '${service}' without its namespace; write <namespace>/<name>.${meant(service, inAnyNamespace(holders, service))}`;
  const there = holders.get(service);
  if (there === undefined)
    return `a service '${service}', which the fleet does not have.${meant(service, [...holders.keys()])}`;
  return there.includes(cluster) ? undefined : `a service '${service}', which is not in '${cluster}'.`;
}

const inAnyNamespace = (holders: MeshState['holders'], name: string): string[] =>
  [...holders.keys()].filter(key => key.endsWith(`/${name}`));

/** One candidate is meant even where it is longer than what was written. */
const meant = (word: string, candidates: readonly string[]): string =>
  didYouMean(
    candidates.length === 1 && candidates[0]?.endsWith(`/${word}`) === true
      ? candidates[0]
      : nearest(word, candidates),
    ' Did',
  );

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** RFC 3339, of a day that the calendar has. */
function isMoment(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const [, year, month, day] =
    /^(\d{4})-(\d\d)-(\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/.exec(
      value,
    ) ?? [];
  if (year === undefined) return false;
  return new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDate() === Number(day);
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
