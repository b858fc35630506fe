import type { ForgeProps, RepositoryProps } from '../model/index';
import type { ForgePlan, RepositoryPlan } from './plan';

/** Where a cluster's Flux reads, with its defaults. */
export function resolveRepository(props: RepositoryProps): RepositoryPlan {
  return {
    url: props.url,
    pushUrl: props.pushUrl ?? props.url,
    branch: props.branch ?? 'main',
    path: (props.path ?? '').replace(/^\.?(?:\/+|$)|\/+$/g, ''),
    secret: props.secret ?? 'flux-system',
    forge: props.forge && forge(props.forge, props.url),
  };
}

function forge(props: ForgeProps, url: string): ForgePlan {
  const [kind, access] = Object.entries(props)[0] as [
    ForgePlan['kind'],
    { tokenSecret: string; address?: string },
  ];
  return { kind, tokenSecret: access.tokenSecret, address: access.address ?? webAddress(url) };
}

/** The address of a repository for people and programming interfaces: `ssh://git@host/a/b.git` -> `https://host/a/b`. */
function webAddress(url: string): string {
  return url.replace(/^ssh:\/\/(?:[^@/]*@)?([^:/]+)(?::\d+)?\//, 'https://$1/').replace(/\.git$/, '');
}
