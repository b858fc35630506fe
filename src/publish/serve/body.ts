import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Declined } from './declined';

/** What a client has and wants, unpacked: the names of some 80,000 commits. */
const mostBytes = 4 * 1024 * 1024;

const tooLong: Declined = { status: 413, text: 'This request is too long.' };

/** The whole of what a client sends, unpacked; why not, when it is too long or not what it says. */
export async function bodyOf(request: IncomingMessage, response: ServerResponse): Promise<Buffer | Declined> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return tooLong;
  const parts: Buffer[] = [];
  let read = 0;
  try {
    for await (const part of unpacked(request, response) as AsyncIterable<Buffer>) {
      read += part.length;
      if (read > mostBytes) return tooLong;
      parts.push(part);
    }
  } catch {
    return { status: 400, text: 'This request cannot be read.' };
  }
  return Buffer.concat(parts);
}

/** A request that its reader leaves early stays open: before its connection ends, the client is told what is wrong. */
function unpacked(request: IncomingMessage, response: ServerResponse): AsyncIterable<unknown> {
  const left: Parameters<Readable['iterator']>[0] = { destroyOnReturn: false };
  if ((request.headers['content-encoding'] ?? 'identity') === 'identity') return request.iterator(left);
  const gunzip = createGunzip();
  response.once('close', () => gunzip.destroy());
  return request.pipe(gunzip).iterator(left);
}
