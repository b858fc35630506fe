import { fewOf } from '../../findings/index';
import { lostWithout, mistakeInInputs, type Via } from '../../simulate/index';
import type { TestFleet } from '../fleet';
import { checkClusters, stateOf } from '../known';
import { type Outcome, Undecided } from '../outcome';
import { args } from '../text';

/** Whether no service loses its last backend for callers elsewhere when these clusters are gone, all at once. */
export function survivesLossOf(tested: TestFleet, ...clusters: readonly string[]): Outcome {
  const call = `toSurviveLossOf(${args(...clusters)})`;
  if (clusters.some(name => typeof (name as unknown) !== 'string'))
    throw new Undecided(call, "It takes names of clusters: toSurviveLossOf('paris', 'lyon').");
  const state = stateOf(tested, call);
  checkClusters(call, state, ...clusters);
  const mistake = mistakeInInputs(state, tested.options.inputs ?? {});
  if (mistake !== undefined) throw new Undecided(call, mistake);
  if (clusters.length === 0) throw new Undecided(call, 'No cluster is named, so that nothing is lost.');
  if ([...state.clusters.keys()].every(name => clusters.includes(name)))
    throw new Undecided(call, 'Every cluster is gone, so that nobody is left to call.');
  const lost = lostWithout(state, clusters, tested.options.inputs);
  const without = `Without ${[...clusters].sort().join(' and ')}`;
  if (lost.length === 0)
    return { pass: true, call, lines: [`${without}, no service loses its last backend.`] };
  const lines = lost.map(
    ({ service, via, consumers }) => `  - ${nameOf(service, via)}: callers in ${fewOf(consumers)}`,
  );
  return { pass: false, call, lines: [`${without}, these lose their last backend:`, ...lines] };
}

const nameOf = (service: string, via: Via): string =>
  via === 'import' ? `${service} (by its import)` : service;
