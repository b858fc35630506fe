import type { Tree } from '../kinds/index';
import { type FleetOutput, manifestName, sha256, wantedFiles } from '../output/index';
import type { Plan } from '../plan/index';
import { type Grouped, groupTrees } from '../review/index';
import type { WantedTree } from './compare';
import type { Workshop } from './checkout';
import { commitOf, committingIn, gitIn } from './git/settings';
import { land } from './land';
import { each, usualJobs } from './limit';
import { messageOf } from './message';
import type { Outcome } from './outcome';
import { failedOf, landedOf, surveyedOf } from './outcomes';
import { Reading } from './published';
import { dueOf, type Survey, survey } from './survey';
import { nameOf, repositoriesOf, type Target, targetsOf } from './target';
import { choose } from './choose';
import { whyFailed } from './why';

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
  /** Writes over what people changed in files that are Meshprint's. */
  readonly overwrite?: boolean;
  /** Finds out what would be committed, and commits nothing. */
  readonly dryRun?: boolean;
  /** Repositories that are worked on at once. */
  readonly jobs?: number;
  /** Goes into every commit message. */
  readonly note?: string;
  /** Told after each repository. */
  readonly onProgress?: (doing: 'read' | 'published', done: number, all: number) => void;
}

/**
 * Brings the trees of fleets into their repositories. What keeps one repository from being published does not keep the
 * others from it.
 *
 * @returns what became of each chosen cluster, in the order of their names
 * @throws GitError when nothing at all can be committed, such as where git does not know who commits
 */
export async function publish(
  fleets: readonly FleetToPublish[],
  options: PublishOptions,
): Promise<Outcome[]> {
  const shop = { folder: options.folder, git: await gitIn(options.folder) };
  const wanted = wantedTrees(fleets, options.folder);
  const { chosen, refused } = choose([...wanted.keys()], options);
  const run = new Run(shop, wanted, options);
  const surveyed = await run.surveyAll(chosen);
  const outcomes = await run.landAll(fleets, surveyed);
  const order = new Map([...wanted.keys()].map((target, i) => [target, i]));
  const placeOf = ({ target }: Outcome): number => order.get(target) ?? 0;
  return [...refused, ...outcomes].sort((a, b) => placeOf(a) - placeOf(b));
}

/** The files of each target. */
function wantedTrees(fleets: readonly FleetToPublish[], folder: string): Map<Target, Map<string, string>> {
  const wanted = new Map<Target, Map<string, string>>();
  const byName = new Map<string, Map<string, string>>();
  for (const { plan } of fleets)
    for (const target of targetsOf(plan, { folder })) {
      const files = new Map<string, string>();
      wanted.set(target, files);
      byName.set(nameOf(target), files);
    }
  for (const [place, { text }] of wantedFiles(fleets.map(({ output }) => output))) {
    const [fleet = '', cluster = '', ...file] = place.split('/');
    byName.get(nameOf({ fleet, cluster }))?.set(file.join('/'), text);
  }
  return wanted;
}

/** One run of publish. */
class Run {
  private readonly reading = new Reading();

  constructor(
    private readonly shop: Workshop,
    private readonly wanted: ReadonlyMap<Target, WantedTree>,
    private readonly options: PublishOptions,
  ) {}

  /** Looks at all repositories before any is touched, so that the change is known as a whole. */
  async surveyAll(targets: readonly Target[]): Promise<(Survey | Outcome)[]> {
    return this.eachRepository<Survey | Outcome>('read', repositoriesOf(targets), async branch => {
      try {
        return [await survey(this.shop, branch, this.surveyOptions, this.reading)];
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
    const due = surveys.filter(one => dueOf(one).length > 0);
    const idle = surveys.filter(one => dueOf(one).length === 0).flatMap(one => surveyedOf(one));
    if (due.length === 0) return [...done, ...idle];
    const messageFor = await this.messages(fleets, due.flatMap(dueOf));
    if (this.options.dryRun === true)
      return [...done, ...idle, ...due.flatMap(one => surveyedOf(one, messageFor))];
    const committing = await committingIn(this.shop.git, this.options.folder);
    const byUrl = repositoriesOf(due.flatMap(({ branch }) => branch.targets));
    const surveyOf = new Map(due.flatMap(one => one.branch.targets.map(target => [target, one] as const)));
    const landed = await this.eachRepository<Outcome>('published', byUrl, async ({ targets }) => {
      const [first] = targets;
      const found = first && surveyOf.get(first);
      if (found === undefined) return [];
      try {
        const result = await land(this.shop, found, { ...this.surveyOptions, committing, messageFor });
        return landedOf(result, messageFor);
      } catch (error) {
        return failedOf(found, [whyFailed(error)]);
      }
    });
    return [...done, ...idle, ...landed];
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

  private async messages(
    fleets: readonly FleetToPublish[],
    due: readonly Target[],
  ): Promise<(targets: readonly Target[]) => string> {
    const { trees: before } = this.reading.result();
    const grouped = new Map<string, Grouped>();
    const blueprints = new Map<string, string>();
    for (const { plan, trees, blueprintFolder } of fleets) {
      const names = new Set(due.filter(({ fleet }) => fleet === plan.fleet).map(({ cluster }) => cluster));
      if (names.size === 0) continue;
      const was = before.filter(({ fleet }) => fleet === plan.fleet).map(({ tree }) => tree);
      grouped.set(
        plan.fleet,
        groupTrees(
          was,
          trees.filter(({ cluster }) => names.has(cluster)),
        ),
      );
      const commit = await commitOf(this.shop.git, blueprintFolder);
      if (commit !== undefined) blueprints.set(plan.fleet, commit);
    }
    const digests = new Map(
      [...this.wanted].map(([target, files]) => [target, sha256(files.get(manifestName) ?? '')]),
    );
    const { note } = this.options;
    return targets => messageOf({ targets, grouped, blueprints, digests, note });
  }
}
