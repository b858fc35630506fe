import type { ForgePlan } from '../../plan/plan';
import type { ForgeProblem } from './forge';
import { variablePart } from './host-name';

/** Variables of the environment, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A token and the variable that it is from. */
export interface Token {
  readonly value: string;
  readonly from: string;
}

/** Whose a forge's usual variables are. */
interface Home {
  readonly tokens: readonly string[];
  /** Variables with the host that these tokens are for. */
  readonly servers: readonly string[];
  /** Where they are for when no variable says so. */
  readonly hosts: readonly RegExp[];
}

const homes: Readonly<Record<ForgePlan['kind'], Home>> = {
  github: {
    tokens: ['GH_TOKEN', 'GITHUB_TOKEN'],
    servers: ['GITHUB_SERVER_URL'],
    hosts: [/^github\.com$/, /^[a-z0-9-]+\.ghe\.com$/],
  },
  // A CI_JOB_TOKEN can neither read commit statuses nor open merge requests.
  gitlab: {
    tokens: ['GITLAB_TOKEN'],
    servers: ['GITLAB_HOST', 'CI_SERVER_URL'],
    hosts: [/^gitlab\.com$/],
  },
  gitea: {
    tokens: ['GITEA_TOKEN', 'FORGEJO_TOKEN'],
    servers: ['GITEA_SERVER_URL', 'FORGEJO_SERVER_URL'],
    hosts: [/^gitea\.com$/, /^codeberg\.org$/],
  },
};

/**
 * The token for a host. Which host a token is for is said by the environment alone: were it the blueprint, a change of
 * an address in it could send somebody's token anywhere.
 */
export function tokenFor(kind: ForgePlan['kind'], host: string, env: Environment): Token | ForgeProblem {
  const { tokens, servers, hosts } = homes[kind];
  const part = variablePart(host);
  const own = part === undefined ? [] : [`MESHPRINT_TOKEN_${part}`];
  const said = servers.map(name => hostIn(env[name])).find(server => server !== undefined);
  const isHome = said === undefined ? hosts.some(pattern => pattern.test(host)) : said === host;
  const names = [...own, ...(isHome ? tokens : [])];
  const from = names.find(name => (env[name] ?? '').trim() !== '');
  if (from === undefined) return missing(host, names);
  const value = (env[from] ?? '').trim();
  return /^[\x21-\x7e]+$/.test(value)
    ? { value, from }
    : { problem: `${from} has characters that no token has`, mend: 'Set it to the token alone.' };
}

function missing(host: string, names: readonly string[]): ForgeProblem {
  const problem = `there is no token for ${host}`;
  return names.length === 0
    ? { problem, mend: 'Give the address of the forge with its name in DNS.' }
    : { problem, mend: `Set ${names.join(' or ')} in the environment.` };
}

/** `https://git.example.com:3000/x` or `git.example.com` -> its host. */
export function hostIn(text = ''): string | undefined {
  const url = text.includes('://') ? text : `https://${text}`;
  return URL.canParse(url) ? new URL(url).host : undefined;
}
