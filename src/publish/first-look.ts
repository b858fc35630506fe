import { knownFiles, type ReadTree } from '../output/index';
import { lookAt, type Workshop } from './checkout';
import { choose } from './choose';
import type { WantedTree } from './compare';
import { gitIn } from './git/settings';
import { each, usualJobs } from './limit';
import { type FleetToPublish, type PublishOptions, wantedTrees } from './to-publish';
import { Reading } from './published';
import { type Survey, surveyAt } from './survey';
import { type Branch, problemWithTarget, repositoriesOf, type Target } from './target';

/**
 * All repositories of some fleets, as they are before anything is published: what runs in each cluster, and what is due
 * where something is to be published. Each repository is looked at once for both.
 */
export class FirstLook {
  readonly wanted: ReadonlyMap<Target, WantedTree>;
  readonly reading: Reading;
  private readonly surveys = new Map<Target, Survey>();
  private readonly chosen: ReadonlySet<Target>;

  constructor(
    fleets: readonly FleetToPublish[],
    private readonly options: PublishOptions,
  ) {
    this.wanted = wantedTrees(fleets, options);
    this.reading = new Reading(knownFiles(fleets.map(({ plan, trees }) => ({ fleet: plan.fleet, trees }))));
    this.chosen = new Set(choose([...this.wanted.keys()], options).chosen);
  }

  /** @param onProgress told after each repository */
  async take(onProgress: (done: number, all: number) => void): Promise<void> {
    const { folder, jobs = usualJobs } = this.options;
    const shop = { folder, git: await gitIn(folder) };
    const repositories = repositoriesOf([...this.wanted.keys()]);
    let done = 0;
    await each(repositories, jobs, async branches => {
      for (const branch of branches) await this.look(shop, branch);
      onProgress(++done, repositories.length);
    });
  }

  /** The trees that are published of a fleet. */
  treesOf(fleet: string): ReadTree[] {
    return this.reading.result().trees.filter(one => one.fleet === fleet);
  }

  /** What is due on a branch; undefined where it was not looked for, or could not be told. */
  surveyOf(branch: Branch): Survey | undefined {
    const [first] = branch.targets;
    const found = first && this.surveys.get(first);
    if (found === undefined) return undefined;
    const own = [...found.comparisons].filter(([target]) => branch.targets.includes(target));
    return own.length < branch.targets.length ? undefined : { ...found, branch, comparisons: new Map(own) };
  }

  /** What cannot be read is no evidence here; whoever publishes there is told why. */
  private async look(shop: Workshop, branch: Branch): Promise<void> {
    const targets = branch.targets.filter(target => problemWithTarget(target) === undefined);
    const chosen = targets.filter(target => this.chosen.has(target));
    if (targets.length === 0) return;
    const options = { wanted: this.wanted, overwrite: this.options.overwrite === true };
    try {
      await lookAt(shop, branch, async standing => {
        for (const target of targets) await this.reading.readTarget(target, standing);
        const found = await surveyAt(standing, { ...branch, targets: chosen }, options);
        for (const target of chosen) this.surveys.set(target, found);
      });
    } catch {
      return;
    }
  }
}
