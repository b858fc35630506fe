import path from 'node:path';
import { compareTrees } from '../../output/index';
import { fewOf } from '../../findings/index';
import { FirstLook, type FleetToPublish, type PublishOptions, targetsOf } from '../../publish/index';
import { forced } from '../../publish/waves/index';
import { compareWithWritten } from '../lost-records';
import { progress, repositoriesRead } from '../progress';
import { staleLocks } from '../stale-lock';
import { toOutput } from '../synth';
import { checkNamed, UsageError } from '../terminal';
import { fleetFolders } from '../written-ids';
import { checkClusters, numberOf, type Sound, soundFleets } from './fleets';
import { isGated, rollOut } from './rollout';
import { showOutcomes } from './show';
import { checkSkew, skewOf } from './skew';

/** Options of `meshprint publish`. */
export interface PublishCommandOptions {
  readonly cluster?: readonly string[];
  readonly wave?: string;
  readonly wait?: boolean;
  readonly force?: string;
  readonly pullRequests?: boolean;
  readonly dryRun?: boolean;
  readonly overwrite?: boolean;
  readonly jobs: string;
  readonly out: string;
}

const mostWaves = 1000;
export const mostJobs = 64;

/** `meshprint publish`: what was reviewed goes into the repositories of the clusters. */
export async function publishCommand(
  blueprints: readonly string[],
  { cluster, wave, wait, force, pullRequests, dryRun, overwrite, jobs, out }: PublishCommandOptions,
): Promise<number> {
  if (isLifecycle(process.env)) {
    process.stderr.write(
      'npm publish ran this; no repository of a cluster was touched. Use: npm run publish\n',
    );
    return 0;
  }
  checkNamed('--out', out, 'the folder that holds the fleets');
  const folder = process.cwd();
  const choice = {
    ...(cluster !== undefined && { clusters: cluster }),
    ...(wave !== undefined && { wave: numberOf('--wave', wave, mostWaves) }),
  };
  const trailer = trailerOf(force);
  if (wait === true && trailer !== undefined)
    throw new UsageError('Of --wait and --force, name one: --force does not ask whether waves are healthy.');
  const options = {
    ...choice,
    ...(trailer !== undefined && { trailer }),
    folder,
    jobs: numberOf('--jobs', jobs, mostJobs),
    pullRequests: pullRequests === true,
  };
  const sound = await soundFleets(blueprints);
  checkClusters(
    sound.flatMap(({ plan }) => targetsOf(plan, { folder })),
    cluster,
  );
  if (pullRequests === true) checkRemotes(sound);
  // Once, for the comparison with what was reviewed and for the commits.
  const fleets = sound.map(fleet => ({
    ...fleet,
    output: toOutput(fleet),
    blueprintFolder: fleet.lock.folder,
  }));
  checkWritten(out, fleets);
  const isForced = trailer !== undefined;
  const look = await firstLook(
    fleets,
    { ...options, dryRun: dryRun === true, overwrite: overwrite === true },
    isForced,
  );
  for (const { plan } of fleets) {
    const trees = look.treesOf(plan.fleet).map(({ tree }) => tree);
    checkSkew(plan.fleet, skewOf(plan, trees, options.wave), isForced);
  }
  const { outcomes, notes, refused } = await rollOut(
    fleets,
    {
      ...options,
      dryRun: dryRun === true,
      overwrite: overwrite === true,
      onProgress: (doing, done, all) => {
        progress(`repositories ${doing}:`, done, all);
      },
    },
    { wait: wait === true, isForced, onWait: waiting() },
    look,
  );
  process.stdout.write(showOutcomes(fleets, outcomes, folder, notes));
  const isAllThere = outcomes.every(({ state }) => state !== 'failed' && state !== 'stopped');
  return isAllThere && refused.size === 0 ? 0 : 1;
}

/** All repositories before anything is published, and what is due in those that are published at once. */
async function firstLook(
  fleets: readonly FleetToPublish[],
  options: PublishOptions,
  isForced: boolean,
): Promise<FirstLook> {
  const free = fleets.filter(fleet => !isGated(fleet, options, { isForced }));
  const look = new FirstLook(fleets, { ...options, fleets: free.map(({ plan }) => plan.fleet) });
  await look.take(repositoriesRead);
  return look;
}

function trailerOf(reason: string | undefined): string | undefined {
  if (reason === undefined) return undefined;
  const found = forced(reason);
  if ('problem' in found) throw new UsageError(`The reason of --force ${found.problem}.`);
  return found.trailer;
}

function checkRemotes(fleets: readonly Sound[]): void {
  const embedded = fleets.filter(({ plan }) => plan.publish.to === 'embedded').map(({ fleet }) => fleet);
  if (embedded.length > 0)
    throw new UsageError(
      `${fewOf(embedded)} is published to embedded repositories, which have no pull requests. Say publish: { remotes: { pullRequests: true } } in the blueprint.`,
    );
}

/** Tells how waiting goes, whenever that changes. */
function waiting(): (fleet: string, progress: string) => void {
  let last = '';
  return (fleet, progress) => {
    const line = `${fleet}: ${progress}\n`;
    if (line === last) return;
    last = line;
    process.stderr.write(line);
  };
}

/** npm runs the script `publish` of a package also when the package itself is published. */
const isLifecycle = ({ npm_command, npm_lifecycle_event }: NodeJS.ProcessEnv): boolean =>
  npm_command === 'publish' && npm_lifecycle_event === 'publish';

/** What is published was reviewed, so it must be what stands in `dist`. */
function checkWritten(out: string, fleets: readonly (Sound & Pick<FleetToPublish, 'output'>)[]): void {
  progress(`comparing with ${out}`);
  const made = new Set(fleets.map(({ fleet }) => fleet));
  const others = { fleets: fleetFolders(out).filter(name => !made.has(name)), areStray: false };
  const compared = fleets.map(fleet => compareWithWritten(out, fleet, others));
  const isStale =
    staleLocks(compared).length > 0 ||
    compareTrees(
      path.resolve(out),
      fleets.map(({ output }) => output),
    ).length > 0;
  if (isStale)
    throw new UsageError(
      `${out} is not what the blueprints say, and only what could be reviewed is published. Run meshprint synth, and commit what it writes. Nothing was published.`,
    );
}
