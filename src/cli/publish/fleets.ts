import { fewOf } from '../../findings/index';
import { didYouMean, nearest } from '../../kinds/nearest';
import type { Plan } from '../../plan/index';
import { nameOf, type Target } from '../../publish/index';
import type { Synthesized } from '../blueprints';
import { synthesizeSound } from '../fleet-choice';
import { UsageError } from '../terminal';

/** A fleet without errors. */
export type Sound = Synthesized & { readonly plan: Plan };

/** The fleets of some blueprints, none of which has errors. */
export const soundFleets = async (blueprints: readonly string[]): Promise<Sound[]> =>
  (await synthesizeSound(blueprints)).filter((one): one is Sound => one.plan !== undefined);

/** Refuses clusters that no target is of; they may be named with their fleet. */
export function checkClusters(targets: readonly Target[], names: readonly string[] = []): void {
  const known = new Set(targets.flatMap(target => [target.cluster, nameOf(target)]));
  const missing = names.filter(name => !known.has(name));
  if (missing.length === 0) return;
  const meant = nearest(missing[0] ?? '', [...known]);
  throw new UsageError(`No fleet has a cluster '${fewOf(missing)}'.${didYouMean(meant, ' Did')}`);
}

/** A number that is given as an option. */
export function numberOf(option: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
  throw new UsageError(`${option} is '${text}'; it may be 1 to ${most}.`);
}
