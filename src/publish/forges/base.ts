import type { ForgePlan } from '../../plan/plan';
import { type ForgeAddress, webUrl } from './address';
import type { ForgeProblem } from './forge';
import { variablePart } from './host-name';
import { type Environment, hostIn } from './tokens';

/** Where a forge's API is, and how it names a repository. */
interface ApiPlace {
  /** Without a slash at the end. */
  readonly base: string;
  /** `['fleet', 'paris']`, without what the instance is below. */
  readonly repository: readonly string[];
}

/** Where the API of a repository is: as the environment says, or as follows from the address. */
export function apiOf(
  kind: ForgePlan['kind'],
  address: ForgeAddress,
  env: Environment,
): ApiPlace | ForgeProblem {
  const said = saidBase(kind, address, env);
  const base = said === undefined ? derivedBase(kind, address) : webUrl(said);
  if (typeof base !== 'string' && 'problem' in base) return base;
  const url = typeof base === 'string' ? base : base.href.replace(/\/+$/, '');
  const repository = kind === 'gitlab' ? below(url, address) : address.segments.slice(-2);
  if (kind === 'github' && address.segments.length > 2)
    return {
      problem: `the forge address ${address.origin}/${address.segments.join('/')} is not that of a repository on GitHub`,
      mend: 'Give the address at which people see the repository, such as https://github.com/fleet/paris.',
    };
  return { base: url, repository };
}

/** What the environment says: our own variable, or what the forge's own pipelines have. */
function saidBase(kind: ForgePlan['kind'], { host }: ForgeAddress, env: Environment): string | undefined {
  const part = variablePart(host);
  const own = part === undefined ? undefined : env[`MESHPRINT_API_${part}`];
  if (own !== undefined && own !== '') return own;
  if (kind === 'gitlab' && hostIn(env.CI_SERVER_URL) === host) return env.CI_API_V4_URL;
  if (kind === 'github' && hostIn(env.GITHUB_SERVER_URL) === host) return env.GITHUB_API_URL;
  return undefined;
}

function derivedBase(kind: ForgePlan['kind'], { origin, host, segments }: ForgeAddress): string {
  switch (kind) {
    case 'github':
      return host === 'github.com' || /^[a-z0-9-]+\.ghe\.com$/.test(host)
        ? `https://api.${host}`
        : `${origin}/api/v3`;
    // A subgroup looks like a folder that the instance is below, which is rare; then the environment says it.
    case 'gitlab':
      return `${origin}/api/v4`;
    // A repository is always <owner>/<name> here, so what stands before is where the instance is.
    case 'gitea':
      return [origin, ...segments.slice(0, -2), 'api/v1'].join('/');
  }
}

/** The segments of an address below the folder that the API says the instance is in. */
function below(base: string, { host, segments }: ForgeAddress): readonly string[] {
  const { host: apiHost, pathname } = new URL(base);
  const folder = pathname
    .replace(/\/api\/v4$/, '')
    .split('/')
    .filter(part => part !== '');
  const isIn = apiHost === host && folder.every((part, i) => part === segments[i]);
  return isIn ? segments.slice(folder.length) : segments;
}
