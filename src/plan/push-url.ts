import { posix } from 'node:path';

/*
 * Addresses that `meshprint publish` may hand to git. Git takes more: helpers (`ext::…`) run commands, and what begins
 * with a dash may be read as an option, by git or by the ssh that it starts.
 */

const url =
  /^(?<scheme>https?|ssh):\/\/(?:(?<user>[\w.+-]*)@)?(?<host>[^/@:[\]]+|\[[\da-f:.]+\])(?<port>:\d+)?\/(?<path>.+)$/i;
/** The user is needed: without one, `c:/fleet` would be a host too. */
const short = /^(?<user>[\w.+-]+)@(?<host>[\w.-]+):(?<path>[^:]+)$/i;
const hostName = /^[a-z\d](?:[\w.-]*[a-z\d])?$|^\[/i;
const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/i;

/** In none of the forms: what shells and URLs read in other ways, blanks, and what cannot be seen. */
const odd = /[\p{C}\s?#'"`$\\;&|<>*^{}]/u;

/** Where an address leads. */
interface PushPlace {
  readonly scheme: string;
  readonly user: string | undefined;
  readonly host: string;
  readonly port: string;
  readonly path: string;
}

function placeOf(text: string): PushPlace | undefined {
  const folder = /^(?:file:\/\/)?(\/(?!\/).*)$/i.exec(text)?.[1];
  if (folder !== undefined) return { scheme: 'file', user: undefined, host: '', port: '', path: folder };
  const isShort = !/^[a-z][a-z\d+.-]*:\/\//i.test(text);
  const found = (isShort ? short : url).exec(text)?.groups;
  if (found === undefined) return undefined;
  const { scheme = 'ssh', user, host = '', port = '', path = '' } = found;
  return { scheme: scheme.toLowerCase(), user, host, port, path };
}

/** What is wrong with an address to push to, as the end of a sentence that never repeats it: it may hold a token. */
export function problemWithPushUrl(text: string): string | undefined {
  if (/^https?:\/\/[^/]*@|\/\/[^/@]*:[^/@]*@/i.test(text)) return 'has credentials in it';
  const place = placeOf(text);
  if (odd.test(text) || place === undefined) return 'is none that Meshprint pushes to';
  const { scheme, user, host, path } = place;
  const isPlain = scheme === 'file' || hostName.test(host);
  if (!isPlain || [user ?? '', path.replace(/^\/+/, '')].some(part => part.startsWith('-')))
    return 'has a part that git may read as an option';
  if (scheme === 'http' && !loopback.test(host)) return 'is not encrypted';
  return undefined;
}

/** The same for all spellings of one address. Forges serve a repository by https and by ssh under one path. */
export function pushPlace(text: string): string {
  const place = placeOf(text);
  if (place === undefined) return text;
  const { scheme, host, port, path } = place;
  const isDefault = scheme === 'ssh' || port === (scheme === 'https' ? ':443' : ':80');
  const folder = posix.normalize(`/${path}`).replace(/(\.git)?\/*$/, '');
  return `${scheme === 'file' ? '' : host.toLowerCase()}${isDefault ? '' : port}${folder}`;
}
