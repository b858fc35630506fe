import { isIP } from 'node:net';
import { plain } from './clean';
import type { ForgeProblem } from './forge';

/** A repository's address on its forge, in parts. */
export interface ForgeAddress {
  /** `https://git.example.com:3000` */
  readonly origin: string;
  /** `git.example.com:3000` */
  readonly host: string;
  /** `['fleet', 'paris']`; on GitLab also those of subgroups, and first what the instance is below. */
  readonly segments: readonly string[];
}

/** Takes an address apart, and refuses what no token may be sent to. */
export function addressOf(text: string): ForgeAddress | ForgeProblem {
  const url = webUrl(text);
  if ('problem' in url) return url;
  const segments = url.pathname
    .replace(/\.git\/*$/, '')
    .split('/')
    .filter(segment => segment !== '');
  if (segments.length < 2 || !segments.every(segment => /^[\w.~+-]+$/.test(segment)))
    return {
      problem: `the forge address ${url.origin}${url.pathname} is not that of a repository`,
      mend: 'Give the address at which people see the repository, such as https://git.example.com/fleet/paris.',
    };
  return { origin: url.origin, host: url.host, segments };
}

/** An address that a token may go to: encrypted, unless it stays on this machine. */
export function webUrl(text: string): URL | ForgeProblem {
  const mend = 'Give an address such as https://git.example.com/fleet/paris.';
  if (!URL.canParse(text)) return { problem: `the forge address '${plain(text)}' is none`, mend };
  const url = new URL(text);
  // Not shown: what stands before the @ is a secret.
  if (url.username !== '' || url.password !== '')
    return { problem: `the forge address on ${url.host} has credentials in it`, mend };
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    return {
      problem: `the forge address ${plain(url.href)} is not encrypted, so that no token can be sent to it`,
      mend,
    };
  if (url.search !== '' || url.hash !== '')
    return { problem: `the forge address on ${url.host} has a query or a fragment`, mend };
  return url;
}

/** Whether a host of a URL is this machine. */
const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'));
