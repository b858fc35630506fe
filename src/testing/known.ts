import { fewOf, formatters } from '../findings/index';
import { nearest } from '../kinds/nearest';
import type { MeshState } from '../mesh/index';
import type { TestFleet } from './fleet';
import { Undecided } from './outcome';

/**
 * The mesh of a fleet without errors.
 *
 * @throws Undecided with the errors, since an answer about such a fleet would be about something else
 */
export function stateOf(tested: TestFleet, call: string): MeshState {
  const { ok, report } = tested.synthesis;
  if (ok) return tested.state;
  const findings = report.findings.filter(({ severity }) => severity === 'error');
  throw new Undecided(
    call,
    'The fleet has errors, so that nothing can be said about it:',
    '',
    formatters.text({ findings, silenced: [] }, { cwd: process.cwd(), colour: false }),
  );
}

/** @throws Undecided when one of some names is not among those that there are */
export function checkKnown(
  call: string,
  what: string,
  names: readonly string[],
  known: Iterable<string>,
): void {
  const all = [...known];
  const missing = names.find(name => !all.includes(name));
  if (missing === undefined) return;
  const meant = nearest(missing, all);
  const hint = meant === undefined ? `It has ${fewOf(all) || 'none'}.` : `Did you mean '${meant}'?`;
  throw new Undecided(call, `The fleet has no ${what} '${missing}'. ${hint}`);
}

/** @throws Undecided when the fleet has no such cluster */
export const checkClusters = (call: string, state: MeshState, ...names: readonly string[]): void => {
  checkKnown(call, 'cluster', names, state.clusters.keys());
};
