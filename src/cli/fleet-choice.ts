import { formatters } from '../findings/index';
import type { Tree } from '../kinds/index';
import { didYouMean, nearest } from '../kinds/nearest';
import { type MeshState, observe } from '../mesh/index';
import type { Plan } from '../plan/index';
import { progress } from './progress';
import { anExample, showProblems, synthesizeAll, type Synthesized } from './blueprints';
import { colourOf, UsageError } from './terminal';

/** A fleet as its repositories would make it. */
export interface Observed {
  readonly fleet: string;
  readonly state: MeshState;
  readonly plan: Plan | undefined;
  readonly trees: readonly Tree[];
}

/**
 * The fleets of some blueprints.
 *
 * @param example how one names a blueprint to the command
 * @throws UsageError when a blueprint has errors, since an answer about it would be about something else
 */
export async function synthesizeSound(
  blueprints: readonly string[],
  example = anExample,
): Promise<readonly Synthesized[]> {
  const { syntheses, report, problems, ok } = await synthesizeAll(blueprints, { example, errorsOnly: true });
  if (!ok) {
    process.stderr.write(formatters.text(report, { cwd: process.cwd(), colour: colourOf(process.stderr) }));
    showProblems(problems);
    const others = syntheses.some(synthesis => synthesis.ok)
      ? `, or name the one that the question is about: ${example}`
      : '.';
    throw new UsageError(`The blueprints have errors; mend them first${others}`);
  }
  return syntheses;
}

/** The same, as Cilium would see them. */
export async function observeAll(blueprints: readonly string[], example = anExample): Promise<Observed[]> {
  const syntheses = await synthesizeSound(blueprints, example);
  return syntheses.map(({ fleet, trees, plan }) => {
    progress(`${fleet}: reading the mesh`);
    return { fleet, state: observe(trees), plan, trees };
  });
}

/**
 * The fleet that has some clusters.
 *
 * @throws UsageError when none has all of them, or more than one has
 */
export function fleetWith(fleets: readonly Observed[], clusters: readonly string[]): Observed {
  const [found, ...others] = fleets.filter(({ state }) => clusters.every(name => state.clusters.has(name)));
  if (found === undefined) throw new UsageError(unknown(fleets, clusters));
  if (others.length > 0)
    throw new UsageError(
      `${[found, ...others].map(({ fleet }) => fleet).join(' and ')} have such clusters; name the blueprint that you mean.`,
    );
  return found;
}

function unknown(fleets: readonly Observed[], clusters: readonly string[]): string {
  const known = fleets.flatMap(({ state }) => [...state.clusters.keys()]);
  const missing = clusters.filter(name => !known.includes(name));
  if (missing.length === 0) return `No fleet has ${clusters.join(' and ')} together.`;
  if (missing.includes('')) return 'The name of a cluster is empty.';
  const meant = nearest(missing[0] ?? '', known);
  return `No fleet has a cluster '${missing.join("', '")}'.${didYouMean(meant, ' Did')}`;
}
