import type { IncomingMessage } from 'node:http';
import type { Declined } from './declined';
import { isExpected } from './hosts';
import { folderOf } from './repositories';

/** What a client of git asks for. */
export interface Asked {
  readonly folder: string;
  readonly advertise: boolean;
}

const notFound: Declined = { status: 404, text: 'There is no such repository here.' };
const readOnly: Declined = {
  status: 403,
  text: 'These repositories are only read here; meshprint publish writes them.',
};

/** What a request asks for, if it may: to see what there is to fetch, or to fetch. */
export function askedFor(request: IncomingMessage, root: string, listenedOn: string): Asked | Declined {
  if (!isExpected(request.headers.host, listenedOn))
    return { status: 421, text: 'This host is not served here; use an address of this machine.' };
  // Not decoded and not tidied: what needs either is none of our names.
  const [, repository = '', service = '', query = ''] =
    /^\/([^?]*?\.git)\/([^?]*)(?:\?(.*))?$/s.exec(request.url ?? '') ?? [];
  const folder = folderOf(root, repository);
  if (folder === undefined) return notFound;
  if (service === 'git-receive-pack' || query === 'service=git-receive-pack') return readOnly;
  if (service === 'info/refs') return advertised(request, query, folder);
  if (service === 'git-upload-pack') return fetched(request, folder);
  return notFound;
}

function advertised({ method }: IncomingMessage, query: string, folder: string): Asked | Declined {
  if (method !== 'GET') return wrongMethod('GET');
  return query === 'service=git-upload-pack'
    ? { folder, advertise: true }
    : { status: 403, text: 'Only the smart protocol of git is served here.' };
}

function fetched({ method, headers }: IncomingMessage, folder: string): Asked | Declined {
  if (method !== 'POST') return wrongMethod('POST');
  const encoding = headers['content-encoding'] ?? 'identity';
  const isGit = headers['content-type'] === 'application/x-git-upload-pack-request';
  return isGit && ['identity', 'gzip', 'x-gzip'].includes(encoding)
    ? { folder, advertise: false }
    : { status: 415, text: 'This is no request of git.' };
}

const wrongMethod = (allow: string): Declined => ({
  status: 405,
  text: `This takes ${allow} alone.`,
  headers: { allow },
});
