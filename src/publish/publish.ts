import { knownFiles } from '../output/index';
import type { WantedTree } from './compare';
import type { Workshop } from './checkout';
import { type Forge, forgeOf } from './forges/index';
import type { FirstLook } from './first-look';
import { committingIn, gitIn } from './git/settings';
import { land } from './land';
import { each, usualJobs } from './limit';
import type { Outcome } from './outcome';
import { failedOf, landedOf, proposedOf, surveyedOf } from './outcomes';
import { propose, type ProposeOptions } from './propose';
import { Reading } from './published';
import { dueOf, type Survey, survey } from './survey';
import { type Branch, repositoriesOf, type Target } from './target';
import { choose } from './choose';
import { type FleetToPublish, type PublishOptions, wantedTrees } from './to-publish';
import { whyFailed } from './why';
import { type Words, wordsFor } from './words';

/**
 * Brings the trees of fleets into their repositories. What keeps one repository from being published does not keep the
 * others from it.
 *
 * @param look at all repositories of these fleets just before, with the same options; none of it is waited for
 * @returns what became of each chosen cluster, in the order of their names
 * @throws GitError when nothing at all can be committed, such as where git does not know who commits
 */
export async function publish(
  fleets: readonly FleetToPublish[],
  options: PublishOptions,
  look?: FirstLook,
): Promise<Outcome[]> {
  const shop = { folder: options.folder, git: await gitIn(options.folder) };
  const wanted = look?.wanted ?? wantedTrees(fleets, options);
  const { chosen, refused } = choose([...wanted.keys()], options);
  const run = new Run(shop, wanted, options, fleets, look);
  const surveyed = await run.surveyAll(chosen);
  const outcomes = await run.landAll(fleets, surveyed);
  const order = new Map([...wanted.keys()].map((target, i) => [target, i]));
  const placeOf = ({ target }: Outcome): number => order.get(target) ?? 0;
  return [...refused, ...outcomes].sort((a, b) => placeOf(a) - placeOf(b));
}

/** One run of publish. */
class Run {
  private readonly reading: Reading;

  constructor(
    private readonly shop: Workshop,
    private readonly wanted: ReadonlyMap<Target, WantedTree>,
    private readonly options: PublishOptions,
    fleets: readonly FleetToPublish[],
    private readonly look?: FirstLook,
  ) {
    this.reading =
      look?.reading ??
      new Reading(knownFiles(fleets.map(({ plan, trees }) => ({ fleet: plan.fleet, trees }))));
  }

  /** Looks at all repositories before any is touched, so that the change is known as a whole. */
  async surveyAll(targets: readonly Target[]): Promise<(Survey | Outcome)[]> {
    return this.eachRepository<Survey | Outcome>('read', repositoriesOf(targets), async branch => {
      try {
        const seen = this.look?.surveyOf(branch);
        return [seen ?? (await survey(this.shop, branch, this.surveyOptions, this.reading))];
      } catch (error) {
        return failedOf(branch.targets, [whyFailed(error)]);
      }
    });
  }

  /** Commits and pushes what is due. */
  async landAll(
    fleets: readonly FleetToPublish[],
    surveyed: readonly (Survey | Outcome)[],
  ): Promise<Outcome[]> {
    const surveys = surveyed.filter(one => 'branch' in one);
    const done = surveyed.filter((one): one is Outcome => !('branch' in one));
    const open = surveys.filter(isOpen);
    const idle = surveys.filter(one => !isOpen(one)).flatMap(one => surveyedOf(one));
    if (open.length === 0) return [...done, ...idle];
    const words = await this.words(fleets, open.flatMap(dueOf));
    if (this.options.dryRun === true)
      return [...done, ...idle, ...open.flatMap(one => surveyedOf(one, words.messageFor))];
    const committing = await committingIn(this.shop.git, this.options.folder);
    const byUrl = repositoriesOf(open.flatMap(({ branch }) => branch.targets));
    const surveyOf = new Map(open.flatMap(one => one.branch.targets.map(target => [target, one] as const)));
    const landed = await this.eachRepository<Outcome>('published', byUrl, async ({ targets }) => {
      const [first] = targets;
      const found = first && surveyOf.get(first);
      if (found === undefined) return [];
      try {
        return await this.bring(found, { ...this.surveyOptions, ...words, committing });
      } catch (error) {
        return failedOf(found, [whyFailed(error)]);
      }
    });
    return [...done, ...idle, ...landed];
  }

  /** Pushes what is due, or proposes it. */
  private async bring(found: Survey, options: Omit<ProposeOptions, 'forge'>): Promise<Outcome[]> {
    const { messageFor } = options;
    const { branch } = found;
    if (branch.proposal === undefined) return landedOf(await land(this.shop, found, options), messageFor);
    const forge = forgeFor(branch, this.options.environment ?? process.env);
    if ('why' in forge) return dueOf(found).length > 0 ? failedOf(found, forge.why) : surveyedOf(found);
    return proposedOf(await propose(this.shop, found, { ...options, forge }), messageFor);
  }

  private words(fleets: readonly FleetToPublish[], due: readonly Target[]): Promise<Words> {
    const { trees } = this.reading.result();
    return wordsFor(this.shop.git, {
      fleets,
      wanted: this.wanted,
      due,
      before: trees,
      trailer: this.options.trailer,
    });
  }

  private get surveyOptions(): { wanted: ReadonlyMap<Target, WantedTree>; overwrite: boolean } {
    return { wanted: this.wanted, overwrite: this.options.overwrite === true };
  }

  /** Branches of one repository share a cache, and are worked on one after the other. */
  private async eachRepository<T>(
    doing: 'read' | 'published',
    repositories: ReturnType<typeof repositoriesOf>,
    action: (branch: Survey['branch']) => Promise<T[]>,
  ): Promise<T[]> {
    const { jobs = usualJobs, onProgress } = this.options;
    let done = 0;
    const results = await each(repositories, jobs, async branches => {
      const found: T[] = [];
      for (const branch of branches) found.push(...(await action(branch)));
      onProgress?.(doing, ++done, repositories.length);
      return found;
    });
    return results.flat();
  }
}

/** Whether there is something to do: what was proposed before may have nothing to change any more. */
const isOpen = (one: Survey): boolean =>
  dueOf(one).length > 0 ||
  (one.branch.proposal !== undefined &&
    [...one.comparisons.values()].every(({ troubles }) => troubles.length === 0));

/** The forge of a repository, or why there is none to open pull requests. */
function forgeFor(
  { targets: [first] }: Branch,
  environment: Readonly<Record<string, string | undefined>>,
): Forge | { readonly why: readonly string[] } {
  if (first?.forge === undefined)
    return { why: ['nobody says which forge opens its pull requests', 'Give the cluster repository.forge.'] };
  const forge = forgeOf(first.forge, environment);
  return 'problem' in forge ? { why: [forge.problem, forge.mend] } : forge;
}
