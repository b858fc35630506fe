import { flawOfPath, fold } from '../output/index';
import { type ForgePlan, type Plan, problemWithPushUrl } from '../plan/index';
import { problemWithBranch } from './git/branch';
import { embeddedRepository } from './places';

/** Where the tree of one cluster is published. */
export interface Target {
  readonly fleet: string;
  readonly cluster: string;
  /** As git pushes to it; of an embedded repository, its folder. It may have credentials in it: show it masked. */
  readonly url: string;
  readonly branch: string;
  /** Folder in the repository, without slashes around it; empty for the root. */
  readonly path: string;
  readonly wave: number;
  /** Why the cluster is left as it is. */
  readonly held?: string;
  readonly forge?: ForgePlan;
  /** The branch of Meshprint's own from which changes are proposed; undefined where they are pushed. */
  readonly proposal?: string;
  /** True for a bare repository that is made here when it is not there. */
  readonly isEmbedded: boolean;
}

/**
 * Where the clusters of a fleet are published, in the order of their names.
 *
 * @param folder where publish is run; embedded repositories are below it
 * @param pullRequests true for pull requests also where the blueprint does not ask for them
 */
export function targetsOf(
  plan: Plan,
  { folder, pullRequests = false }: { readonly folder: string; readonly pullRequests?: boolean },
): Target[] {
  const isEmbedded = plan.publish.to === 'embedded';
  const isProposed = !isEmbedded && (plan.publish.pullRequests || pullRequests);
  return plan.clusters.map(({ name: cluster, repository, wave, held }) => ({
    fleet: plan.fleet,
    cluster,
    url: isEmbedded ? embeddedRepository(folder, plan.fleet, cluster) : repository.pushUrl,
    branch: repository.branch,
    path: repository.path,
    wave,
    ...(held !== undefined && { held }),
    ...(repository.forge !== undefined && !isEmbedded && { forge: repository.forge }),
    ...(isProposed && { proposal: `${ownBranches}${plan.fleet}/${repository.branch}` }),
    isEmbedded,
  }));
}

/** Branches that Meshprint makes, and replaces. */
const ownBranches = 'meshprint/';

/** A cluster as people name it among fleets. */
export const nameOf = ({ fleet, cluster }: Pick<Target, 'fleet' | 'cluster'>): string =>
  `${fleet}/${cluster}`;

/** Why nothing can be published there, as the end of a sentence; undefined where it can. */
export function problemWithTarget({
  fleet,
  cluster,
  url,
  branch,
  path,
  isEmbedded,
  proposal,
}: Target): string | undefined {
  const name = flawOfPath(`${fleet}/${cluster}`);
  if (name !== undefined) return `the name ${name}`;
  const address = isEmbedded ? undefined : problemWithPushUrl(url);
  if (address !== undefined) return `the address of its repository ${address}`;
  const ref = problemWithBranch(branch);
  if (ref !== undefined) return `the branch ${JSON.stringify(branch)} ${ref}`;
  if (proposal !== undefined && (branch.startsWith(ownBranches) || problemWithBranch(proposal) !== undefined))
    return `the branch ${JSON.stringify(branch)} is none that a pull request of Meshprint’s could go into`;
  const folder = path === '' ? undefined : flawOfPath(path);
  return folder === undefined ? undefined : `the folder ${JSON.stringify(path)} ${folder}`;
}

/** Targets of one branch of one repository: what is committed and pushed, or proposed, together. */
export interface Branch {
  readonly url: string;
  readonly branch: string;
  readonly proposal?: string;
  readonly isEmbedded: boolean;
  readonly targets: readonly Target[];
}

/** Targets by repository, and in it by branch and by what is proposed for it; in the order given. */
export function repositoriesOf(targets: readonly Target[]): Branch[][] {
  const repositories = new Map<string, Map<string, Target[]>>();
  for (const target of targets) {
    const branches = repositories.get(target.url) ?? new Map<string, Target[]>();
    repositories.set(target.url, branches);
    const key = `${target.branch} ${target.proposal ?? ''}`;
    const others = branches.get(key);
    if (others === undefined) branches.set(key, [target]);
    else others.push(target);
  }
  return [...repositories.values()].map(branches => [...branches.values()].flatMap(branchOf));
}

function branchOf(targets: readonly Target[]): Branch[] {
  return targets.slice(0, 1).map(({ url, branch, proposal, isEmbedded }) => ({
    url,
    branch,
    ...(proposal !== undefined && { proposal }),
    isEmbedded,
    targets,
  }));
}

/** Targets whose folder in a repository is that of another target, or in it or around it, and that other one. */
export function entangled(targets: readonly Target[]): ReadonlyMap<Target, Target> {
  const found = new Map<Target, Target>();
  for (const together of byBranch(targets)) {
    const byFolder = new Map<string, Target>();
    for (const target of together) {
      const other = byFolder.get(fold(target.path));
      if (other === undefined) byFolder.set(fold(target.path), target);
      else for (const [one, two] of [[target, other] as const, [other, target] as const]) found.set(one, two);
    }
    for (const target of together)
      for (const around of foldersAround(fold(target.path))) {
        const outer = byFolder.get(around);
        if (outer === undefined) continue;
        found.set(target, outer);
        found.set(outer, target);
      }
  }
  return found;
}

/** However it gets there. */
function byBranch(targets: readonly Target[]): Iterable<Target[]> {
  const found = new Map<string, Target[]>();
  for (const target of targets) {
    const key = JSON.stringify([target.url, target.branch]);
    const others = found.get(key);
    if (others === undefined) found.set(key, [target]);
    else others.push(target);
  }
  return found.values();
}

/** The folders that a folder is in, the root among them. */
export function foldersAround(folder: string): string[] {
  const steps = folder.split('/');
  return folder === '' ? [] : steps.map((_, i) => steps.slice(0, i).join('/'));
}
