import { flawOfPath, fold } from '../output/index';
import type { ForgePlan, Plan } from '../plan/index';
import { problemWithAddress, problemWithBranch } from './git/address';
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
  /** True for a bare repository that is made here when it is not there. */
  readonly isEmbedded: boolean;
}

/**
 * Where the clusters of a fleet are published, in the order of their names.
 *
 * @param folder where publish is run; embedded repositories are below it
 */
export function targetsOf(plan: Plan, { folder }: { readonly folder: string }): Target[] {
  const isEmbedded = plan.publish.to === 'embedded';
  return plan.clusters.map(({ name: cluster, repository, wave, held }) => ({
    fleet: plan.fleet,
    cluster,
    url: isEmbedded ? embeddedRepository(folder, plan.fleet, cluster) : repository.pushUrl,
    branch: repository.branch,
    path: repository.path,
    wave,
    ...(held !== undefined && { held }),
    ...(repository.forge !== undefined && !isEmbedded && { forge: repository.forge }),
    isEmbedded,
  }));
}

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
}: Target): string | undefined {
  const name = flawOfPath(`${fleet}/${cluster}`);
  if (name !== undefined) return `the name ${name}`;
  const address = isEmbedded ? undefined : problemWithAddress(url);
  if (address !== undefined) return `the address of its repository ${address}`;
  const ref = problemWithBranch(branch);
  if (ref !== undefined) return `the branch ${JSON.stringify(branch)} ${ref}`;
  const folder = path === '' ? undefined : flawOfPath(path);
  return folder === undefined ? undefined : `the folder ${JSON.stringify(path)} ${folder}`;
}

/** Targets of one branch of one repository: what is committed and pushed together. */
export interface Branch {
  readonly url: string;
  readonly branch: string;
  readonly isEmbedded: boolean;
  readonly targets: readonly Target[];
}

/** Targets by repository, and in it by branch; in the order given. */
export function repositoriesOf(targets: readonly Target[]): Branch[][] {
  const repositories = new Map<string, Map<string, Target[]>>();
  for (const target of targets) {
    const branches = repositories.get(target.url) ?? new Map<string, Target[]>();
    repositories.set(target.url, branches);
    const others = branches.get(target.branch);
    if (others === undefined) branches.set(target.branch, [target]);
    else others.push(target);
  }
  return [...repositories].map(([url, branches]) =>
    [...branches].map(([branch, own]) => ({
      url,
      branch,
      isEmbedded: own[0]?.isEmbedded === true,
      targets: own,
    })),
  );
}

/** Targets whose folder in a repository is that of another target, or in it or around it, and that other one. */
export function entangled(targets: readonly Target[]): ReadonlyMap<Target, Target> {
  const found = new Map<Target, Target>();
  for (const { targets: together } of repositoriesOf(targets).flat()) {
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

/** The folders that a folder is in, the root among them. */
export function foldersAround(folder: string): string[] {
  const steps = folder.split('/');
  return folder === '' ? [] : steps.map((_, i) => steps.slice(0, i).join('/'));
}
