import { fewOf, printable } from '../../findings/index';
import { knownFiles } from '../../output/index';
import { nameOf, readPublished, type Target, targetsOf } from '../../publish/index';
import type { Synthesized } from '../blueprints';
import { repositoriesRead } from '../progress';
import { UsageError } from '../terminal';
import type { ReadBase } from './base';

/**
 * What is published now, of all clusters or of those that are named.
 *
 * @throws UsageError when anything cannot be read: all of it would look new
 */
export const publishedBase =
  (wanted: readonly string[]): ReadBase =>
  async made => {
    const folder = process.cwd();
    const targets = made
      .flatMap(({ plan }) => (plan === undefined ? [] : targetsOf(plan, { folder })))
      .filter(({ cluster }) => wanted.length === 0 || wanted.includes(cluster));
    const { trees, flaws, missing, failed } = await readPublished(targets, {
      folder,
      onProgress: repositoriesRead,
      known: knownFiles(made),
    });
    if (failed.size > 0) throw new UsageError(failureText(failed));
    const held = targets.filter(target => target.held !== undefined);
    const left = wanted.length > 0 ? [] : made.flatMap(leftOf);
    return {
      trees,
      flaws,
      shown: 'the published repositories',
      fleets: 'made',
      // Of some clusters alone nobody can tell what the others run.
      isPublished: wanted.length === 0,
      notes: [
        ...(missing.length > 0 ? [`Not published yet: ${fewOf(missing.map(nameOf))}.`] : []),
        ...held.map(one => `${nameOf(one)} is held, so that publish leaves it as it is: ${one.held ?? ''}`),
        ...(left.length > 0
          ? [`Left the fleet, so that where they were published is unknown: ${fewOf(left)}.`]
          : []),
      ],
    };
  };

const shownAtMost = 8;

function failureText(failed: ReadonlyMap<Target, string>): string {
  const lines = [...failed]
    .slice(0, shownAtMost)
    .map(([target, why]) => `  ${nameOf(target)}: ${printable(why)}`);
  const more = failed.size - shownAtMost;
  return [
    'Nothing was compared, since these repositories could not be read:',
    ...lines,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join('\n');
}

/** Clusters that `fleet.lock` still has and the blueprint does not. */
function leftOf({ fleet, plan, lock }: Synthesized): string[] {
  const now = new Set(plan?.clusters.map(({ name }) => name));
  const record = lock.registry.fleets.get(fleet);
  return [...(record?.clusters.keys() ?? []), ...(record?.left.keys() ?? [])]
    .filter(name => !now.has(name))
    .map(cluster => nameOf({ fleet, cluster }));
}
