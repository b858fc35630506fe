import { knownFiles } from '../../output/index';
import { type Drift, findDrift, hasDrift, masked, targetsOf } from '../../publish/index';
import { repositoriesRead } from '../progress';
import { checkClusters, numberOf, soundFleets } from './fleets';
import { mostJobs } from './publish';
import { showDrift } from './show-drift';

/** Options of `meshprint drift`. */
export interface DriftCommandOptions {
  readonly cluster?: readonly string[];
  readonly all?: boolean;
  readonly exitCode?: boolean;
  readonly json?: boolean;
  readonly jobs: string;
}

/** As of `diff --exit-code`. */
const drifted = 2;

/** `meshprint drift`: what people changed in published repositories. */
export async function drift(
  blueprints: readonly string[],
  { cluster, all, exitCode, json, jobs: text }: DriftCommandOptions,
): Promise<number> {
  const jobs = numberOf('--jobs', text, mostJobs);
  const folder = process.cwd();
  const fleets = await soundFleets(blueprints);
  const targets = fleets.flatMap(({ plan }) => targetsOf(plan, { folder }));
  checkClusters(targets, cluster);
  const chosen = targets.filter(
    ({ fleet, cluster: name }) =>
      cluster === undefined || cluster.includes(name) || cluster.includes(`${fleet}/${name}`),
  );
  const drifts = await findDrift(chosen, {
    folder,
    jobs,
    all: all === true,
    onProgress: repositoriesRead,
    known: knownFiles(fleets),
  });
  process.stdout.write(
    json === true ? `${JSON.stringify(drifts.map(asJson), null, 2)}\n` : showDrift(drifts),
  );
  if (drifts.some(({ failed }) => failed !== undefined)) return 1;
  return exitCode === true && drifts.some(hasDrift) ? drifted : 0;
}

const asJson = ({ target, ...found }: Drift): object => {
  const { fleet, cluster, url, branch, path } = target;
  return { fleet, cluster, repository: masked(url), branch, path, ...found };
};
