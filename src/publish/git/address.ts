/** Hosts, users and paths that neither git nor ssh takes for an option. */
const plainHost = /^(?![-.])[\w.-]+(?::\d+)?$|^\[[\da-fA-F:.]+\](?::\d+)?$/;
const unfit = /[\s\\'"`$;&|<>?#*^{}]/;
/** Characters that nobody sees. */
// eslint-disable-next-line no-control-regex
const unseen = /[\u0000-\u0020\u007f-\u00a0\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/**
 * What is wrong with the address of a repository, as the end of a sentence; undefined for a good one. Whatever git could
 * read as an option or as a command to run is refused, and what leaves it open how it is reached.
 */
export function problemWithAddress(url: string): string | undefined {
  if (url === '') return 'is empty';
  if (unseen.test(url) || unfit.test(url)) return 'has characters that no address of a repository has';
  if (url.includes('::')) return /^[\w+.-]+::/.test(url) ? 'names a command to run' : problemOfParts(url);
  return problemOfParts(url);
}

const forms = 'https://…, ssh://…, file:///… and user@host:path';

function problemOfParts(url: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1];
  if (scheme === undefined)
    return /^[\w.][\w.-]*@(?!-)[\w.-]+:(?![-/]?-)[^:]+$/.test(url) ? undefined : notOneOf;
  if (scheme === 'file') return /^file:\/\/\/(?!\/)/.test(url) ? undefined : 'is not an absolute file:///…';
  if (!['https', 'http', 'ssh'].includes(scheme)) return notOneOf;
  const [, user, host = '', folder = ''] = /^[a-z]+:\/\/(?:([^/]*)@)?([^/@]*)(\/.*)?$/.exec(url) ?? [];
  if (!plainHost.test(host)) return 'has no plain host';
  if (user?.startsWith('-') === true) return 'has a user that begins with a dash';
  return /^\/(?!-)./.test(folder) ? undefined : 'names no repository of its host';
}

const notOneOf = `is none of ${forms}`;

/** What is wrong with a branch, as the end of a sentence; the rarer names that git takes are refused too. */
export const problemWithBranch = (branch: string): string | undefined =>
  /^(?![-./])(?!.*(?:\.\.|\/\/|\/\.|\.lock(?:\/|$)|[./]$))[\w./-]+$/.test(branch) &&
  branch !== 'HEAD' &&
  branch.length <= 200
    ? undefined
    : 'is no plain name of a branch';
