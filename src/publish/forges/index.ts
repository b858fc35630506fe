import { setTimeout as sleep } from 'node:timers/promises';
import type { ForgePlan } from '../../plan/plan';
import { addressOf } from './address';
import { apiOf } from './base';
import type { Dialect } from './dialect';
import type { Forge, ForgeProblem } from './forge';
import { gitea } from './gitea';
import { github } from './github';
import { gitlab } from './gitlab';
import { type Clock, Rest } from './rest';
import { RestForge } from './rest-forge';
import { type Environment, tokenFor } from './tokens';

export { type Forge, ForgeError, type ForgeProblem, type PullRequest } from './forge';

const dialects: Readonly<Record<ForgePlan['kind'], Dialect>> = { github, gitlab, gitea };

const realTime: Clock = { now: Date.now, wait: ms => sleep(ms), patience: 30_000 };

/** The forge of a repository, with the token that the environment has for it; or why it cannot be asked. */
export function forgeOf(
  { kind, address: text }: Pick<ForgePlan, 'kind' | 'address'>,
  env: Environment,
  clock: Clock = realTime,
): Forge | ForgeProblem {
  const address = addressOf(text);
  if ('problem' in address) return address;
  const place = apiOf(kind, address, env);
  if ('problem' in place) return place;
  const token = tokenFor(kind, address.host, env);
  if ('problem' in token) return token;
  const dialect = dialects[kind];
  const { base, repository } = place;
  const about = `${repository.join('/')} on ${address.host}`;
  const authorization = dialect.authorization(token.value);
  const rest = new Rest({ base, token, authorization, headers: dialect.headers, about, clock });
  return new RestForge(rest, dialect, repository);
}
