import { isReadInClear, pushPlace } from '../../../plan/index';
import type { PlanRule } from '../../rule';

/** Flux sends no credentials in clear, so http is for what a local `meshprint serve` offers. */
const address = /^(https?|ssh):\/\/[^\s?#'"`$\\;&|<>]+$/;
/**
 * What `git check-ref-format --branch` takes, without its rarer characters. A branch below `refs/` is one that git takes
 * for another ref, and then for neither.
 */
const branch = /^(?!-|refs\/)(?!head$)(?!.*(?:\.\.|\/\/|\/\.|\.lock(?:\/|$)|\.$))(?![./])[\w./-]+(?<!\/)$/i;
/** A user name is part of every ssh address; over https it is a token, and anywhere a password is one. */
const credentials = /^https?:\/\/[^/]*@|\/\/[^/@]*:[^/@]*@/;

export const repository: PlanRule = {
  id: 'cluster/repository',
  severity: 'error',
  breaks: 'Flux refuses the address, two clusters apply each other’s files, or credentials end up in git.',
  docs: 'fluxcd.io/flux/components/source/gitrepositories',
  *check({ clusters, flux }) {
    const first = new Map<string, string>();
    for (const { name, path: at, repository: repo } of clusters) {
      const detail = { at, clusters: [name] };
      if (credentials.test(repo.url))
        yield {
          ...detail,
          message: `the repository address of '${name}' has credentials in it`,
          hint: 'Put credentials into the Secret that repository.secret names; they must not go through git.',
        };
      else if (!address.test(repo.url) || (repo.url.startsWith('http:') && !isReadInClear(repo.url)))
        yield {
          ...detail,
          // Never repeated: there may be a token in it, wherever in it.
          message: `the repository address of '${name}' is none that Flux takes`,
          expected: 'https://… or ssh://…, without a query',
          hint: 'Give the address as Flux reaches it, encrypted; write ssh://git@host/path.git instead of git@host:path.git.',
        };
      else if (repo.url.startsWith('http:') && flux.install === 'bootstrap')
        yield {
          ...detail,
          message: `'flux bootstrap' cannot push to the repository of '${name}' at '${repo.url}'`,
          hint: 'Install Flux with the operator, or give an encrypted address.',
        };
      if (!branch.test(repo.branch))
        yield {
          ...detail,
          message: `'${repo.branch}' of the repository of '${name}' is no branch`,
          hint: 'Name a branch as git does, without refs/heads/, such as main or fleet/live.',
        };
      if (repo.forge !== undefined && !/^https?:\/\/[^\s?#'"`$\\;&|<>]+$/.test(repo.forge.address))
        yield {
          ...detail,
          message: `the forge address of the repository of '${name}' is none that Flux takes`,
          expected: 'https://…',
          hint: 'Give the address at which people see the repository, without .git.',
        };
      if (!isPlain(repo.path))
        yield {
          ...detail,
          message: `the folder '${repo.path}' in the repository of '${name}' is no plain path`,
          hint: 'Name folders with letters, digits, dashes and dots, joined with /; none may be .git, which is git’s own.',
        };
      const key = [pushPlace(repo.url), repo.branch, repo.path].join(' ');
      const other = first.get(key);
      if (other === undefined) first.set(key, name);
      else
        yield {
          ...detail,
          clusters: [other, name],
          message: `'${name}' and '${other}' have the same repository, branch and folder`,
          hint: 'Give each cluster a repository of its own, or a folder of its own with repository.path.',
        };
    }
  },
};

/** Empty is the root. No commit can have a `.git`, in any case. */
function isPlain(folder: string): boolean {
  return (
    folder === '' || folder.split('/').every(part => /^[\w.-]+$/.test(part) && !/^\.(?:\.|git)?$/i.test(part))
  );
}
