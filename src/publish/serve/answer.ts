import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable, Writable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Asked } from './request';
import { protocolOf, uploadPack } from './upload-pack';

/** What a client has and wants, unpacked; git's own requests are a thousandth of it. */
const mostBytes = 16 * 1024 * 1024;

class TooLong extends Error {}

/** Answers a client from git. Resolves when the answer has ended, one way or another. */
export async function answer(
  { folder, advertise }: Asked,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const protocol = protocolOf(request.headers['git-protocol']);
  const child = uploadPack({ folder, advertise, protocol });
  const ended = new Promise<void>(resolve =>
    child
      .once('close', () => {
        resolve();
      })
      .once('error', () => {
        resolve();
      }),
  );
  // A client that goes takes its git with it.
  response.once('close', () => child.kill());
  child.stderr.resume();
  try {
    const kind = advertise ? 'advertisement' : 'result';
    const begin = (): void => {
      response.writeHead(200, {
        'content-type': `application/x-git-upload-pack-${kind}`,
        'cache-control': 'no-cache, max-age=0, must-revalidate',
      });
      // The newer protocol begins with its version instead.
      if (advertise && !/(?:^|:)version=2(?:$|:)/.test(protocol ?? ''))
        response.write('001e# service=git-upload-pack\n0000');
    };
    await Promise.all([feed(child, advertise, request, response), passOn(child.stdout, response, begin)]);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  } catch (error) {
    decline(response, error);
  } finally {
    child.kill();
    await ended;
  }
}

/**
 * Gives git the request, of which it takes no more than there may be. What git has no more use for is read all the same:
 * a client that is not heard out takes the answer for broken.
 */
async function feed(
  { stdin }: ChildProcessWithoutNullStreams,
  advertise: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  stdin.on('error', () => undefined);
  if (advertise) {
    stdin.end();
    return;
  }
  let read = 0;
  for await (const chunk of unpacked(request, response) as AsyncIterable<Buffer>) {
    read += chunk.length;
    if (read > mostBytes) throw new TooLong();
    if (stdin.writable && !stdin.write(chunk)) await drained(stdin);
  }
  stdin.end();
}

function unpacked(request: IncomingMessage, response: ServerResponse): Readable {
  if ((request.headers['content-encoding'] ?? 'identity') === 'identity') return request;
  const gunzip = createGunzip();
  // Not a pipeline, which would end the connection, too, before the client is told what is wrong.
  response.once('close', () => gunzip.destroy());
  return request.pipe(gunzip);
}

/** Passes git's answer on, from its first byte: before it, nothing is promised to the client. */
async function passOn(from: Readable, response: ServerResponse, begin: () => void): Promise<void> {
  for await (const chunk of from as AsyncIterable<Buffer>) {
    if (!response.headersSent) begin();
    if (!response.write(chunk)) await drained(response);
  }
}

/** Resolves when a stream takes more, or nothing ever again. */
function drained(stream: Writable): Promise<void> {
  return new Promise(resolve => {
    // Whoever is gone never says so again.
    if (stream.destroyed) {
      resolve();
      return;
    }
    const go = (): void => {
      stream.off('drain', go).off('close', go);
      resolve();
    };
    stream.on('drain', go).on('close', go);
  });
}

function decline(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  response.writeHead(error instanceof TooLong ? 413 : 400, { connection: 'close' }).end();
}
