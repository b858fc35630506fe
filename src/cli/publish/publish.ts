import path from 'node:path';
import { compareTrees } from '../../output/index';
import { publish, targetsOf } from '../../publish/index';
import { compareWithWritten } from '../lost-records';
import { staleLocks } from '../stale-lock';
import { toOutput } from '../synth';
import { UsageError } from '../terminal';
import { fleetFolders } from '../written-ids';
import { checkClusters, numberOf, type Sound, soundFleets } from './fleets';
import { progress } from './progress';
import { showOutcomes } from './show';

/** Options of `meshprint publish`. */
export interface PublishCommandOptions {
  readonly cluster?: readonly string[];
  readonly wave?: string;
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
  { cluster, wave, dryRun, overwrite, jobs, out }: PublishCommandOptions,
): Promise<number> {
  if (isLifecycle(process.env)) {
    process.stderr.write(
      'npm publish ran this; no repository of a cluster was touched. Use: npm run publish\n',
    );
    return 0;
  }
  const folder = process.cwd();
  const choice = {
    ...(cluster !== undefined && { clusters: cluster }),
    ...(wave !== undefined && { wave: numberOf('--wave', wave, mostWaves) }),
  };
  const options = { ...choice, folder, jobs: numberOf('--jobs', jobs, mostJobs) };
  const fleets = await soundFleets(blueprints);
  checkClusters(
    fleets.flatMap(({ plan }) => targetsOf(plan, { folder })),
    cluster,
  );
  checkWritten(out, fleets);
  const bar = progress();
  const outcomes = await publish(
    fleets.map(fleet => ({ ...fleet, output: toOutput(fleet), blueprintFolder: fleet.lock.folder })),
    { ...options, dryRun: dryRun === true, overwrite: overwrite === true, onProgress: bar.show },
  ).finally(bar.end);
  process.stdout.write(showOutcomes(fleets, outcomes, folder));
  return outcomes.some(({ state }) => state === 'failed' || state === 'stopped') ? 1 : 0;
}

/** npm runs the script `publish` of a package also when the package itself is published. */
const isLifecycle = ({ npm_command, npm_lifecycle_event }: NodeJS.ProcessEnv): boolean =>
  npm_command === 'publish' && npm_lifecycle_event === 'publish';

/** What is published was reviewed, so it must be what stands in `dist`. */
function checkWritten(out: string, fleets: readonly Sound[]): void {
  const made = new Set(fleets.map(({ fleet }) => fleet));
  const others = { fleets: fleetFolders(out).filter(name => !made.has(name)), areStray: false };
  const compared = fleets.map(fleet => compareWithWritten(out, fleet, others));
  const isStale =
    staleLocks(compared).length > 0 || compareTrees(path.resolve(out), fleets.map(toOutput)).length > 0;
  if (isStale)
    throw new UsageError(
      `${out} is not what the blueprints say, and only what could be reviewed is published. Run meshprint synth, and commit what it writes. Nothing was published.`,
    );
}
