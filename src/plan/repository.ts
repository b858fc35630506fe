import { BlockList, isIP } from 'node:net';
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

const privateAddresses = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  privateAddresses.addSubnet(network, prefix, 'ipv4');
privateAddresses.addAddress('::1', 'ipv6');
privateAddresses.addSubnet('fc00::', 7, 'ipv6');

/**
 * Whether a repository is read without encryption from where only people's own networks reach: a private address, or a
 * name that public DNS cannot have, such as `host.docker.internal`. So `meshprint serve` is read. Flux sends no
 * credentials there.
 */
export function isReadInClear(url: string): boolean {
  if (!url.startsWith('http://') || !URL.canParse(url)) return false;
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  return family === 0
    ? host === 'localhost' || /\.(?:internal|localhost)$/.test(host)
    : privateAddresses.check(host, family === 6 ? 'ipv6' : 'ipv4');
}
