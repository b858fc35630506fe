import type { Tree } from '../kinds/index';
import { type FleetOutput, knownFiles, type WantedFile, wantedFiles } from '../output/index';
import type { Plan } from '../plan/index';
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
import { type Branch, nameOf, repositoriesOf, type Target, targetsOf } from './target';
import { choose } from './choose';
import { whyFailed } from './why';
import { type Words, wordsFor } from './words';

/** A fleet to be published. */
export interface FleetToPublish {
  readonly plan: Plan;
  readonly trees: readonly Tree[];
  /** The same trees as the bytes that are published. */
  readonly output: FleetOutput;
  /** Where its blueprint is. */
  readonly blueprintFolder: string;
}

/** How fleets are published. */
export interface PublishOptions {
  /** Where publish is run: its configuration of git counts, and `.meshprint/` is below it. */
  readonly folder: string;
  /** Only these clusters; all by default. */
  readonly clusters?: readonly string[];
  /** Only clusters of this wave. */
  readonly wave?: number;
  /** Only clusters of these fleets; what the others have in the same repositories counts all the same. */
  readonly fleets?: readonly string[];
  /** Writes over what people changed in files that are Meshprint's. */
  readonly overwrite?: boolean;
  /** Finds out what would be committed, and commits nothing. */
  readonly dryRun?: boolean;
  /** Repositories that are worked on at once. */
  readonly jobs?: number;
  /** One more trailer of every commit message: `Meshprint-Forced: …`. */
  readonly trailer?: string;
  /** Pull requests also where the blueprint does not ask for them. */
  readonly pullRequests?: boolean;
  /** Where the tokens of forges are; that of the process by default. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Told after each repository. */
  readonly onProgress?: (doing: 'read' | 'published', done: number, all: number) => void;
}

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

/** The files of each target. */
export function wantedTrees(
  fleets: readonly FleetToPublish[],
  options: Pick<PublishOptions, 'folder' | 'pullRequests'>,
): Map<Target, WantedTree> {
  const wanted = new Map<Target, WantedTree>();
  const byName = new Map<string, Map<string, WantedFile>>();
  for (const { plan } of fleets)
    for (const target of targetsOf(plan, options)) {
      const files = new Map<string, WantedFile>();
      wanted.set(target, files);
      byName.set(nameOf(target), files);
    }
  for (const [place, content] of wantedFiles(fleets.map(({ output }) => output))) {
    const [fleet = '', cluster = '', ...file] = place.split('/');
    byName.get(nameOf({ fleet, cluster }))?.set(file.join('/'), content);
  }
  return wanted;
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
