import type { Workshop } from '../checkout';
import { type Forge, type ForgeProblem, forgeOf } from '../forges/index';
import type { WantedTree } from '../compare';
import { gitIn } from '../git/settings';
import { each, usualJobs } from '../limit';
import { type FleetToPublish, type PublishOptions, wantedTrees } from '../to-publish';
import { survey } from '../survey';
import { problemWithTarget, repositoriesOf, type Target } from '../target';
import { whyFailed } from '../why';
import type { GatedCluster, Tip } from './health';
import { layersOf } from './layers';

type Looking = Pick<PublishOptions, 'folder' | 'jobs' | 'environment'>;

/** What stands in a cluster's repository now. */
type Seen = Pick<GatedCluster, 'tip' | 'unread'>;

/** Gives the clusters of a fleet as gates see them, at the tips of their repositories whenever it is called. */
export async function fleetLook(
  fleet: FleetToPublish,
  options: Looking,
): Promise<() => Promise<GatedCluster[]>> {
  const { folder, jobs = usualJobs, environment = process.env } = options;
  const shop: Workshop = { folder, git: await gitIn(folder) };
  const wanted = wantedTrees([fleet], { folder });
  const layers = new Map(fleet.trees.map(tree => [tree.cluster, layersOf(tree)]));
  const forges = new Map<string, Forge | ForgeProblem>();
  const forgeFor = ({ forge }: Target): Forge | ForgeProblem | undefined => {
    if (forge === undefined) return undefined;
    const key = JSON.stringify([forge.kind, forge.address]);
    const found = forges.get(key) ?? forgeOf(forge, environment);
    forges.set(key, found);
    return found;
  };
  return async () => {
    const seen = await tipsOf(shop, wanted, jobs);
    return [...wanted.keys()].map(target => ({
      cluster: target.cluster,
      wave: target.wave,
      held: target.held,
      layers: layers.get(target.cluster) ?? [],
      forge: forgeFor(target),
      ...(seen.get(target) ?? { tip: undefined }),
    }));
  };
}

async function tipsOf(
  shop: Workshop,
  wanted: ReadonlyMap<Target, WantedTree>,
  jobs: number,
): Promise<ReadonlyMap<Target, Seen>> {
  const seen = new Map<Target, Seen>();
  const fit: Target[] = [];
  for (const target of wanted.keys()) {
    const unread = problemWithTarget(target);
    if (unread === undefined) fit.push(target);
    else seen.set(target, { tip: undefined, unread });
  }
  await each(repositoriesOf(fit), jobs, async branches => {
    for (const branch of branches)
      try {
        const { base, baseAt, comparisons } = await survey(shop, branch, { wanted, overwrite: false });
        for (const [target, { changes, troubles }] of comparisons) {
          const isCurrent = changes.length === 0 && troubles.length === 0;
          const tip: Tip | undefined =
            base === undefined || baseAt === undefined ? undefined : { commit: base, at: baseAt, isCurrent };
          seen.set(target, { tip });
        }
      } catch (error) {
        for (const target of branch.targets) seen.set(target, { tip: undefined, unread: whyFailed(error) });
      }
  });
  return seen;
}
